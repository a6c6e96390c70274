package cn.yishulai;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The walks through the web client, but those of {@link FairWalksSuite}. They wait for a browser half of their time, so the build runs them beside
 * {@link RoomsSuite}, in a process, a service and a database of their own.
 */
@Suite
@SelectPackages("cn.yishulai")
@IncludeClassNamePatterns(WalksSuite.WALKS)
@ExcludeClassNamePatterns(FairWalksSuite.WALKS)
class WalksSuite {

    static final String WALKS = ".*(InBrowser|ByKeyboard)Test";
}
