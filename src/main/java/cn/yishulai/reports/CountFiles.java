package cn.yishulai.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.journal.CsvRow;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A count as a file, with its definition inside, so that nobody reads the figures without it. A thousand rows are in memory. */
@ApplicationScoped
class CountFiles {

    private static final int FLUSHED = 1_000;

    private final Counts counts;
    private final Figures figures;

    CountFiles(Counts counts, Figures figures) {
        this.counts = counts;
        this.figures = figures;
    }

    /** @param columns of all its tables: first the keys, then the measures */
    record File(CountView count, Columns columns) {

        String name() {
            return "%s-%s-%s"
                    .formatted(count.report().name().toLowerCase(java.util.Locale.ROOT), count.from(), count.to());
        }
    }

    /** In the order in which they stand. */
    record Columns(List<String> keys, List<String> measures) {

        static Columns of(Report report) {
            return switch (report) {
                case VISITS ->
                    new Columns(
                            List.of("SITE", "FAIR", "SESSION", "MONTH", "DAY", "AGE_BAND", "CHANNEL", "AREA", "YEAR"),
                            List.of("VISITS", "EVENTS", "RESIDENTS", "PER_RESIDENT"));
                case ACTIVATION ->
                    new Columns(
                            List.of("SITE", "MONTH", "CLASS", "DAYS"),
                            List.of(
                                    "REGISTERED",
                                    "MOVED",
                                    "SHARE",
                                    "MEDIAN_DAYS",
                                    "NINTH_DAYS",
                                    "TURNS",
                                    "TURNS_PER_COPY",
                                    "COPIES",
                                    "NEW_FAMILIES"));
                case BOOKS ->
                    new Columns(
                            List.of("FROM_SITE", "SITE", "FAIR", "MONTH", "DAY", "CLASS", "WAY"),
                            List.of("IN", "OUT", "THROUGH", "COPIES", "KM", "COPY_KM", "NO_POSITION"));
                case NO_SHOWS ->
                    new Columns(
                            List.of("FAIR", "SESSION", "MONTH", "CHANNEL"),
                            List.of("TICKETS", "HELD", "ADMITTED", "NO_SHOW", "SHARE", "LET_GO"));
            };
        }
    }

    /** @throws cn.yishulai.kernel.Refused COUNT_UNKNOWN, COUNT_NOT_DONE */
    File of(UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            counts.requireDone(id);
            CountView count = counts.show(id);
            return new File(count, Columns.of(count.report()));
        });
    }

    /** Rows of all tables beneath each other; the definition in the first of them. */
    void table(File file, OutputStream bytes) throws IOException {
        Writer out = new OutputStreamWriter(bytes, UTF_8);
        out.write(CsvRow.BYTE_ORDER_MARK);
        List<Object> heads = new ArrayList<>(List.of("section"));
        heads.addAll(file.columns().keys());
        heads.add("name");
        heads.addAll(file.columns().measures());
        heads.add("text");
        out.write(CsvRow.of(heads.toArray()));
        for (List<String> line : about(file.count())) {
            Object[] cells = new Object[heads.size()];
            cells[0] = line.get(0);
            cells[cells.length - 1] = line.get(1);
            out.write(CsvRow.of(cells));
        }
        Names names = new Names(file.count().names());
        each(file, figure -> out.write(CsvRow.of(cells(file.columns(), figure, names))));
        out.flush();
    }

    private Object[] cells(Columns columns, Figure figure, Names names) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(figure.section());
        columns.keys().forEach(key -> cells.add(text(figure.keys().get(key))));
        cells.add(names.of(figure));
        columns.measures().forEach(measure -> cells.add(text(figure.measures().get(measure))));
        cells.add(null);
        return cells.toArray();
    }

    /** A sheet that says what was counted, and one for each table. */
    void book(File file, OutputStream bytes) throws IOException {
        try (Workbook book = new Workbook(bytes, "Yishulai", "1.0")) {
            Worksheet first = book.newWorksheet("DEFINITION");
            int at = 0;
            for (List<String> line : about(file.count())) {
                first.value(at, 0, line.get(0));
                first.value(at++, 1, CsvRow.cell(line.get(1)));
            }
            first.width(0, 22);
            first.width(1, 120);
            first.finish();
            Sheets sheets =
                    new Sheets(book, file.columns(), new Names(file.count().names()));
            each(file, sheets::write);
            sheets.finish();
        }
    }

    /** What whoever opens the file must know: label and text. */
    private static List<List<String>> about(CountView count) {
        Definition definition = count.definition();
        return List.of(
                List.of("REPORT", count.report().name()),
                List.of("FROM", count.from().toString()),
                List.of("TO", count.to().toString()),
                List.of("AS_OF", count.asOf().toString()),
                List.of(
                        "DEFINITION_VERSION",
                        definition.version() == null
                                ? "DRAFT"
                                : definition.version().toString()),
                List.of("DEFINITION_ZH", definition.zh()),
                List.of("DEFINITION_EN", definition.en()),
                List.of("CHECKSUM_SHA256", String.valueOf(count.checksum())),
                List.of("COUNT", count.id().toString()));
    }

    private interface Writing {
        void write(Figure figure) throws IOException;
    }

    private void each(File file, Writing writing) {
        QuarkusTransaction.joiningExisting()
                .run(() -> figures.each(file.count().id(), figure -> {
                    try {
                        writing.write(figure);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : value.asText();
    }

    /** What ids mean, as the screen says it; sites and fairs that only the details name are said by their ids. */
    private record Names(@Nullable Map<String, String> known) {

        String of(Figure figure) {
            List<String> names = new ArrayList<>();
            figure.keys().forEach(key -> {
                String name = known == null ? null : known.get(key.asText());
                if (name != null) {
                    names.add(name);
                }
            });
            return String.join(" · ", names);
        }
    }

    /** One sheet at a time: the figures come table by table. */
    private static final class Sheets {

        private final Workbook book;
        private final Columns columns;
        private final Names names;
        private @Nullable Worksheet sheet;
        private String section = "";
        private int row;

        Sheets(Workbook book, Columns columns, Names names) {
            this.book = book;
            this.columns = columns;
            this.names = names;
        }

        void write(Figure figure) throws IOException {
            Worksheet into = sheet;
            if (into == null || !section.equals(figure.section())) {
                into = begin(figure.section());
            }
            int at = 0;
            for (String key : columns.keys()) {
                JsonNode value = figure.keys().get(key);
                if (value != null) {
                    into.value(row, at, CsvRow.cell(value.asText()));
                }
                at++;
            }
            into.value(row, at++, CsvRow.cell(names.of(figure)));
            for (String measure : columns.measures()) {
                JsonNode value = figure.measures().get(measure);
                if (value != null) {
                    into.value(row, at, value.decimalValue());
                }
                at++;
            }
            if (++row % FLUSHED == 0) {
                into.flush();
            }
        }

        private Worksheet begin(String name) throws IOException {
            finish();
            Worksheet begun = book.newWorksheet(name);
            int at = 0;
            for (String head : columns.keys()) {
                begun.value(0, at++, head);
            }
            begun.value(0, at++, "NAME");
            for (String head : columns.measures()) {
                begun.value(0, at++, head);
            }
            begun.range(0, 0, 0, at - 1).style().bold().set();
            begun.freezePane(0, 1);
            sheet = begun;
            section = name;
            row = 1;
            return begun;
        }

        void finish() throws IOException {
            if (sheet != null) {
                sheet.finish();
            }
        }
    }
}
