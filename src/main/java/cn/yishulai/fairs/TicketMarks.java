package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.MERIT_ALREADY;
import static cn.yishulai.fairs.TicketRefusal.TICKETS_BLOCKED;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points of families that booked and did not come (爽约), and how they work them off: by coming, by helping, or because the
 * desk excuses them. A family with many points does not book for a while; with a number at the gate it comes as ever.
 */
@ApplicationScoped
@Transactional
public class TicketMarks {

    private static final String MARKS =
            """
            SELECT m.kind, m.points, m.at, m.note, f.title FROM ticket_mark m JOIN fair f ON f.id = m.fair_id
            WHERE m.household_id = ? AND m.at > ? ORDER BY m.at, m.id""";

    private final TradeSql sql;
    private final TicketRuleBook rules;
    private final FairAccess access;
    private final Households households;
    private final Audit audit;
    private final Clock clock;

    TicketMarks(
            TradeSql sql, TicketRuleBook rules, FairAccess access, Households households, Audit audit, Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.access = access;
        this.households = households;
        this.audit = audit;
        this.clock = clock;
    }

    /** What gives points, and what takes them off. */
    public enum Kind {
        NO_SHOW,
        LATE,
        ATTENDED,
        HELPED,
        EXCUSED
    }

    public record MarkView(Kind kind, int points, OffsetDateTime at, String fair, @Nullable String note) {}

    /**
     * @param points what stands against the family
     * @param blockedUntil until when it does not book; null when it may
     * @param blockFrom from so many points on it does not
     * @param attended what coming to a fair takes off
     * @param helped what helping at one takes off
     */
    public record StandingView(
            int points,
            @Nullable OffsetDateTime blockedUntil,
            int blockFrom,
            int attended,
            int helped,
            List<MarkView> marks) {}

    /** @param excused whether the desk takes all points off, and says why; else the family helped at this fair */
    public record MeritForm(
            @NotNull @Size(max = 300) String familyCode,
            @Nullable Boolean excused,
            @Nullable @Size(min = 1, max = 300) @Pattern(regexp = "(?s).*\\S.*") String note) {}

    /** How the caller's family stands. */
    public StandingView standing(Caller caller) {
        return standing(caller.household());
    }

    /**
     * A family helped at a fair, or is excused.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, HOUSEHOLD_UNKNOWN, MERIT_ALREADY
     */
    public StandingView merit(Caller caller, UUID fair, MeritForm form) {
        access.require(caller, fair);
        UUID household = households.requireByCode(new FamilyCode(form.familyCode()));
        households.keep(household);
        access.hold(fair); // two desks note it one after the other
        boolean excused = Boolean.TRUE.equals(form.excused());
        Kind kind = excused ? Kind.EXCUSED : Kind.HELPED;
        if (!excused
                && sql.one(
                                row -> true,
                                "SELECT FROM ticket_mark WHERE household_id = ? AND fair_id = ? AND kind = 'HELPED'",
                                household,
                                fair)
                        .isPresent()) {
            throw MERIT_ALREADY.because("noted for this fair already");
        }
        int points = standing(household).points();
        int off = excused ? points : Math.min(points, rules.points().helped());
        add(new Mark(household, fair, null, kind, -off), caller.personId(), form.note());
        audit.record(
                caller.actor(),
                "ticket-mark." + kind.name().toLowerCase(Locale.ROOT),
                "household:" + household,
                Map.of("fair", fair.toString(), "points", -off));
        return standing(household);
    }

    /** @throws cn.yishulai.kernel.Refused TICKETS_BLOCKED */
    void requireNotBlocked(UUID household) {
        StandingView standing = standing(household);
        if (standing.blockedUntil() != null) {
            throw TICKETS_BLOCKED.because("%d points; until %s, or until they are worked off"
                    .formatted(standing.points(), standing.blockedUntil()));
        }
    }

    void noShow(Ticket ticket, TicketRules.Points points) {
        add(of(ticket, Kind.NO_SHOW, points.noShow()), null, null);
    }

    void late(Ticket ticket, TicketRules.Points points) {
        add(of(ticket, Kind.LATE, points.late()), null, null);
    }

    /** Somebody of the family came; if anything stands against it, some of it is worked off. */
    void attended(Ticket ticket) {
        int points = standing(ticket.household()).points();
        if (points > 0) {
            int off = Math.min(points, rules.points().attended());
            add(of(ticket, Kind.ATTENDED, -off), null, null);
        }
    }

    /** They were inside all the time, at a gate without network: not coming stands against nobody. */
    void cameAfterAll(Ticket ticket) {
        sql.one(
                        row -> row.getInt("points"),
                        "SELECT points FROM ticket_mark WHERE ticket_id = ? AND kind = 'NO_SHOW'",
                        ticket.id())
                .ifPresent(points -> add(of(ticket, Kind.EXCUSED, -points), null, null));
    }

    /** The admission was undone. */
    void notAttended(Ticket ticket) {
        sql.change("DELETE FROM ticket_mark WHERE ticket_id = ? AND kind = 'ATTENDED'", ticket.id());
    }

    /** @param ticket whose it is; null for what the desk noted */
    private record Mark(UUID household, UUID fair, @Nullable UUID ticket, Kind kind, int points) {}

    private static Mark of(Ticket ticket, Kind kind, int points) {
        return new Mark(ticket.household(), ticket.fair(), ticket.id(), kind, points);
    }

    private void add(Mark mark, @Nullable UUID by, @Nullable String note) {
        sql.change(
                """
                INSERT INTO ticket_mark (household_id, fair_id, ticket_id, kind, points, at, noted_by, note)
                VALUES (?, ?, ?::uuid, ?, ?, ?, ?::uuid, ?) ON CONFLICT DO NOTHING""",
                mark.household(),
                mark.fair(),
                mark.ticket(),
                mark.kind(),
                mark.points(),
                clock.instant(),
                by,
                note);
    }

    private StandingView standing(UUID household) {
        TicketRules.Points city = rules.points();
        Instant now = clock.instant();
        List<MarkView> marks =
                sql.list(TicketMarks::read, MARKS, household, now.minus(Duration.ofDays(city.forgetDays())));
        int points = 0;
        Instant blocked = null;
        for (MarkView mark : marks) {
            points = Math.max(0, points + mark.points());
            if (points < city.blockFrom()) {
                blocked = null;
            } else if (mark.points() > 0) {
                blocked = mark.at().toInstant().plus(Duration.ofDays(city.blockDays()));
            }
        }
        return new StandingView(
                points,
                blocked == null || !now.isBefore(blocked) ? null : TicketViews.inCity(blocked),
                city.blockFrom(),
                city.attended(),
                city.helped(),
                marks);
    }

    private static MarkView read(ResultSet row) throws SQLException {
        return new MarkView(
                Kind.valueOf(row.getString("kind")),
                row.getInt("points"),
                TicketViews.inCity(Objects.requireNonNull(TradeSql.instant(row, "at"))),
                row.getString("title"),
                row.getString("note"));
    }
}
