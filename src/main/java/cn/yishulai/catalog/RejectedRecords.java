package cn.yishulai.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * The records that did not come in, with the reason first, to be put right and imported again. UTF-8 with the mark by
 * which Excel knows it; cells that a spreadsheet would calculate are defused.
 */
final class RejectedRecords implements Closeable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Writer writer;

    RejectedRecords(Path file) throws IOException {
        writer = Files.newBufferedWriter(file);
        writer.write(BYTE_ORDER_MARK + "reason,file,place,record\r\n");
    }

    void add(Path file, String place, String reason, List<String> raw) {
        List<String> cells = new ArrayList<>(List.of(reason, String.valueOf(file.getFileName()), place));
        cells.addAll(raw);
        try {
            Object[] safe = cells.stream().map(RejectedRecords::harmless).toArray();
            writer.write(CSVFormat.RFC4180.format(safe) + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the rejected records cannot be written", e);
        }
    }

    /** =HYPERLINK(…) would be run by whoever opens the list. */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
