package cn.yishulai;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every test that needs no browser, beside {@link WalksSuite}. */
@Suite
@SelectPackages("cn.yishulai")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(WalksSuite.WALKS)
class RoomsSuite {}
