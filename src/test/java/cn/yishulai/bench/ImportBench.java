package cn.yishulai.bench;

import cn.yishulai.TestServers;
import cn.yishulai.catalog.ImportCommand;
import cn.yishulai.catalog.ImportOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * How many records a second come in, and how much memory that takes. The limit is the heap it is started with:
 *
 * <pre>
 * java -cp … cn.yishulai.bench.TitleGenerator books.csv 1000000
 * java -Xmx256m -cp … cn.yishulai.bench.ImportBench books.csv
 * </pre>
 */
public final class ImportBench {

    private ImportBench() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        String url = TestServers.newDatabase();
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        try (Connection database = DriverManager.getConnection(url)) {
            long began = System.nanoTime();
            new ImportCommand(database, System.out, System.err, false)
                    .run(new ImportOptions(List.of(file), false, null));
            double seconds = (System.nanoTime() - began) / 1e9;
            long volumes = number(database, "SELECT count(*) FROM volume");
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000_000;
            System.out.printf(
                    "| %,d MB file | %,d volumes | %.0f s | %,.0f records/s | own CPU %d s | heap at most %d of %d MB | database %,d MB |%n",
                    Files.size(file) >> 20,
                    volumes,
                    seconds,
                    volumes / seconds,
                    cpu,
                    peak() >> 20,
                    Runtime.getRuntime().maxMemory() >> 20,
                    number(database, "SELECT pg_database_size(current_database())") >> 20);
        }
        System.exit(0);
    }

    /** The most that was in use at any time, garbage that was not collected yet included. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static long number(Connection database, String sql) throws Exception {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
