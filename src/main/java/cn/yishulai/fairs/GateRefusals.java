package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Every no at a gate, by its reason: nobody's name, and no ticket. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GateRefusals {

    private static final String REASON = "[A-Z_]{1,40}";

    private final TradeSql sql;
    private final Clock clock;

    GateRefusals(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param times how often */
    record Counted(String reason, int times) {}

    /** At a gate with network; its own transaction is undone by the refusal, so this one stands by itself. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void online(UUID fair, String reason) {
        sql.change(
                "INSERT INTO gate_refusal (fair_id, reason, occurred_at, recorded_at) SELECT id, ?, ?, ? FROM fair WHERE id = ?",
                reason,
                clock.instant(),
                clock.instant(),
                fair);
    }

    /** @return whether a reason was said */
    boolean byDevice(DeviceFacts device, DeviceEvent event) {
        if (!(event.body().get("reason") instanceof String reason) || !reason.matches(REASON)) {
            return false;
        }
        sql.change(
                """
                INSERT INTO gate_refusal (fair_id, reason, device_id, sequence, occurred_at, recorded_at) VALUES (?, ?, ?, ?, ?, ?)""",
                device.fair(),
                reason,
                device.id(),
                event.sequence(),
                event.occurredAt(),
                clock.instant());
        return true;
    }

    /** The most frequent first. */
    List<Counted> of(UUID fair) {
        return sql.list(
                row -> new Counted(row.getString("reason"), row.getInt("times")),
                "SELECT reason, count(*) AS times FROM gate_refusal WHERE fair_id = ? GROUP BY reason ORDER BY times DESC, reason",
                fair);
    }

    List<Counted> overs(UUID fair) {
        return sql.list(
                row -> new Counted(row.getString("reason"), row.getInt("times")),
                "SELECT reason, sum(persons)::integer AS times FROM over_admission WHERE fair_id = ? GROUP BY reason ORDER BY times DESC, reason",
                fair);
    }
}
