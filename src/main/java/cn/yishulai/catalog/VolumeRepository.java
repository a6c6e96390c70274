package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.BookNumberKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Volumes in the database. Lists are read as rows, without entities: they only go out again. */
@ApplicationScoped
class VolumeRepository implements PanacheRepositoryBase<Volume, UUID> {

    private static final String VIEW =
            """
            SELECT v.id, e.work_id, v.edition_id, e.title, v.label, e.author, e.publisher, e.year, e.price_fen,
                   n.number, n.kind
              FROM volume v
              JOIN edition e ON e.id = v.edition_id
              LEFT JOIN LATERAL (SELECT number, kind FROM volume_number
                                  WHERE volume_id = v.id ORDER BY position LIMIT 1) n ON true
             WHERE v.id = ANY (?)
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

    /** Which volumes carry one of these numbers, oldest first. */
    List<UUID> carrying(Collection<String> numbers) {
        String sql = "SELECT DISTINCT volume_id FROM volume_number WHERE number = ANY (?) ORDER BY volume_id LIMIT 100";
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

    private static VolumeView view(ResultSet row) throws SQLException {
        String number = row.getString("number");
        return new VolumeView(
                row.getObject("id", UUID.class),
                row.getObject("work_id", UUID.class),
                row.getObject("edition_id", UUID.class),
                row.getString("title"),
                row.getString("label"),
                row.getString("author"),
                row.getString("publisher"),
                row.getObject("year", Integer.class),
                price(row.getObject("price_fen", Integer.class)),
                number == null ? null : new BookNumber(number).printed(),
                number == null ? BookNumberKind.NONE : BookNumberKind.valueOf(row.getString("kind")));
    }

    private static @Nullable String price(@Nullable Integer fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
