package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;

import cn.yishulai.fairs.FairWorkView.FiguresView;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Organisations.OrganisationView;
import cn.yishulai.places.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines of the list of fairs that somebody works on, in one statement. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairBriefs {

    /**
     * Whose turn it is: a draft is the partner's; a proposal the library's, until the library has said something about it
     * since; from the approval on the library brings it to the public.
     */
    private static final String LINES =
            """
            SELECT * FROM (
                SELECT f.id, f.title, f.state, f.venue_id, s.name AS venue, f.organisation_id, o.name AS organisation, f.begins_at,
                       f.ends_at, f.people_at_once, p.id IS NOT NULL AS has_permit,
                       w.fair_id IS NOT NULL AS without_day, c.comments,
                       greatest(t.at, c.at) AS changed_at,
                       CASE WHEN f.state = 'DRAFT' AND f.organisation_id IS NOT NULL THEN 'PARTNER'
                            WHEN f.state = 'PROPOSED' AND f.organisation_id IS NOT NULL AND c.side = 'LIBRARY'
                                 AND c.at > coalesce(t.at, '-infinity') THEN 'PARTNER'
                            WHEN f.state IN ('DRAFT', 'PROPOSED', 'APPROVED', 'POSTPONED', 'CLOSED') THEN 'LIBRARY' END AS waits_for
                FROM fair f JOIN site s ON s.id = f.venue_id LEFT JOIN organisation o ON o.id = f.organisation_id
                LEFT JOIN fair_permit p ON p.fair_id = f.id AND p.void_at IS NULL
                LEFT JOIN fair_without_day w ON w.fair_id = f.id
                CROSS JOIN LATERAL (SELECT max(done_at) AS at FROM fair_step WHERE fair_id = f.id) t
                CROSS JOIN LATERAL (SELECT count(*) AS comments, max(written_at) AS at,
                       (array_agg(side ORDER BY written_at DESC, id DESC))[1] AS side FROM fair_comment WHERE fair_id = f.id) c
            ) AS line
            """;

    private final TradeSql sql;

    FairBriefs(TradeSql sql) {
        this.sql = sql;
    }

    /**
     * What somebody asks for.
     *
     * @param state null for all that are neither cancelled nor reconciled
     * @param waitsFor null for all, whosever turn it is
     */
    record Asked(Caller caller, @Nullable FairState state, @Nullable FairSide waitsFor) {}

    List<FairBrief> page(Asked asked, @Nullable FairCursor after, int rows) {
        StringBuilder where = new StringBuilder("WHERE true");
        List<@Nullable Object> values = new ArrayList<>();
        if (asked.state() == null) {
            where.append(" AND state NOT IN ('RECONCILED', 'CANCELLED')");
        } else {
            where.append(" AND state = ?");
            values.add(asked.state());
        }
        if (asked.waitsFor() != null) {
            where.append(" AND waits_for = ?");
            values.add(asked.waitsFor());
        }
        reach(asked.caller(), where, values);
        if (after != null) {
            where.append(" AND (begins_at, id) > (?, ?)");
            values.add(after.begins());
            values.add(after.id());
        }
        values.add(rows);
        return sql.list(FairBriefs::read, LINES + where + " ORDER BY begins_at, id LIMIT ?", values.toArray());
    }

    /** The same that {@link FairAccess} says of one. */
    private static void reach(Caller caller, StringBuilder where, List<@Nullable Object> values) {
        switch (caller.role()) {
            case LIBRARIAN, AUDITOR -> {}
            case STAFF -> {
                where.append(" AND venue_id = ANY (CAST(? AS uuid[]))");
                values.add(caller.sites());
            }
            case PARTNER, VOLUNTEER -> {
                where.append(" AND organisation_id = ?");
                values.add(caller.organisation());
            }
            case CITIZEN -> where.append(" AND false");
        }
    }

    FairBrief of(UUID fair) {
        return sql.one(FairBriefs::read, LINES + "WHERE id = ?", fair)
                .orElseThrow(() -> FAIR_UNKNOWN.because("no fair " + fair));
    }

    /** @param capacity places of all sessions */
    FiguresView figures(UUID fair, int capacity) {
        return sql.one(
                        row -> new FiguresView(capacity, row.getInt("booked"), row.getInt("admitted")),
                        """
                        SELECT coalesce(sum(persons) FILTER (WHERE state NOT IN ('RELEASED', 'VOID')), 0) AS booked,
                               coalesce(sum(admitted), 0) AS admitted FROM ticket WHERE fair_id = ?""",
                        fair)
                .orElseThrow();
    }

    private static FairBrief read(ResultSet row) throws SQLException {
        UUID organisation = row.getObject("organisation_id", UUID.class);
        String turn = row.getString("waits_for");
        int people = row.getInt("people_at_once");
        return new FairBrief(
                TradeSql.id(row, "id"),
                row.getString("title"),
                FairState.valueOf(row.getString("state")),
                row.getBoolean("without_day") ? true : null,
                new SiteName(TradeSql.id(row, "venue_id"), row.getString("venue")),
                organisation == null
                        ? null
                        : new OrganisationView(organisation, Objects.requireNonNull(row.getString("organisation"))),
                FairTrail.at(row, "begins_at"),
                FairTrail.at(row, "ends_at"),
                people,
                turn == null ? null : FairSide.valueOf(turn),
                people >= Fair.NEEDS_PERMIT_FROM,
                row.getBoolean("has_permit"),
                row.getInt("comments"),
                TradeSql.instant(row, "changed_at") == null ? null : FairTrail.at(row, "changed_at"));
    }
}
