package cn.yishulai.catalog;

import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Rows of CSV for people who open them in a spreadsheet. */
final class Spreadsheet {

    /** By it Excel knows that the file is UTF-8. */
    static final String BYTE_ORDER_MARK = "\uFEFF";

    private Spreadsheet() {}

    static String row(List<String> cells) {
        return CSVFormat.RFC4180.format(
                        cells.stream().map(Spreadsheet::harmless).toArray())
                + "\r\n";
    }

    /** =HYPERLINK(…) would be run by whoever opens the list. */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
