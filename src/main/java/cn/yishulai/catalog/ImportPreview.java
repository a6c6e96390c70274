package cn.yishulai.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a file: the counts stand in the import, here are the first records of each kind.
 *
 * @param columns what the columns of a table were taken for; empty when the format itself says it
 * @param samples the first twenty of each outcome
 * @param rejected the first twenty that would not come in
 */
record ImportPreview(List<Column> columns, List<ImportSample> samples, List<RejectedRecord> rejected) {

    static final int SHOWN = 20;

    /** @param field null for a column that is passed over */
    record Column(String name, @Nullable DescribedField field) {}

    /**
     * A record that does not come in.
     *
     * @param code stable; the words say which spelling it was
     * @param raw the cells of the row, or the record as one text
     */
    record RejectedRecord(long record, String place, Rejection.Code code, String reason, List<String> raw) {}
}
