package cn.yishulai;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The walks of fairs and of what is counted of them: whichever process has done its own suite first takes them. */
@Suite
@SelectPackages("cn.yishulai")
@IncludeClassNamePatterns(FairWalksSuite.WALKS)
class FairWalksSuite {

    static final String WALKS =
            ".*\\.(Fair|FromProposal|Gate|Incidents|Programme|Rain|Reports|Season|Table|Tickets|Tour)\\w*InBrowserTest";
}
