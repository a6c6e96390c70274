package cn.yishulai.journal;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A write over HTTP that happens once, however often it is sent. The whole method is one transaction together with its
 * remembered answer, so a killed node leaves both or neither; a retry with the same Idempotency-Key gets the first
 * answer, refusals too. Answers are remembered for a week (rule {@code answers} of the retention): a phone that was offline over a holiday comes back with its key.
 *
 * <p>Not for answers that hold secrets: they would lie readable in the database.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Once {}
