package cn.yishulai.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that works on imports until there are none, to be killed. */
final class ImportProcess {

    private ImportProcess() {}

    public static void main(String[] url) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url[0]);
        ImportRunner runner = new ImportRunner(database, new ObjectMapper(), Clock.systemUTC());
        while (runner.runOne()) {
            Thread.sleep(1);
        }
    }
}
