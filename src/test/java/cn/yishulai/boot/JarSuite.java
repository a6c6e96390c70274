package cn.yishulai.boot;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The jar as one person starts it, stops it and pulls its plug. Beside {@link NodesSuite}, in a process of its own. */
@Suite
@SelectPackages("cn.yishulai")
@IncludeClassNamePatterns(JarSuite.ALONE)
class JarSuite {

    static final String ALONE = ".*\\.(BillOfMaterials|Crash|Mistakes|Restart|RunningJar)IT";
}
