package cn.yishulai.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps what a benchmark measured as {@code target/bench/<table>.json} beside what it prints, a row as soon as it is known,
 * so that a run that is cut short has lost nothing. {@link BenchPage} makes a page of all tables.
 */
public final class Measured {

    /** Where tables are kept: the folder of the build. */
    static final Path FOLDER = Path.of("target", "bench");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final int DIGITS = 4;

    private final Path file;
    private final Map<String, Object> table = new LinkedHashMap<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<Map<String, Object>> claims = new ArrayList<>();

    /**
     * @param name of the table, and of its file
     * @param about what is measured beside what, in one sentence
     * @param toReach what design.md, section 7, asks for
     */
    public Measured(String name, String about, String toReach) {
        this(FOLDER, name, about, toReach);
    }

    Measured(Path folder, String name, String about, String toReach) {
        file = folder.resolve(name + ".json");
        table.put("table", name);
        table.put("about", about);
        table.put("toReach", toReach);
        table.put("machine", machine());
        table.put("began", Instant.now().toString());
        table.put("rows", rows);
        table.put("claims", claims);
    }

    /**
     * @param of what was measured: size, number of clients, format
     * @param figures name with its unit to number
     */
    public synchronized void row(Map<String, ?> of, Map<String, Double> figures) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("of", of);
        Map<String, Double> rounded = new LinkedHashMap<>();
        figures.forEach((name, figure) -> rounded.put(name, rounded(figure)));
        row.put("figures", rounded);
        rows.add(row);
        write();
    }

    /** That a figure is at least so much is asked for. @param what in one line, for the table of all that was asked for */
    public void atLeast(String what, double figure, double asked) {
        claim(what, figure, "\u2265", asked, figure >= asked);
    }

    /** That a figure is at most so much is asked for. */
    public void atMost(String what, double figure, double asked) {
        claim(what, figure, "\u2264", asked, figure <= asked);
    }

    private synchronized void claim(String what, double figure, String sign, double asked, boolean reached) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("what", what);
        claim.put("figure", rounded(figure));
        claim.put("asked", sign + " " + shown(asked == Math.rint(asked) ? (Object) (long) asked : (Object) asked));
        claim.put("reached", reached && Double.isFinite(figure));
        claims.add(claim);
        write();
    }

    private void write() {
        try {
            Files.createDirectories(file.getParent());
            JSON.writeValue(file.toFile(), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Four digits that count; whoever wants more has not measured so often. */
    static double rounded(double figure) {
        return figure == 0 || !Double.isFinite(figure)
                ? 0
                : new BigDecimal(figure).round(new MathContext(DIGITS)).doubleValue();
    }

    private static Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processor", processor());
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", Runtime.version().toString());
        machine.put("load", load());
        return machine;
    }

    private static String processor() {
        return lines("/proc/cpuinfo")
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** What else the machine did when it began: above the number of processors, read only ratios. */
    private static String load() {
        return lines("/proc/loadavg")
                .findFirst()
                .map(line -> line.split(" ")[0])
                .orElse("unknown");
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            return Stream.empty(); // not every system tells
        }
    }

    /** {@code 1,000,000} of a number, anything else as it is. */
    static String shown(Object value) {
        return value instanceof Integer || value instanceof Long
                ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
                : String.valueOf(value);
    }
}
