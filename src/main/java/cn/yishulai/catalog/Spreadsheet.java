package cn.yishulai.catalog;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/** Rows of CSV for people who open them in a spreadsheet. */
final class Spreadsheet {

    /** By it Excel knows that the file is UTF-8. */
    static final String BYTE_ORDER_MARK = "\uFEFF";

    /** One apostrophe more for each, so that it can be taken off again. */
    private static final Pattern CALCULATED = Pattern.compile("'*[=+\\-@\t\r]");

    private Spreadsheet() {}

    static String row(List<String> cells) {
        return CSVFormat.RFC4180.format(
                        cells.stream().map(Spreadsheet::harmless).toArray())
                + "\r\n";
    }

    /** =HYPERLINK(…) would be run by whoever opens the list. */
    static String harmless(String cell) {
        return CALCULATED.matcher(cell).lookingAt() ? "'" + cell : cell;
    }

    /** What {@link #harmless} has made harmless, as it was. */
    static String plain(String cell) {
        return cell.startsWith("'") && CALCULATED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
