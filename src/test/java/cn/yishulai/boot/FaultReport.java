package cn.yishulai.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each fault did to those who stood at the counters, as a table and as files in {@code target/faults/}. */
final class FaultReport {

    private static final Path FOLDER = Path.of("target", "faults");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Of all rehearsals of this run: the last table that is printed has all of them. */
    private static final List<Row> ROWS = new ArrayList<>();

    /**
     * One fault.
     *
     * @param acknowledged writes that people were told are done; each was found exactly once, or the test failed
     * @param retries how often something was sent again
     * @param refused what people were told meanwhile, and how often
     * @param silenceMillis the longest time in which no write at all was acknowledged
     * @param recoveryMillis from the end of the fault, or from the order to start again what was killed, to the next acknowledged write
     */
    record Row(
            String test,
            String fault,
            long seed,
            boolean proxied,
            int acknowledged,
            int searches,
            int retries,
            Map<String, Integer> refused,
            long silenceMillis,
            long recoveryMillis) {}

    void add(Row row) throws Exception {
        ROWS.add(row);
        Files.createDirectories(FOLDER);
        JSON.writeValue(FOLDER.resolve(row.test() + ".json").toFile(), row);
    }

    String table() {
        StringBuilder table = new StringBuilder("%n%-46s %10s %8s %10s %15s %14s%n"
                .formatted("fault", "seed", "written", "sent again", "nobody served s", "served after s"));
        for (Row row : ROWS) {
            table.append("%-46s %10d %8d %10d %15.1f %14.1f%n"
                    .formatted(
                            row.fault(),
                            row.seed(),
                            row.acknowledged(),
                            row.retries(),
                            row.silenceMillis() / 1e3,
                            row.recoveryMillis() / 1e3));
        }
        return table.toString();
    }
}
