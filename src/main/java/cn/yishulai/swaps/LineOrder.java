package cn.yishulai.swaps;

import cn.yishulai.rules.OrderRules;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * By which determinants all lines are sorted. Every open request keeps its place in stored columns, so when other rules come
 * into force all are sorted anew in one transaction: nobody is ever served by half an order.
 */
@ApplicationScoped
@Transactional
class LineOrder {

    private static final Logger LOG = Logger.getLogger(LineOrder.class);

    private static final String RECEIVED =
            """
            UPDATE swap_request r SET precedence = (wish_place(r, w.determinants)).precedence, since = (wish_place(r, w.determinants)).since
            FROM wish_order w WHERE w.determinants && ARRAY['FIRST_BOOK', 'WAITED_LONGEST'] AND r.household_id = ?
              AND r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')""";

    private final Session database;
    private final DataSource plain;
    private final RuleSets rules;
    private final Clock clock;

    LineOrder(Session database, DataSource plain, RuleSets rules, Clock clock) {
        this.database = database;
        this.plain = plain;
        this.rules = rules;
        this.clock = clock;
    }

    LineOrderView inForce() {
        RequestRules now = rules.requests();
        return new LineOrderView(now.version(), now.order().determinants());
    }

    /** What another order would do to those who wait, if it came into force now. Nobody is moved by asking. */
    RequestRuleDraftView.LinesMoved wouldMove(OrderRules other) {
        return database.createNativeQuery(
                        """
                        WITH placed AS (
                            SELECT row_number() OVER (PARTITION BY r.line_key ORDER BY r.precedence, r.since, r.placed_at, r.id) AS here,
                                   row_number() OVER (PARTITION BY r.line_key ORDER BY p.precedence, p.since, r.placed_at, r.id) AS there
                            FROM swap_request r CROSS JOIN LATERAL wish_place(r, string_to_array(:determinants, ',')) p
                            WHERE r.state = 'OPEN')
                        SELECT cast(count(*) AS integer), cast(count(*) FILTER (WHERE here <> there) AS integer),
                               cast(count(*) FILTER (WHERE there = 1 AND here > 1) AS integer) FROM placed
                        """,
                        Object.class)
                .setTupleTransformer((row, names) ->
                        new RequestRuleDraftView.LinesMoved((Integer) row[0], (Integer) row[1], (Integer) row[2]))
                .setParameter("determinants", names(other))
                .getSingleResult();
    }

    /**
     * A family received a book that none of its requests was for, or gave it back, or is another family now: its wishes stand
     * where the order says. Where the order does not ask who had a book nothing is looked at.
     */
    void received(UUID household) {
        database.flush(); // what this transaction did to books and requests counts
        try (Connection connection = plain.getConnection();
                PreparedStatement update = connection.prepareStatement(RECEIVED)) {
            update.setObject(1, household);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the wishes of a family cannot be sorted", e);
        }
    }

    /** Within a minute of the moment from which rules are in force; one statement when they have been applied. */
    void apply() {
        RequestRules now = rules.requests();
        String determinants = names(now.order());
        int changed = database.createNativeMutationQuery(
                        """
                        UPDATE wish_order SET determinants = string_to_array(:determinants, ','), rules_version = :version, applied_at = :now
                        WHERE rules_version <> :version OR determinants <> string_to_array(:determinants, ',')
                        """)
                .setParameter("determinants", determinants)
                .setParameter("version", now.version())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (changed > 0) {
            int sorted = database.createNativeMutationQuery(
                            """
                            UPDATE swap_request r SET precedence = p.precedence, since = p.since
                            FROM (SELECT s.id, (wish_place(s, w.determinants)).* FROM swap_request s CROSS JOIN wish_order w
                                WHERE s.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY') ORDER BY s.id) p
                            WHERE r.id = p.id AND (r.precedence, r.since) IS DISTINCT FROM (p.precedence, p.since)
                            """)
                    .executeUpdate();
            LOG.infof(
                    "lines are sorted by %s (rules %d); %d requests stand elsewhere",
                    determinants, now.version(), sorted);
        }
    }

    private static String names(OrderRules order) {
        return order.determinants().stream().map(OrderRules.Determinant::name).collect(Collectors.joining(","));
    }
}
