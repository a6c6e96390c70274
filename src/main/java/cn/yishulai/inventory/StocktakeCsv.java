package cn.yishulai.inventory;

import cn.yishulai.copies.CopyView;
import cn.yishulai.journal.CsvRow;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stocktake as a table. */
@ApplicationScoped
@Transactional
public class StocktakeCsv {

    /** Titles are read for so many lines at once. */
    private static final int AT_ONCE = 500;

    private final StocktakeReads reads;

    StocktakeCsv(StocktakeReads reads) {
        this.reads = reads;
    }

    /** All lines in walking order, what is no copy of ours last. */
    public String of(Caller caller, UUID id) {
        StringBuilder table = new StringBuilder(CsvRow.BYTE_ORDER_MARK)
                .append(CsvRow.of(
                        "bucket",
                        "finding",
                        "copy_code",
                        "title",
                        "belongs",
                        "shelf",
                        "seen_at",
                        "seen_shelf",
                        "remedy",
                        "settled_at",
                        "text"));
        List<Counted> lines = reads.all(caller, id);
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            reads.views(lines.subList(from, Math.min(from + AT_ONCE, lines.size())))
                    .forEach(line -> table.append(row(line)));
        }
        reads.unknown(id).forEach(line -> table.append(row(line)));
        return table.toString();
    }

    private static String row(StocktakeLineView line) {
        CopyView copy = line.copy();
        return CsvRow.of(
                line.bucket(),
                line.finding(),
                copy == null ? null : copy.code(),
                copy == null ? null : copy.volume().title(),
                line.place(),
                line.shelf(),
                line.seenAt(),
                seenShelf(line),
                line.remedy(),
                line.settledAt(),
                line.text());
    }

    private static @Nullable String seenShelf(StocktakeLineView line) {
        return Boolean.TRUE.equals(line.seenOnHoldShelf()) ? StockPlace.HOLD_SHELF.name() : line.seenShelf();
    }
}
