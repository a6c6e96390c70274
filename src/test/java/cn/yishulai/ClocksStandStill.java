package cn.yishulai;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The clocks of the service stand still while the tests of the class run: the tests say when a clock looks, and assert what
 * is so before it does. A round of the service's own, every few seconds, would do in between what the test is about, or hold
 * what its round then passes over. And a class that sets the time ahead would have them end, at that time, what other tests
 * have left behind.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClocksStandStill {}
