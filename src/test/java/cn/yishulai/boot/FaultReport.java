package cn.yishulai.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What each fault did to those who stood at the counters, as a table and as files in {@code target/faults/}. */
final class FaultReport {

    private static final Path FOLDER = Path.of("target", "faults");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<Row> rows = new ArrayList<>();

    /**
     * One fault.
     *
     * @param acknowledged writes that people were told are done; each was found exactly once, or the test failed
     * @param retries how often something was sent again
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
            long silenceMillis,
            long recoveryMillis) {}

    void add(Row row) throws Exception {
        rows.add(row);
        Files.createDirectories(FOLDER);
        JSON.writeValue(FOLDER.resolve(row.test() + ".json").toFile(), row);
    }

    String table() {
        StringBuilder table = new StringBuilder("%n%-46s %10s %8s %10s %10s %8s%n"
                .formatted("fault", "seed", "written", "sent again", "silence s", "back s"));
        for (Row row : rows) {
            table.append("%-46s %10d %8d %10d %10.1f %8.1f%n"
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
