package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_PERMIT_WRONG;

import cn.yishulai.fairs.FairWorkView.PermitPaper;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Permits of the police for large fairs (大型群众性活动安全管理条例): each for a time, a place and so many people. One is in force
 * at most; those that are void stay, so that it can be shown what was permitted when.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairPermits {

    private final TradeSql sql;
    private final FairRepository fairs;
    private final Clock clock;

    FairPermits(TradeSql sql, FairRepository fairs, Clock clock) {
        this.sql = sql;
        this.fairs = fairs;
        this.clock = clock;
    }

    /** Why one is no longer in force. */
    enum VoidBecause {
        POSTPONED,
        /** Another time, another place, or more people. */
        CHANGED,
        /** A newer one was recorded. */
        REPLACED
    }

    /** What the paper says. */
    record Paper(String number, @Nullable String authority, @Nullable LocalDate grantedOn) {}

    /**
     * For the time, the place and the people that the fair has now. One that was in force is replaced.
     *
     * @param caller null for the house itself
     * @throws cn.yishulai.kernel.Refused FAIR_PERMIT_WRONG
     */
    void record(@Nullable Caller caller, UUID id, Paper paper) {
        Fair fair = fairs.require(id);
        boolean toCome = fair.state().isPlanned() || fair.state().isAnnounced();
        LocalDate granted = paper.grantedOn();
        if (!toCome || granted != null && !isLikely(granted)) {
            throw FAIR_PERMIT_WRONG.because("a permit was granted today or earlier, for a fair that is to come");
        }
        makeVoid(id, VoidBecause.REPLACED);
        fair.permit(paper.number());
        sql.change(
                """
                INSERT INTO fair_permit (id, fair_id, number, authority, granted_on, venue_id, begins_at, ends_at, people_at_once,
                                         recorded_by, recorded_at)
                SELECT uuidv7(), id, ?, ?, ?, venue_id, begins_at, ends_at, people_at_once, ?, ? FROM fair WHERE id = ?""",
                paper.number(),
                paper.authority(),
                granted,
                caller == null ? null : caller.personId(),
                clock.instant(),
                id);
    }

    /** Today or within the last two years: any other day is a slip of the pen. */
    private boolean isLikely(LocalDate granted) {
        LocalDate today = OpeningCalendar.dayOf(clock.instant());
        return !granted.isAfter(today) && granted.isAfter(today.minusYears(2));
    }

    /** Whether one was in force. */
    boolean makeVoid(UUID fair, VoidBecause because) {
        return sql.change(
                        "UPDATE fair_permit SET void_at = ?, void_because = ? WHERE fair_id = ? AND void_at IS NULL",
                        clock.instant(),
                        because,
                        fair)
                > 0;
    }

    /** The newest first; the one in force, if there is one, before all others. */
    List<PermitPaper> of(UUID fair) {
        return sql.list(
                row -> new PermitPaper(
                        row.getString("number"),
                        row.getString("authority"),
                        row.getObject("granted_on", LocalDate.class),
                        FairTrail.at(row, "recorded_at"),
                        row.getString("void_because")),
                """
                SELECT number, authority, granted_on, recorded_at, void_because FROM fair_permit
                WHERE fair_id = ? ORDER BY void_at IS NOT NULL, recorded_at DESC, id DESC""",
                fair);
    }
}
