package cn.yishulai.journal;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The nightly forgetting: every rule with a clock, in small batches, on one node at a time, with a line in the audit
 * trail for what was done.
 */
@ApplicationScoped
public class Retention {

    /** One transaction each: short enough to disturb nobody. */
    static final int BATCH = 500;

    /** A night has an end; what is left waits for the next. */
    private static final int MOST_BATCHES = 400;

    /** A number of our own, the same on every node. */
    private static final long LOCK = 0x7265_7465_6e74L;

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final List<Forgetting> rooms;
    private final RetentionRules rules;
    private final Audit audit;
    private final DataSource database;
    private final Clock clock;

    Retention(@All List<Forgetting> rooms, RetentionRules rules, Audit audit, DataSource database, Clock clock) {
        this.rooms = rooms;
        this.rules = rules;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** @param count forgotten, or in a rehearsal: due */
    public record Outcome(String rule, int days, String thenWhat, long count) {}

    /** Half past three in the city, where nobody is at a desk. */
    @Scheduled(cron = "0 30 3 * * ?", timeZone = "Asia/Shanghai")
    void nightly() {
        for (Outcome outcome : run(false)) {
            LOG.infof("retention: %s %d", outcome.rule(), outcome.count());
        }
    }

    /**
     * @param rehearsal counts and changes nothing
     * @return a line for each rule with a clock, in the order of names; empty when another node is at it
     */
    public List<Outcome> run(boolean rehearsal) {
        if (rehearsal) {
            return each(true);
        }
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "SELECT pg_try_advisory_lock(?)")) {
                return List.of();
            }
            try {
                return each(false);
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("nothing can be forgotten now", e);
        }
    }

    private List<Outcome> each(boolean rehearsal) {
        List<Outcome> outcomes = new ArrayList<>();
        Instant now = clock.instant();
        for (RetentionRules.Rule rule : rules.all()) {
            Integer days = rule.days();
            if (days != null) {
                Instant before = now.minus(Duration.ofDays(days));
                long count = rehearsal ? room(rule).due(before) : forget(room(rule), before);
                if (!rehearsal && count > 0) {
                    audit.record(
                            "retention", "retention.run", "rule:" + rule.name(), Map.of("days", days, "count", count));
                }
                outcomes.add(new Outcome(rule.name(), days, rule.thenWhat(), count));
            }
        }
        return outcomes;
    }

    private static long forget(Forgetting room, Instant before) {
        long all = 0;
        int some = BATCH;
        for (int i = 0; i < MOST_BATCHES && some == BATCH; i++) {
            some = room.forget(before, BATCH);
            all += some;
        }
        return all;
    }

    private Forgetting room(RetentionRules.Rule rule) {
        return rooms.stream()
                .filter(room -> room.rule().equals(rule.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody can forget " + rule.name()));
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setLong(1, LOCK);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
