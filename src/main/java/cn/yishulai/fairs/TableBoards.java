package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;

import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is left on the tables of a fair, for everybody to see: the board at the entrance, on a phone, and at the table. */
@ApplicationScoped
@Transactional
public class TableBoards {

    private final FairStockAccess access;
    private final FairTableRows rows;
    private final FairStockPlans plans;
    private final Clock clock;

    TableBoards(FairStockAccess access, FairTableRows rows, FairStockPlans plans, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.plans = plans;
        this.clock = clock;
    }

    /** @param soldOut copies of the class came, and none is left */
    public record OfClass(FairClassView ofClass, int left, boolean soldOut) {}

    /**
     * @param items what runs out first comes first
     * @param left on all tables
     * @param asOf what tables without network handed over meanwhile is not in it
     */
    public record View(List<OfClass> items, int left, OffsetDateTime asOf) {}

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN unless the fair stands in the calendar of everybody and is not over */
    public View show(UUID fairId) {
        FairStockSite fair = access.read(fairId);
        if (!FairStockAccess.LAID_OUT.contains(fair.state())) {
            throw FAIR_UNKNOWN.because("no fair with tables " + fairId);
        }
        List<OfClass> items = of(fairId);
        return new View(
                items,
                items.stream().mapToInt(OfClass::left).sum(),
                clock.instant().atZone(OpeningCalendar.CITY).toOffsetDateTime());
    }

    List<OfClass> of(UUID fair) {
        Map<String, FairClassView> names =
                plans.classes().stream().collect(Collectors.toMap(FairClassView::letter, Function.identity()));
        return rows.classes(fair).stream()
                .map(row -> new OfClass(
                        names.getOrDefault(row.letter(), FairClassView.none()), row.left(), row.left() == 0))
                .toList();
    }
}
