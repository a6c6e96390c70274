package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sessions that had taken place when their fair was put off. They are not held again. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RainSessions {

    private final TradeSql sql;
    private final Clock clock;

    RainSessions(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A fair breaks off in the middle: what is over took place.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_NOT_READY when all of it is over; then it is closed, not put off
     */
    void brokenOff(UUID fair) {
        sql.change(
                """
                INSERT INTO fair_session_held (fair_id, session_number, noted_at)
                SELECT fair_id, number, ? FROM fair_session WHERE fair_id = ? AND ends_at <= ? ON CONFLICT DO NOTHING""",
                clock.instant(),
                fair,
                clock.instant());
        boolean left = sql.one(
                        row -> row.getBoolean(1),
                        """
                        SELECT EXISTS (SELECT FROM fair_session s WHERE s.fair_id = ? AND NOT EXISTS (SELECT FROM fair_session_held h
                            WHERE (h.fair_id, h.session_number) = (s.fair_id, s.number)))""",
                        fair)
                .orElse(false);
        if (!left) {
            throw FAIR_NOT_READY.because(
                    "all its sessions took place: close it", Map.of("fairState", FairState.RUNNING));
        }
    }

    /** The same of many fairs; of one without such a session nothing. */
    Map<UUID, Set<Integer>> held(Collection<UUID> fairs) {
        return sql
                .list(
                        row -> Map.entry(TradeSql.id(row, "fair_id"), row.getInt("session_number")),
                        "SELECT fair_id, session_number FROM fair_session_held WHERE fair_id = ANY (?::uuid[])",
                        fairs)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
    }

    /** The numbers of those that took place. */
    Set<Integer> held(UUID fair) {
        return sql
                .list(
                        row -> row.getInt("session_number"),
                        "SELECT session_number FROM fair_session_held WHERE fair_id = ?",
                        fair)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
