package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.TICKET_RULES_WRONG;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of ticketing, which every fair may have of its own. */
@ApplicationScoped
@Transactional
public class TicketRuleBook {

    private static final String OF_FAIR =
            "SELECT * FROM ticket_rules WHERE fair_id = ? OR fair_id IS NULL ORDER BY fair_id NULLS LAST LIMIT 1";

    private final TradeSql sql;
    private final FairAccess access;
    private final Audit audit;

    TicketRuleBook(TradeSql sql, FairAccess access, Audit audit) {
        this.sql = sql;
        this.access = access;
        this.audit = audit;
    }

    /** What a fair may have of its own; points are the same in the whole city. */
    public record Form(
            @Nullable OffsetDateTime opensAt,
            @NotNull @Min(1) @Max(100) Integer largestParty,
            @NotNull @Min(0) @Max(720) Integer releaseHours,
            @NotNull @Min(0) @Max(720) Integer earlyMinutes,
            @NotNull @Min(0) @Max(720) Integer graceMinutes,
            @NotNull @Min(1) @Max(10080) Integer offerMinutes,
            @NotNull @Min(0) @Max(1000) Integer passedOver,
            @NotNull @Min(1) @Max(240) Integer callMinutes,
            @NotNull Boolean eldersFirst,
            @Nullable @Min(1) @Max(100000) Integer safetyLimit) {}

    /** @param own whether the fair has rules of its own */
    public record View(
            boolean own,
            @Nullable OffsetDateTime opensAt,
            int largestParty,
            int releaseHours,
            int earlyMinutes,
            int graceMinutes,
            int offerMinutes,
            int passedOver,
            int callMinutes,
            boolean eldersFirst,
            @Nullable Integer safetyLimit,
            PointsView points) {}

    public record PointsView(
            int noShow, int late, int attended, int helped, int blockFrom, int blockDays, int forgetDays) {}

    TicketRules of(UUID fair) {
        return sql.one(TicketRules::read, OF_FAIR, fair).orElseThrow();
    }

    /** The city's. */
    TicketRules.Points points() {
        return sql.one(TicketRules::read, "SELECT * FROM ticket_rules WHERE fair_id IS NULL")
                .orElseThrow()
                .points();
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public View show(Caller caller, UUID fair) {
        access.require(caller, fair);
        boolean own = sql.one(row -> true, "SELECT FROM ticket_rules WHERE fair_id = ?", fair)
                .isPresent();
        return view(own, of(fair));
    }

    /** The fair has these of its own from now on. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, TICKET_RULES_WRONG */
    public View save(Caller caller, UUID fair, Form form) {
        FairFacts facts = access.require(caller, fair);
        access.hold(fair);
        if (form.safetyLimit() != null && form.safetyLimit() > facts.peopleAtOnce()) {
            throw TICKET_RULES_WRONG.because(
                    "no more than the %d people at once that the fair was planned for".formatted(facts.peopleAtOnce()));
        }
        Instant opens = form.opensAt() == null ? null : form.opensAt().toInstant();
        if (opens != null && !opens.isBefore(facts.ends())) {
            throw TICKET_RULES_WRONG.because("booking begins before the fair is over");
        }
        sql.change(
                """
                INSERT INTO ticket_rules (fair_id, opens_at, largest_party, release_hours, early_minutes, grace_minutes, offer_minutes,
                    passed_over, call_minutes, elders_first, safety_limit, no_show_points, late_points, attended_points, helped_points,
                    block_from, block_days, forget_days)
                SELECT ?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?, ?, ?::integer, no_show_points, late_points, attended_points, helped_points,
                    block_from, block_days, forget_days FROM ticket_rules WHERE fair_id IS NULL
                ON CONFLICT ON CONSTRAINT ticket_rules_one_per_fair DO UPDATE SET opens_at = excluded.opens_at,
                    largest_party = excluded.largest_party, release_hours = excluded.release_hours,
                    early_minutes = excluded.early_minutes, grace_minutes = excluded.grace_minutes,
                    offer_minutes = excluded.offer_minutes, passed_over = excluded.passed_over,
                    call_minutes = excluded.call_minutes, elders_first = excluded.elders_first,
                    safety_limit = excluded.safety_limit""",
                fair,
                opens,
                form.largestParty(),
                form.releaseHours(),
                form.earlyMinutes(),
                form.graceMinutes(),
                form.offerMinutes(),
                form.passedOver(),
                form.callMinutes(),
                form.eldersFirst(),
                form.safetyLimit());
        audit.record(caller.actor(), "ticket-rules.save", "fair:" + fair, Map.of());
        return show(caller, fair);
    }

    private static View view(boolean own, TicketRules rules) {
        TicketRules.Points points = rules.points();
        Instant opens = rules.opensAt();
        return new View(
                own,
                opens == null ? null : opens.atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                rules.largestParty(),
                rules.releaseHours(),
                rules.earlyMinutes(),
                rules.graceMinutes(),
                rules.offerMinutes(),
                rules.passedOver(),
                rules.callMinutes(),
                rules.eldersFirst(),
                rules.safetyLimit(),
                new PointsView(
                        points.noShow(),
                        points.late(),
                        points.attended(),
                        points.helped(),
                        points.blockFrom(),
                        points.blockDays(),
                        points.forgetDays()));
    }
}
