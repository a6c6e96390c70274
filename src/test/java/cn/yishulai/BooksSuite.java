package cn.yishulai;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Titles, labels, trades and cities under other rules: what {@link RoomsSuite} leaves to whoever has walked. */
@Suite
@SelectPackages("cn.yishulai")
@IncludeClassNamePatterns(BooksSuite.ROOMS)
@ExcludeClassNamePatterns(WalksSuite.WALKS)
class BooksSuite {

    static final String ROOMS = "cn\\.yishulai\\.(catalog|labels|matching|simulation)\\..*Test";
}
