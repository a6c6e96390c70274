package cn.yishulai.fairs;

import static cn.yishulai.fairs.RainRefusal.RAIN_CALL_UNKNOWN;

import cn.yishulai.fairs.RainSheet.Fate;
import cn.yishulai.fairs.RainSheet.Whom;
import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.people.PartnerRight;
import cn.yishulai.people.PartnerRights;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What follows when a fair is put off or called off, shown before somebody decides it. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class RainSheets {

    private final TradeSql sql;
    private final FairAccess access;
    private final RainSessions sessions;
    private final RainCounts counts;
    private final RainCalls calls;
    private final PartnerRights rights;
    private final Audit audit;
    private final Clock clock;

    RainSheets(
            TradeSql sql,
            FairAccess access,
            RainSessions sessions,
            RainCounts counts,
            RainCalls calls,
            PartnerRights rights,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.access = access;
        this.sessions = sessions;
        this.counts = counts;
        this.calls = calls;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, also for a fair of others */
    RainSheet show(Caller caller, UUID id) {
        FairFacts fair = access.require(caller, id);
        Set<FairNext> next = FairNext.of(caller, fair.state(), rights.has(caller, PartnerRight.PROPOSE));
        return new RainSheet(
                id,
                fair.title(),
                fair.state(),
                fair.epoch(),
                next.contains(FairNext.POSTPONE),
                next.contains(FairNext.CANCEL),
                fates(fair),
                counts.people(id),
                counts.coupons(id),
                counts.stock(id),
                counts.programme(id, clock.instant()),
                counts.permit(fair, OpeningCalendar.dayOf(clock.instant())),
                counts.answers(fair),
                calls.of(caller, fair));
    }

    private List<RainSheet.Session> fates(FairFacts fair) {
        Set<Integer> held = sessions.held(fair.id());
        Instant now = clock.instant();
        return sql.list(
                row -> {
                    Instant begins = TourRows.moment(row, "begins_at");
                    Instant ends = TourRows.moment(row, "ends_at");
                    int number = row.getInt("number");
                    boolean running = fair.state() == FairState.RUNNING;
                    Fate fate = held.contains(number) || running && !ends.isAfter(now)
                            ? Fate.TOOK_PLACE
                            : running && !begins.isAfter(now) ? Fate.BROKEN_OFF : Fate.TO_COME;
                    return new RainSheet.Session(number, FairView.inCity(begins), FairView.inCity(ends), fate);
                },
                "SELECT number, begins_at, ends_at FROM fair_session WHERE fair_id = ? ORDER BY number",
                fair.id());
    }

    /**
     * Somebody told them. The first who says so is noted.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, RAIN_CALL_UNKNOWN
     */
    RainSheet told(Caller caller, UUID id, Whom whom, UUID thing) {
        FairFacts fair = access.require(caller, id);
        if (calls.of(caller, fair).stream()
                .noneMatch(call -> call.whom() == whom && call.id().equals(thing))) {
            throw RAIN_CALL_UNKNOWN.because("nobody of this id is to be told of this fair");
        }
        if (calls.told(caller, fair, whom, thing, clock.instant())) {
            audit.record(
                    caller.actor(), "fair.told", "fair:" + id, Map.of("whom", whom.name(), "thing", thing.toString()));
        }
        return show(caller, id);
    }
}
