package cn.yishulai.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that did not come in, with the reason first, to be put right and imported again. UTF-8 with the mark by
 * which Excel knows it; cells that a spreadsheet would calculate are defused.
 */
final class RejectedRecords implements Closeable {

    private final Writer writer;

    RejectedRecords(Path file) throws IOException {
        writer = Files.newBufferedWriter(file);
        writer.write(Spreadsheet.BYTE_ORDER_MARK + "reason,file,place,record\r\n");
    }

    void add(Path file, String place, String reason, List<String> raw) {
        List<String> cells = new ArrayList<>(List.of(reason, String.valueOf(file.getFileName()), place));
        cells.addAll(raw);
        try {
            writer.write(Spreadsheet.row(cells));
        } catch (IOException e) {
            throw new UncheckedIOException("the rejected records cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
