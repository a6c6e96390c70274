package cn.yishulai.fairs;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the public was told of fairs: a line each time it changed. Calendars count the lines, feeds say when the last was
 * written, and a page that says "moved" says from when.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairTold {

    private final TradeSql sql;
    private final Clock clock;

    FairTold(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * How often and when the public was told.
     *
     * @param number 0 for what was told first
     * @param previous when the fair was to begin before it was moved last; null for one that never was
     * @param withoutDay it was put off and has no new times
     */
    record Lines(int number, Instant first, Instant last, @Nullable Instant previous, boolean withoutDay) {}

    private record Line(int number, Instant at, Instant begins, boolean withoutDay) {}

    /** To be called after every change of a fair; the fair is locked. A draft, and what changes nothing, leaves no line. */
    void note(Fair fair) {
        String digest = digest(fair);
        sql.change(
                """
                INSERT INTO fair_told (fair_id, number, told_at, begins_at, digest)
                SELECT f.id, coalesce(t.number + 1, 0), ?, f.begins_at, ? FROM fair f
                LEFT JOIN LATERAL (SELECT t.number, t.digest FROM fair_told t WHERE t.fair_id = f.id ORDER BY t.number DESC LIMIT 1) t ON true
                WHERE f.id = ? AND f.published_at IS NOT NULL AND t.digest IS DISTINCT FROM ?""",
                clock.instant(),
                digest,
                fair.id(),
                digest);
    }

    /** Of those of which anything was told, by fair. */
    Map<UUID, Lines> of(Collection<UUID> fairs) {
        Map<UUID, List<Line>> lines = new HashMap<>();
        sql.list(
                row -> lines.computeIfAbsent(TradeSql.id(row, "fair_id"), any -> new ArrayList<>())
                        .add(new Line(
                                row.getInt("number"),
                                TourRows.moment(row, "told_at"),
                                TourRows.moment(row, "begins_at"),
                                row.getBoolean("without_day"))),
                """
                SELECT t.fair_id, t.number, t.told_at, t.begins_at, w.fair_id IS NOT NULL AS without_day
                FROM fair_told t LEFT JOIN fair_without_day w ON w.fair_id = t.fair_id
                WHERE t.fair_id = ANY (?::uuid[]) ORDER BY t.fair_id, t.number""",
                fairs);
        Map<UUID, Lines> told = new HashMap<>();
        lines.forEach((fair, all) -> told.put(fair, summed(all)));
        return told;
    }

    private static Lines summed(List<Line> lines) {
        Line last = lines.get(lines.size() - 1);
        Instant previous = lines.stream()
                .filter(line -> !line.begins().equals(last.begins()))
                .reduce((one, later) -> later)
                .map(Line::begins)
                .orElse(null);
        return new Lines(last.number(), lines.get(0).at(), last.at(), previous, last.withoutDay());
    }

    private static String digest(Fair fair) {
        StringBuilder said = new StringBuilder()
                .append(fair.title())
                .append('\n')
                .append(fair.about())
                .append('\n')
                .append(fair.venueId())
                .append('\n')
                .append(FairStatus.of(fair.state()));
        fair.sessions()
                .forEach(session -> said.append('\n').append(session.begins()).append(session.ends()));
        return hash(said.toString());
    }

    /** Half of SHA-256: enough to tell contents apart. */
    static String hash(String text) {
        return hash(text.getBytes(UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
