package cn.yishulai.fairs;

import cn.yishulai.intake.SessionRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** At the venue of a fair, during a session of it, books are taken in and asked for by what the session says. */
@ApplicationScoped
@Transactional
class FairSessionRules implements SessionRules {

    private final TradeSql sql;

    FairSessionRules(TradeSql sql) {
        this.sql = sql;
    }

    /** One fair at most has the venue; where its sessions touch, the later one counts from its beginning. */
    @Override
    public Terms at(UUID site, Instant moment) {
        return sql.one(
                        row -> new Terms(
                                TradeSql.number(row, "intake_rules"),
                                TradeSql.number(row, "request_rules"),
                                row.getString("purse")),
                        """
                        SELECT t.intake_rules, t.request_rules, t.purse FROM fair f JOIN fair_session s ON s.fair_id = f.id
                        JOIN fair_session_terms t ON (t.fair_id, t.session_number) = (s.fair_id, s.number)
                        WHERE f.venue_id = ? AND f.state IN ('PUBLISHED', 'RUNNING') AND s.begins_at <= ? AND s.ends_at > ?
                        ORDER BY s.begins_at DESC LIMIT 1""",
                        site,
                        moment,
                        moment)
                .orElse(Terms.USUAL);
    }
}
