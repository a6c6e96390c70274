package cn.yishulai.reports;

import cn.yishulai.places.SiteName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sites starve and which overflow (余缺), and what could move.
 *
 * @param from the flow is that of the days from here on
 * @param inflation whether there are more credits than books that anybody wants
 * @param moves from overflowing sites to starving ones, the hungriest first
 */
public record StockBalance(LocalDate from, LocalDate to, List<Row> items, List<Suggestion> moves, Inflation inflation) {

    /** Below so many days of supply a site starves: the next van comes in two weeks at the latest. */
    static final int STARVING_DAYS = 14;
    /** A site that is helped gets so many days of supply. */
    static final int FILLED_DAYS = 30;
    /** Above so many days of supply, and of at least {@link #MANY} copies, a site overflows; so many stay with it. */
    static final int OVERFLOWING_DAYS = 180;

    static final int MANY = 50;

    /** How a site stands. */
    public enum State {
        STARVING,
        BALANCED,
        OVERFLOWING
    }

    /**
     * A site.
     *
     * @param onShelf copies that anybody can take now
     * @param brought copies that families brought in these days
     * @param given copies that readers took in these days
     * @param waiting open requests to be fetched here
     * @param daysOfSupply at the pace of these days; null when nobody took anything
     */
    public record Row(
            SiteName site,
            long onShelf,
            long brought,
            long given,
            long waiting,
            @Nullable Long daysOfSupply,
            State state) {}

    /**
     * The gauge of inflation: above one, not everybody who has a credit could find a book worth having, and credits given
     * without a book should wait.
     *
     * @param credits of all families, free and held
     * @param wanted copies on shelves of volumes that somebody asked for or took in the last half year
     * @param gauge credits ÷ wanted; null when nothing wanted is there
     */
    public record Inflation(long credits, long wanted, @Nullable BigDecimal gauge) {

        static Inflation of(long credits, long wanted) {
            return new Inflation(
                    credits,
                    wanted,
                    wanted == 0
                            ? null
                            : BigDecimal.valueOf(credits).divide(BigDecimal.valueOf(wanted), 2, RoundingMode.HALF_UP));
        }
    }

    /** So many copies would help there and are not missed here. */
    public record Suggestion(SiteName from, SiteName to, long copies) {}

    static State state(long onShelf, long given, long waiting, int days) {
        if (given * STARVING_DAYS > onShelf * days || onShelf < waiting) {
            return State.STARVING;
        }
        boolean more = given == 0 || onShelf * days > given * OVERFLOWING_DAYS;
        return more && onShelf >= MANY ? State.OVERFLOWING : State.BALANCED;
    }

    /** The hungriest site is helped first, from the fullest; nobody who gives becomes hungry. */
    static List<Suggestion> suggest(List<Row> rows, int days) {
        Deque<Row> givers = new ArrayDeque<>(rows.stream()
                .filter(row -> row.state() == State.OVERFLOWING)
                .sorted(Comparator.comparingLong((Row row) -> spare(row, days))
                        .reversed()
                        .thenComparing(row -> row.site().id()))
                .toList());
        List<Row> hungry = rows.stream()
                .filter(row -> row.state() == State.STARVING)
                .sorted(Comparator.comparingLong((Row row) -> need(row, days))
                        .reversed()
                        .thenComparing(row -> row.site().id()))
                .toList();
        List<Suggestion> moves = new ArrayList<>();
        long left = givers.isEmpty() ? 0 : spare(givers.getFirst(), days);
        for (Row taker : hungry) {
            long need = need(taker, days);
            while (need > 0 && !givers.isEmpty()) {
                long copies = Math.min(need, left);
                if (copies > 0) {
                    moves.add(new Suggestion(givers.getFirst().site(), taker.site(), copies));
                    need -= copies;
                    left -= copies;
                }
                if (left == 0) {
                    givers.removeFirst();
                    left = givers.isEmpty() ? 0 : spare(givers.getFirst(), days);
                }
            }
        }
        return moves;
    }

    static long need(Row row, int days) {
        return Math.max(row.waiting(), (row.given() * FILLED_DAYS + days - 1) / days) - row.onShelf();
    }

    static long spare(Row row, int days) {
        long kept = Math.max(MANY, Math.max(row.waiting(), (row.given() * OVERFLOWING_DAYS + days - 1) / days));
        return Math.max(0, row.onShelf() - kept);
    }
}
