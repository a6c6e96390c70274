package cn.yishulai.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** What the columns of other people's files are called. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "number", List.of("isbn13", "isbn", "isbn10", "isbn_raw", "raw", "unified_number", "书号", "统一书号", "标准书号"),
            "title", List.of("title", "书名", "题名", "正题名", "名称", "name"),
            "label", List.of("volume", "volumelabel", "volume_label", "卷", "卷册", "分册", "册"),
            "author", List.of("author", "authors", "作者", "著者", "责任者", "著译者"),
            "publisher", List.of("publisher", "出版社", "出版者", "出版单位"),
            "series", List.of("series", "丛书", "丛书名", "套装"),
            "year", List.of("year", "pubdate", "date", "出版年", "出版日期", "出版时间", "年份"),
            "price", List.of("price", "定价", "价格", "单价"));

    private final BufferedReader reader;
    private final List<String> columns;
    private final Map<String, Integer> known;
    private long line;
    private long characters;

    CsvBooks(Path file) throws IOException {
        reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), Encoding.of(file)), 1 << 16);
        String header = readLine();
        List<String> names = header == null ? null : cells(header.startsWith("\uFEFF") ? header.substring(1) : header);
        columns = names == null ? List.of() : names;
        known = known(columns);
        if (!known.containsKey("title")) {
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
            return Arrival.rejected(place, List.of(), "the line is longer than " + LONGEST_LINE + " characters");
        }
        List<String> cells = cellsOf(row);
        return cells == null
                ? Arrival.rejected(place, List.of(row), "a quotation mark is not closed")
                : read(place, cells);
    }

    private Arrival read(String place, List<String> cells) {
        if (cells.size() > columns.size()) {
            return Arrival.rejected(
                    place, cells, "the row has %d columns, the header %d".formatted(cells.size(), columns.size()));
        }
        String numbers = cell("number", cells);
        return new RecordParts(
                        cell("title", cells),
                        cell("label", cells),
                        cell("author", cells),
                        cell("publisher", cells),
                        cell("series", cells),
                        cell("year", cells),
                        cell("price", cells),
                        numbers == null ? List.of() : List.of(numbers.split("[;；]")))
                .arrive(place, cells, null);
    }

    private @Nullable String cell(String column, List<String> cells) {
        Integer index = known.get(column);
        return index == null || index >= cells.size() ? null : cells.get(index);
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

    private static Map<String, Integer> known(List<String> columns) {
        Map<String, Integer> known = new HashMap<>();
        List<String> folded = columns.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        NAMES.forEach((column, names) -> names.stream()
                .filter(folded::contains)
                .findFirst()
                .ifPresent(name -> known.put(column, folded.indexOf(name))));
        return known;
    }

    @Override
    public long position() {
        return characters;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
