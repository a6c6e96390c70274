package cn.yishulai.boot;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Two nodes on one house, started once for all of these, and every other test of the jar that {@link JarSuite} has not. */
@Suite
@SelectPackages("cn.yishulai")
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns(JarSuite.ALONE)
class NodesSuite {}
