package cn.yishulai.catalog;

import cn.yishulai.catalog.ImportPreview.RejectedRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The rejected records of an import as a table for a spreadsheet: number, reason, and what stood there. */
final class RejectedList {

    private static final int PAGE = 500;

    private final Imports imports;
    private final UUID job;
    private final List<String> columns;

    RejectedList(Imports imports, UUID job, List<String> columns) {
        this.imports = imports;
        this.job = job;
        this.columns = columns;
    }

    void write(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(Spreadsheet.BYTE_ORDER_MARK);
        writer.write(Spreadsheet.row(Stream.concat(Stream.of("number", "place", "code", "reason"), columns.stream())
                .toList()));
        List<RejectedRecord> page = imports.rejected(job, 0, PAGE);
        while (!page.isEmpty()) {
            for (RejectedRecord record : page) {
                writer.write(Spreadsheet.row(cells(record)));
            }
            writer.flush();
            page = imports.rejected(job, page.get(page.size() - 1).record(), PAGE);
        }
        writer.flush();
    }

    private static List<String> cells(RejectedRecord record) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(record.record()), record.place(), record.code().name(), record.reason()));
        cells.addAll(record.raw());
        return cells;
    }
}
