package cn.yishulai.bench;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every benchmark after the other, and then one page of all: {@code mvn -Pbench verify}. */
@Suite
@SelectPackages("cn.yishulai.bench")
@IncludeClassNamePatterns(".*Bench")
class BenchSuite {

    @BeforeSuite
    static void aPlaceForTables() throws IOException {
        Files.createDirectories(Measured.FOLDER);
    }

    @AfterSuite
    static void onePageOfAll() throws IOException {
        System.out.println(BenchPage.asked(Measured.FOLDER));
        System.out.println(
                "tables: " + BenchPage.write(Measured.FOLDER).toAbsolutePath().toUri());
    }
}
