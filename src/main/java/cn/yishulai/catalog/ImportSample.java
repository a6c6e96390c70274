package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as the check read it, for whoever decides whether the file was understood.
 *
 * @param record which one of the file, counted from 1
 * @param place where it stands: line 17
 * @param price in yuan, 19.00
 * @param notes what was left out because it was not understood
 * @param changes the fields that would say something else
 */
record ImportSample(
        long record,
        String place,
        ImportOutcome.Kind outcome,
        String title,
        @Nullable String volumeLabel,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable String series,
        @Nullable Integer year,
        @Nullable String price,
        List<String> bookNumbers,
        List<String> notes,
        List<Change> changes) {

    record Change(DescribedField field, @Nullable String from, @Nullable String to) {}

    static ImportSample of(long record, Arrival arrival, ImportOutcome outcome) {
        Description book = arrival.accepted();
        return new ImportSample(
                record,
                arrival.place(),
                outcome.kind(),
                book.title(),
                book.label(),
                book.author(),
                book.publisher(),
                book.series(),
                book.year(),
                yuan(book.priceFen()),
                book.numbers().stream().map(BookNumber::printed).toList(),
                arrival.notes(),
                outcome.changes().stream().map(ImportSample::change).toList());
    }

    private static Change change(FieldChange change) {
        DescribedField field = java.util.Objects.requireNonNull(change.field());
        return new Change(field, shown(field, change.oldValue()), shown(field, change.newValue()));
    }

    /** As people read it: a price in yuan. */
    static @Nullable String shown(DescribedField field, @Nullable String value) {
        return value == null || field != DescribedField.PRICE ? value : yuan(Integer.valueOf(value));
    }

    private static @Nullable String yuan(@Nullable Integer fen) {
        return fen == null ? null : java.math.BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
