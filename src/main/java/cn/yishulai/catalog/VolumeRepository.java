package cn.yishulai.catalog;

import cn.yishulai.kernel.Audience;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.BookNumberKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Volumes in the database. Lists are read as rows, without entities: they only go out again. */
@ApplicationScoped
class VolumeRepository implements PanacheRepositoryBase<Volume, UUID> {

    /** The ids come by a sub-select: seen by the planner, they would make a plan for each page (0.2 ms of PostgreSQL). */
    private static final String VIEW =
            """
            SELECT v.id, e.work_id, v.edition_id, e.title, v.label, e.author, e.publisher, e.year, e.price_fen,
                   v.parts, v.cover_id, v.merged_into, n.numbers, n.kind
              FROM volume v
              JOIN edition e ON e.id = v.edition_id
              LEFT JOIN LATERAL (SELECT array_agg(number ORDER BY position) AS numbers,
                                        min(kind) FILTER (WHERE position = 0) AS kind
                                   FROM volume_number WHERE volume_id = v.id) n ON true
             WHERE v.id = ANY ((SELECT ?)::uuid[])
            """;

    private final AgroalDataSource database;

    VolumeRepository(AgroalDataSource database) {
        this.database = database;
    }

    /** The volumes in the order of the ids; an id that is none is left out. */
    List<VolumeView> views(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(VIEW)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            Map<UUID, VolumeView> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    VolumeView view = view(row);
                    found.put(view.id(), view);
                }
            }
            return ids.stream().map(found::get).filter(Objects::nonNull).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("volumes cannot be read", e);
        }
    }

    Optional<VolumeFacts> facts(UUID volume) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        """
                        SELECT e.year::integer AS year, e.price_fen, s.class_number, s.audience
                        FROM volume v JOIN edition e ON e.id = v.edition_id
                        LEFT JOIN edition_subject s ON s.edition_id = e.id WHERE v.id = ?1
                        """,
                        Tuple.class)
                .setParameter(1, volume)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(VolumeRepository::facts).findFirst();
    }

    private static VolumeFacts facts(Tuple row) {
        String audience = row.get("audience", String.class);
        return new VolumeFacts(
                row.get("year", Integer.class),
                row.get("price_fen", Integer.class),
                row.get("class_number", String.class),
                audience == null ? null : Audience.valueOf(audience));
    }

    /** What search finds a volume by. */
    Description description(UUID volume) {
        VolumeView view = views(List.of(volume)).get(0);
        return Description.of(view.title())
                .withLabel(view.volumeLabel())
                .withAuthor(view.author())
                .withPublisher(view.publisher())
                .withSeries(series(volume));
    }

    private @Nullable String series(UUID volume) {
        return (String) getEntityManager()
                .createNativeQuery(
                        "SELECT e.series FROM volume v JOIN edition e ON e.id = v.edition_id WHERE v.id = ?1",
                        Object.class)
                .setParameter(1, volume)
                .getSingleResult();
    }

    /** Which volumes carry one of these numbers, oldest first. */
    List<UUID> carrying(Collection<String> numbers) {
        String sql = "SELECT DISTINCT n.volume_id FROM volume_number n JOIN volume v ON v.id = n.volume_id"
                + " WHERE n.number = ANY (?) AND v.merged_into IS NULL ORDER BY n.volume_id LIMIT 100";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("volumes cannot be found by number", e);
        }
    }

    /** Lets a record that says the same of a book become this volume's. */
    void awaitRecord(UUID volume, Description book, String source) {
        String sql =
                """
                INSERT INTO import_record (identity, volume_id, fingerprint, source, claimable)
                VALUES (?, ?, ?, ?, true) ON CONFLICT DO NOTHING
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Arrival.identity(book, null));
            statement.setObject(2, volume);
            statement.setBytes(3, Arrival.fingerprint(book));
            statement.setString(4, source);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a volume cannot wait for its record", e);
        }
    }

    /** Other volumes that share a number or the edition with this one, oldest first. */
    List<UUID> besides(UUID volume) {
        String sql =
                """
                SELECT id FROM (
                    SELECT o.id FROM volume o JOIN volume v ON v.edition_id = o.edition_id WHERE v.id = ?
                    UNION SELECT o.volume_id FROM volume_number o
                      JOIN volume_number n ON n.number = o.number WHERE n.volume_id = ?) AS beside
                 WHERE id <> ? AND id NOT IN (SELECT id FROM volume WHERE merged_into IS NOT NULL) ORDER BY id LIMIT 100
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 3; i++) {
                statement.setObject(i, volume);
            }
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("the volumes beside one cannot be found", e);
        }
    }

    private static VolumeView view(ResultSet row) throws SQLException {
        String title = row.getString("title");
        String label = row.getString("label");
        List<String> numbers = texts(row.getArray("numbers"));
        String kind = row.getString("kind");
        return new VolumeView(
                row.getObject("id", UUID.class),
                row.getObject("work_id", UUID.class),
                row.getObject("edition_id", UUID.class),
                title,
                label,
                row.getString("author"),
                row.getString("publisher"),
                row.getObject("year", Integer.class),
                price(row.getObject("price_fen", Integer.class)),
                numbers.isEmpty() ? null : printed(numbers.get(0)),
                kind == null ? BookNumberKind.NONE : BookNumberKind.valueOf(kind),
                orNull(numbers.stream().skip(1).map(VolumeRepository::printed).toList()),
                orNull(parts(row.getArray("parts"), title, label)),
                cover(row.getObject("id", UUID.class), row.getObject("cover_id", UUID.class)),
                row.getObject("merged_into", UUID.class));
    }

    /** The photo is named too, so that a better one is not the old one out of a cache. */
    private static @Nullable String cover(UUID volume, @Nullable UUID photo) {
        return photo == null ? null : "/v1/volumes/" + volume + "/cover?photo=" + photo;
    }

    /** What a librarian said, else what the title says. */
    private static List<String> parts(@Nullable Array said, String title, @Nullable String label) throws SQLException {
        return said == null ? SetTitle.parts(title, label) : texts(said);
    }

    private static String printed(String number) {
        return new BookNumber(number).printed();
    }

    private static @Nullable List<String> orNull(List<String> texts) {
        return texts.isEmpty() ? null : texts;
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static @Nullable String price(@Nullable Integer fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
