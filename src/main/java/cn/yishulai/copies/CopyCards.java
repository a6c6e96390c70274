package cn.yishulai.copies;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.labels.Labels;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a copy wherever it is shown: its title, where it is, which parts it lacks. One statement for any
 * number of copies, plain SQL, because every scan pays for it.
 */
@ApplicationScoped
class CopyCards {

    /** The copies come from memory: what this transaction did to them need not be written yet. */
    private static final String BESIDE = beside("unnest(?::uuid[], ?::uuid[], ?::uuid[])");

    /** Of one copy, which is what a scan shows: PostgreSQL plans it once, and not anew for every array. */
    private static final String BESIDE_ONE = beside("(VALUES (?::uuid, ?::uuid, ?::uuid))");

    private static String beside(String copies) {
        return """
            SELECT c.id, v.id AS volume, e.title, v.label, e.author, v.parts, s.id AS site, s.name,
                   ARRAY(SELECT m.position FROM copy_missing_part m WHERE m.copy_id = c.id ORDER BY m.position) AS missing
            FROM %s AS c (id, volume_id, site_id)
            JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
            LEFT JOIN site s ON s.id = c.site_id"""
                .formatted(copies);
    }

    private final AgroalDataSource database;
    private final Labels labels;

    CopyCards(AgroalDataSource database, Labels labels) {
        this.database = database;
        this.labels = labels;
    }

    /** In the order of the copies. */
    List<CopyView> views(List<Copy> copies) {
        if (copies.isEmpty()) {
            return List.of();
        }
        Map<UUID, Beside> beside = beside(copies.stream().map(Copy::facts).toList());
        return copies.stream()
                .map(copy -> view(copy, Objects.requireNonNull(beside.get(copy.id()))))
                .toList();
    }

    private record Beside(VolumeSummary volume, @Nullable SiteName site, @Nullable List<Integer> missing) {}

    private Map<UUID, Beside> beside(Collection<CopyFacts> copies) {
        boolean one = copies.size() == 1;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(one ? BESIDE_ONE : BESIDE)) {
            if (one) {
                CopyFacts copy = copies.iterator().next();
                select.setObject(1, copy.id());
                select.setObject(2, copy.volume());
                select.setObject(3, copy.site(), Types.OTHER);
            } else {
                setArray(select, 1, copies, CopyFacts::id);
                setArray(select, 2, copies, CopyFacts::volume);
                setArray(select, 3, copies, CopyFacts::site);
            }
            Map<UUID, Beside> beside = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    beside.put(row.getObject("id", UUID.class), read(row));
                }
            }
            return beside;
        } catch (SQLException e) {
            throw new IllegalStateException("copies cannot be shown", e);
        }
    }

    private static void setArray(
            PreparedStatement select, int at, Collection<CopyFacts> copies, Function<CopyFacts, @Nullable UUID> member)
            throws SQLException {
        Object[] ids = copies.stream().map(member).toArray();
        select.setArray(at, select.getConnection().createArrayOf("uuid", ids));
    }

    private static Beside read(ResultSet row) throws SQLException {
        UUID site = row.getObject("site", UUID.class);
        Array parts = row.getArray("parts");
        Integer[] missing = (Integer[]) row.getArray("missing").getArray();
        return new Beside(
                VolumeSummary.of(
                        row.getObject("volume", UUID.class),
                        row.getString("title"),
                        row.getString("label"),
                        row.getString("author"),
                        parts == null ? null : Arrays.asList((String[]) parts.getArray())),
                site == null ? null : new SiteName(site, row.getString("name")),
                missing.length == 0 ? null : List.of(missing));
    }

    private CopyView view(Copy copy, Beside beside) {
        CopyFacts facts = copy.facts();
        return new CopyView(
                facts.code().value(),
                labels.url(facts.code()),
                facts.status(),
                beside.volume(),
                beside.site(),
                facts.shelf(),
                facts.grade(),
                copy.ownerGrade(),
                copy.disposition(),
                beside.missing(),
                copy.since().atZone(OpeningCalendar.CITY).toOffsetDateTime());
    }
}
