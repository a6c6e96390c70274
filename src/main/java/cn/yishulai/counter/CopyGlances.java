package cn.yishulai.counter;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.copies.Disposition;
import cn.yishulai.counter.ScanView.LastMoveView;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.labels.Labels;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at the counter needs to know of a copy, read by one plain statement without a transaction: it is what is asked
 * most there. Who waits for it is not in it, only whether somebody does: few copies in hand are kept for a reader.
 */
@ApplicationScoped
class CopyGlances {

    private static final String GLANCE =
            """
            SELECT c.id, c.status, c.household_id, c.shelf, c.grade, c.owner_grade, c.disposition, c.brought_by, c.since,
                   v.id AS volume, e.title, v.label, e.author, v.parts, c.site_id AS site, s.name,
                   ARRAY(SELECT p.position FROM copy_missing_part p WHERE p.copy_id = c.id ORDER BY p.position) AS missing,
                   EXISTS (SELECT FROM recalled_volume r WHERE r.volume_id = c.volume_id) AS recalled,
                   EXISTS (SELECT FROM claim k WHERE k.copy_id = c.id
                           AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH')) AS claimed,
                   swap_cost(c.id, c.volume_id, ?) AS cost,
                   m.status AS moved, m.occurred_at, t.display_name
            FROM copy c JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
            LEFT JOIN site s ON s.id = c.site_id
            LEFT JOIN LATERAL (SELECT status, occurred_at, actor FROM movement
                               WHERE copy_id = c.id ORDER BY seq DESC LIMIT 1) m ON true
            LEFT JOIN staff_member t ON t.id = m.actor
            WHERE c.code = ?""";

    private final DataSource database;
    private final Labels labels;
    private final Clock clock;

    CopyGlances(DataSource database, Labels labels, Clock clock) {
        this.database = database;
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * @param isClaimed whether it is kept for a reader
     * @param cost in credits, for whom nothing is held yet
     */
    record Glance(
            CopyReads.Shown shown, boolean isRecalled, boolean isClaimed, long cost, @Nullable LastMoveView lastMove) {}

    /** Empty when no copy has the code. */
    Optional<Glance> of(CopyCode code) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(GLANCE)) {
            select.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            select.setString(2, code.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(code, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a copy cannot be read", e);
        }
    }

    private Glance read(CopyCode code, ResultSet row) throws SQLException {
        CopyFacts facts = new CopyFacts(
                id(row, "id"),
                code,
                CopyStatus.valueOf(row.getString("status")),
                id(row, "volume"),
                row.getObject("household_id", UUID.class),
                row.getObject("site", UUID.class),
                row.getString("shelf"),
                grade(row.getString("grade")),
                row.getObject("brought_by", UUID.class));
        return new Glance(
                new CopyReads.Shown(facts, view(facts, row)),
                row.getBoolean("recalled"),
                row.getBoolean("claimed"),
                row.getLong("cost"),
                lastMove(row));
    }

    private CopyView view(CopyFacts facts, ResultSet row) throws SQLException {
        String disposition = row.getString("disposition");
        Integer[] missing = (Integer[]) row.getArray("missing").getArray();
        UUID site = facts.site();
        return new CopyView(
                facts.code().value(),
                labels.url(facts.code()),
                facts.status(),
                volume(facts.volume(), row),
                site == null ? null : new SiteName(site, row.getString("name")),
                facts.shelf(),
                facts.grade(),
                grade(row.getString("owner_grade")),
                disposition == null ? null : Disposition.valueOf(disposition),
                missing.length == 0 ? null : List.of(missing),
                inCity(row, "since"));
    }

    private static VolumeSummary volume(UUID id, ResultSet row) throws SQLException {
        Array parts = row.getArray("parts");
        return VolumeSummary.of(
                id,
                row.getString("title"),
                row.getString("label"),
                row.getString("author"),
                parts == null ? null : Arrays.asList((String[]) parts.getArray()));
    }

    private static @Nullable LastMoveView lastMove(ResultSet row) throws SQLException {
        String moved = row.getString("moved");
        return moved == null
                ? null
                : new LastMoveView(
                        CopyStatus.valueOf(moved), inCity(row, "occurred_at"), row.getString("display_name"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static @Nullable Grade grade(@Nullable String name) {
        return name == null ? null : Grade.valueOf(name);
    }

    private static OffsetDateTime inCity(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(OpeningCalendar.CITY)
                .toOffsetDateTime();
    }
}
