package cn.yishulai.journal;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** A row of a table that people open in a spreadsheet: what it would compute is made text by an apostrophe; a number stays one. */
public final class CsvRow {

    /** A spreadsheet knows UTF-8 by it. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

    private CsvRow() {}

    /** With its line end; a cell that has nothing to say is empty. */
    public static String of(@Nullable Object... cells) {
        return CSVFormat.RFC4180.format(Arrays.stream(cells).map(CsvRow::cell).toArray()) + "\r\n";
    }

    /** What stands in the cell. */
    public static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean computes = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return computes && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
