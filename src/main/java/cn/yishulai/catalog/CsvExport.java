package cn.yishulai.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The catalogue as a table, with the column names that the import knows. */
final class CsvExport implements ExportWriter {

    private static final List<String> COLUMNS =
            List.of("numbers", "title", "volume", "author", "publisher", "series", "year", "price");

    private final Writer writer;

    CsvExport(OutputStream out) throws IOException {
        writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        List<String> head = new ArrayList<>(COLUMNS);
        head.addAll(ColumnNames.OWN);
        writer.write(Spreadsheet.BYTE_ORDER_MARK + Spreadsheet.row(head));
    }

    @Override
    public void write(ExportedVolume volume) throws IOException {
        writer.write(Spreadsheet.row(List.of(
                String.join(";", volume.numbers()),
                volume.title(),
                Objects.requireNonNullElse(volume.label(), ""),
                Objects.requireNonNullElse(volume.author(), ""),
                Objects.requireNonNullElse(volume.publisher(), ""),
                Objects.requireNonNullElse(volume.series(), ""),
                volume.year() == null ? "" : volume.year().toString(),
                Objects.requireNonNullElse(volume.price(), ""),
                volume.ids().volume().toString(),
                volume.ids().edition().toString(),
                volume.ids().work().toString())));
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void finish() throws IOException {
        writer.flush();
    }
}
