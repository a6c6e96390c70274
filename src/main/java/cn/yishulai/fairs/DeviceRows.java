package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of devices of fairs and of the codes that pair them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DeviceRows {

    private static final String DEVICE =
            "SELECT d.*, f.epoch AS fair_epoch FROM fair_device d JOIN fair f ON f.id = d.fair_id WHERE ";

    private final TradeSql sql;

    DeviceRows(TradeSql sql) {
        this.sql = sql;
    }

    /** @param fairEpoch of its fair now */
    record Row(
            DeviceFacts facts,
            String label,
            Instant pairedAt,
            @Nullable Instant revokedAt,
            Instant seenAt,
            Duration offset,
            int fairEpoch) {

        boolean isOld() {
            return facts.epoch() < fairEpoch;
        }
    }

    /** What was asked for a device that is not paired yet. */
    record Asked(UUID fair, String purpose, String label, @Nullable Integer table, UUID by) {}

    record Pairing(Asked asked, byte[] mac, Instant expires, @Nullable UUID usedKey, @Nullable UUID device) {

        boolean isOpenFor(UUID key, Instant now) {
            return usedKey == null ? now.isBefore(expires) : usedKey.equals(key);
        }
    }

    void offer(byte[] code, byte[] mac, Asked asked, Instant expires) {
        sql.change(
                """
                INSERT INTO fair_pairing (code_digest, request_mac, fair_id, purpose, label, table_number, made_by, expires_at)
                VALUES (?, ?, ?, ?, ?, ?::integer, ?, ?) ON CONFLICT DO NOTHING""",
                code,
                mac,
                asked.fair(),
                asked.purpose(),
                asked.label(),
                asked.table(),
                asked.by(),
                expires);
    }

    /** Locked: of two devices that read one code, one is first. */
    Optional<Pairing> pairing(byte[] code) {
        return sql.one(
                row -> new Pairing(
                        new Asked(
                                TradeSql.id(row, "fair_id"),
                                row.getString("purpose"),
                                row.getString("label"),
                                TradeSql.number(row, "table_number"),
                                TradeSql.id(row, "made_by")),
                        row.getBytes("request_mac"),
                        Objects.requireNonNull(TradeSql.instant(row, "expires_at")),
                        row.getObject("used_key", UUID.class),
                        row.getObject("device_id", UUID.class)),
                "SELECT * FROM fair_pairing WHERE code_digest = ? FOR UPDATE",
                code);
    }

    UUID pair(byte[] code, UUID key, Asked asked, byte[] token, Instant now) {
        UUID device = sql.one(
                        row -> TradeSql.id(row, "id"),
                        """
                        INSERT INTO fair_device (id, fair_id, purpose, label, table_number, token_digest, paired_by, paired_at, epoch,
                            last_seen_at, clock_offset_ms)
                        SELECT uuidv7(), f.id, ?, ?, ?::integer, ?, ?, ?, f.epoch, ?, 0 FROM fair f WHERE f.id = ? RETURNING id""",
                        asked.purpose(),
                        asked.label(),
                        asked.table(),
                        token,
                        asked.by(),
                        now,
                        now,
                        asked.fair())
                .orElseThrow();
        sql.change("UPDATE fair_pairing SET used_key = ?, device_id = ? WHERE code_digest = ?", key, device, code);
        return device;
    }

    Optional<Row> byToken(byte[] digest) {
        return sql.one(DeviceRows::read, DEVICE + "d.token_digest = ?", digest);
    }

    Optional<Row> find(UUID id) {
        return sql.one(DeviceRows::read, DEVICE + "d.id = ?", id);
    }

    /**
     * Until the transaction ends nothing else of this device is written down, and its fair is not put off or called off: whoever comes
     * in meanwhile would not go home with everybody.
     */
    Row hold(UUID id) {
        return sql.one(DeviceRows::read, DEVICE + "d.id = ? FOR UPDATE OF d FOR SHARE OF f", id)
                .orElseThrow();
    }

    /** Of a fair, in the order in which they were paired. */
    List<Row> of(UUID fair) {
        return sql.list(DeviceRows::read, DEVICE + "d.fair_id = ? ORDER BY d.id", fair);
    }

    /** @return whether it was good until now */
    boolean revoke(UUID id, UUID by, Instant now) {
        return sql.change(
                        "UPDATE fair_device SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL",
                        now,
                        by,
                        id)
                == 1;
    }

    void seen(UUID id, Duration offset, Instant now) {
        sql.change(
                "UPDATE fair_device SET last_seen_at = greatest(last_seen_at, ?::timestamptz), clock_offset_ms = ? WHERE id = ?",
                now,
                offset.toMillis(),
                id);
    }

    void forgetPairings(Instant before) {
        sql.change("DELETE FROM fair_pairing WHERE expires_at < ?", before);
    }

    /** When what the device holds became void: the first step after it was paired that raised the epoch; null if there was none. */
    @Nullable
    Instant voidSince(Row device) {
        return sql.one(
                        row -> TradeSql.instant(row, "at"),
                        "SELECT min(done_at) AS at FROM fair_step WHERE fair_id = ? AND verb IN ('POSTPONED', 'MOVED', 'CANCELLED') AND done_at >= ?",
                        device.facts().fair(),
                        device.pairedAt())
                .orElse(null);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new DeviceFacts(
                        TradeSql.id(row, "id"),
                        TradeSql.id(row, "fair_id"),
                        row.getString("purpose"),
                        TradeSql.number(row, "table_number"),
                        row.getInt("epoch"),
                        TradeSql.id(row, "paired_by")),
                row.getString("label"),
                Objects.requireNonNull(TradeSql.instant(row, "paired_at")),
                TradeSql.instant(row, "revoked_at"),
                Objects.requireNonNull(TradeSql.instant(row, "last_seen_at")),
                Duration.ofMillis(row.getLong("clock_offset_ms")),
                row.getInt("fair_epoch"));
    }
}
