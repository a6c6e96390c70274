package cn.yishulai.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file with a header line. Columns may have English or Chinese names, in any order; what we do not know
 * is passed over. Each row is parsed on its own, so that one unclosed quotation mark does not swallow the rest.
 */
final class CsvBooks implements BookSource {

    private static final int LONGEST_LINE = 100_000;
    /** A quoted field may run over this many lines; after that the quotation mark was a mistake. */
    private static final int MOST_LINES_OF_A_ROW = 20;

    private static final int READ_AHEAD = 2_000_000;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    private final CountedStream bytes;
    private final BufferedReader reader;
    private final List<String> columns;
    private final ColumnNames known;
    private long line;
    private long characters;

    CsvBooks(Path file) throws IOException {
        bytes = new CountedStream(Files.newInputStream(file));
        reader = new BufferedReader(new InputStreamReader(bytes, Encoding.of(file)), 1 << 16);
        String header = readLine();
        List<String> names = header == null ? null : cells(header.startsWith("\uFEFF") ? header.substring(1) : header);
        columns = names == null ? List.of() : names;
        known = new ColumnNames(columns);
        if (!known.haveTitle()) {
            reader.close();
            throw new UnreadableFile("the first line names no column “title” or “书名”");
        }
    }

    @Override
    public @Nullable Arrival next() throws IOException {
        String row = readLine();
        while (row != null && row.isBlank()) {
            row = readLine();
        }
        if (row == null) {
            return null;
        }
        long first = line;
        String place = "line " + first;
        if (row.length() >= LONGEST_LINE) {
            return Arrival.rejected(
                    place,
                    List.of(),
                    Rejection.Code.ROW_TOO_LONG,
                    "the line is longer than " + LONGEST_LINE + " characters");
        }
        List<String> cells = cellsOf(row);
        return cells == null
                ? Arrival.rejected(
                        place, List.of(row), Rejection.Code.QUOTATION_NOT_CLOSED, "a quotation mark is not closed")
                : read(place, cells);
    }

    private Arrival read(String place, List<String> cells) {
        if (cells.size() > columns.size()) {
            return Arrival.rejected(
                    place,
                    cells,
                    Rejection.Code.ROW_TOO_WIDE,
                    "the row has %d columns, the header %d".formatted(cells.size(), columns.size()));
        }
        List<String> plain = cells.stream().map(Spreadsheet::plain).toList();
        return known.parts(plain).arrive(place, cells, null).ours(known.own(plain));
    }

    /** The cells, with those lines that a quoted one runs over; null, and back behind the first, if nothing closes it. */
    private @Nullable List<String> cellsOf(String first) throws IOException {
        List<String> cells = cells(first);
        if (cells != null) {
            return cells;
        }
        StringBuilder row = new StringBuilder(first);
        long lineBefore = line;
        long charactersBefore = characters;
        reader.mark(READ_AHEAD);
        for (int more = 1; more < MOST_LINES_OF_A_ROW && row.length() < LONGEST_LINE; more++) {
            String next = readLine();
            if (next == null) {
                break;
            }
            cells = cells(row.append('\n').append(next).toString());
            if (cells != null) {
                return cells;
            }
        }
        if (characters - charactersBefore < READ_AHEAD / 2) {
            reader.reset();
            line = lineBefore;
            characters = charactersBefore;
        }
        return null;
    }

    /** A line up to LONGEST_LINE characters; of a longer one that much, and the rest is skipped. */
    private @Nullable String readLine() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        line++;
        while (c >= 0 && c != '\n') {
            characters++;
            if (text.length() < LONGEST_LINE) {
                text.append((char) c);
            }
            c = reader.read();
        }
        int last = text.length() - 1;
        if (last >= 0 && text.charAt(last) == '\r') {
            text.setLength(last);
        }
        return text.toString();
    }

    /** Null when the quotation marks do not fit. */
    private static @Nullable List<String> cells(String row) throws IOException {
        try (CSVParser parser = CSVParser.parse(row, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? List.of() : List.copyOf(records.get(0).toList());
        } catch (UncheckedIOException malformed) {
            return null;
        }
    }

    @Override
    public long position() {
        return bytes.count();
    }

    @Override
    public FileFormat format() {
        return FileFormat.CSV;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<@Nullable DescribedField> meanings() {
        return known.meanings();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
