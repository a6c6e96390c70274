package cn.yishulai;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every test that needs no browser, beside {@link WalksSuite} and {@link BooksSuite}. */
@Suite
@SelectPackages("cn.yishulai")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns({WalksSuite.WALKS, BooksSuite.ROOMS})
class RoomsSuite {}
