package cn.yishulai.catalog;

import static cn.yishulai.catalog.Rejection.Code.BOOK_NUMBER_MALFORMED;
import static cn.yishulai.catalog.Rejection.Code.FILE_BROKEN;
import static cn.yishulai.catalog.Rejection.Code.FORMULA_WITHOUT_VALUE;
import static cn.yishulai.catalog.Rejection.Code.HEADER_MISSING;
import static cn.yishulai.catalog.Rejection.Code.ROW_HIDDEN;
import static cn.yishulai.catalog.Rejection.Code.ROW_TOO_WIDE;
import static cn.yishulai.catalog.Rejection.Code.SHEET_HIDDEN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a workbook. Every sheet that is shown is read, each with a head line of its own among its first rows, below
 * whatever title somebody has set above it. What is hidden does not come in, and is told.
 */
final class XlsxBooks implements BookSource {

    /** Titles, dates and logos above the head line. */
    private static final int HEAD_ROWS = 20;

    private static final int MOST_COLUMNS = 1_000;

    /** A sheet that is open: its rows, and what its columns are. */
    private record Open(Sheet sheet, Stream<Row> stream, Iterator<Row> rows, List<String> names, ColumnNames known) {}

    private final ReadableWorkbook workbook;
    private final long size;
    private final List<Sheet> sheets;
    private final List<String> columns;
    private final ColumnNames meanings;
    private int next;
    private @Nullable Open open;
    /** The row that was read to see whether the head goes on there. */
    private @Nullable Row pushedBack;

    XlsxBooks(Path file) throws IOException {
        Workbook.requireHarmless(file);
        size = Files.size(file);
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            sheets = workbook.getSheets().toList();
        } catch (RuntimeException | IOException broken) {
            throw new UnreadableFile("the workbook is damaged: " + broken.getMessage());
        }
        Open first = null;
        for (int i = 0; i < sheets.size() && first == null; i++) {
            first = isShown(sheets.get(i)) ? tried(sheets.get(i)) : null;
        }
        if (first == null) {
            workbook.close();
            throw new UnreadableFile("no sheet has a row that names a column “title” or “书名”");
        }
        first.stream().close();
        pushedBack = null;
        columns = first.names();
        meanings = first.known();
    }

    @Override
    public @Nullable Arrival next() throws IOException {
        while (open != null || next < sheets.size()) {
            Arrival arrival = open == null ? openNext(sheets.get(next++)) : nextRow(open);
            if (arrival != null) {
                return arrival;
            }
        }
        return null;
    }

    private @Nullable Arrival openNext(Sheet sheet) {
        String place = "sheet “%s”".formatted(Notes.shortened(sheet.getName()));
        if (!isShown(sheet)) {
            return Arrival.rejected(place, List.of(), SHEET_HIDDEN, "the sheet is hidden; show it to bring it in");
        }
        open = tried(sheet);
        return open != null || isBlank(sheet)
                ? null
                : Arrival.rejected(
                        place,
                        List.of(),
                        HEADER_MISSING,
                        "none of the first %d rows names a column “title” or “书名”".formatted(HEAD_ROWS));
    }

    private @Nullable Arrival nextRow(Open sheet) {
        try {
            Row row = pushedBack;
            pushedBack = null;
            while (row == null || isBlank(row)) {
                if (!sheet.rows().hasNext()) {
                    closeSheet();
                    return null;
                }
                row = sheet.rows().next();
            }
            return read(sheet, row);
        } catch (ExcelReaderException | IllegalStateException | IndexOutOfBoundsException | NumberFormatException e) {
            closeSheet();
            return Arrival.rejected(
                    "sheet “%s”".formatted(Notes.shortened(sheet.sheet().getName())),
                    List.of(),
                    FILE_BROKEN,
                    "the sheet is broken here and cannot be read further");
        }
    }

    private Arrival read(Open sheet, Row row) {
        String place = sheets.size() == 1
                ? "row " + row.getRowNum()
                : "sheet “%s”, row %d".formatted(Notes.shortened(sheet.sheet().getName()), row.getRowNum());
        if (row.getCellCount() > MOST_COLUMNS) {
            return Arrival.rejected(
                    place, List.of(), ROW_TOO_WIDE, "the row has more than %d columns".formatted(MOST_COLUMNS));
        }
        List<String> cells = new ArrayList<>(Collections.nCopies(row.getCellCount(), ""));
        List<Arrival> refused = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            DescribedField field = sheet.known().meaning(i);
            XlsxCell cell = XlsxCell.of(row.getCell(i), field);
            cells.set(i, cell.text());
            if (cell.refusal() != null && field != null) {
                Rejection.Code code = field == DescribedField.NUMBERS && !cell.isFormula()
                        ? BOOK_NUMBER_MALFORMED
                        : FORMULA_WITHOUT_VALUE;
                refused.add(Arrival.rejected(place, cells, code, cell.refusal()));
            }
        }
        if (row.isHidden()) {
            return Arrival.rejected(place, cells, ROW_HIDDEN, "the row is hidden; show it to bring it in");
        }
        return refused.isEmpty()
                ? sheet.known()
                        .parts(cells)
                        .arrive(place, cells, null)
                        .ours(sheet.known().own(cells))
                : refused.get(0);
    }

    /** The sheet, read up to its first book; null when no row of its beginning is a head line. */
    private @Nullable Open tried(Sheet sheet) {
        Stream<Row> stream = null;
        try {
            stream = sheet.openStream();
            Iterator<Row> rows = stream.iterator();
            for (int i = 0; i < HEAD_ROWS && rows.hasNext(); i++) {
                List<String> names = texts(rows.next());
                if (new ColumnNames(names).haveTitle()) {
                    return headed(sheet, stream, rows, names);
                }
            }
        } catch (IOException | RuntimeException broken) {
            // As if it had no head line: it is told once, and the other sheets are read.
        }
        if (stream != null) {
            stream.close();
        }
        return null;
    }

    /** A head line of two rows has wide cells above narrow ones: 出版 over 出版社 and 年份. */
    private Open headed(Sheet sheet, Stream<Row> stream, Iterator<Row> rows, List<String> first) {
        pushedBack = rows.hasNext() ? rows.next() : null;
        List<String> second = pushedBack == null ? List.of() : texts(pushedBack);
        ColumnNames lower = new ColumnNames(second);
        int title = new ColumnNames(first).meanings().indexOf(DescribedField.TITLE);
        if (lower.isEmpty() || title < second.size() && !second.get(title).isBlank()) {
            return new Open(sheet, stream, rows, first, new ColumnNames(first));
        }
        pushedBack = null;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            boolean below = i < second.size() && !second.get(i).isBlank();
            names.add(below ? second.get(i) : i < first.size() ? first.get(i) : "");
        }
        return new Open(sheet, stream, rows, names, new ColumnNames(names));
    }

    private static List<String> texts(Row row) {
        int count = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(XlsxCell.of(row.getCell(i), null).text());
        }
        return texts;
    }

    private static boolean isShown(Sheet sheet) {
        return sheet.getVisibility() == SheetVisibility.VISIBLE;
    }

    private static boolean isBlank(Sheet sheet) {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.allMatch(XlsxBooks::isBlank);
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    /** A formula whose result is missing is something, too. */
    private static boolean isBlank(Row row) {
        return row.stream()
                .allMatch(cell -> cell == null
                        || cell.getFormula() == null
                                && (cell.getRawValue() == null
                                        || cell.getRawValue().isBlank()));
    }

    private void closeSheet() {
        if (open != null) {
            open.stream().close();
            open = null;
        }
    }

    /** Where in the packed file a row stands cannot be known; sheets are counted. */
    @Override
    public long position() {
        return open == null && next == sheets.size() ? size : size * Math.max(0, next - 1) / sheets.size();
    }

    @Override
    public FileFormat format() {
        return FileFormat.XLSX;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<@Nullable DescribedField> meanings() {
        return meanings.meanings();
    }

    @Override
    public void close() throws IOException {
        closeSheet();
        workbook.close();
    }
}
