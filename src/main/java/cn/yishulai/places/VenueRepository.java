package cn.yishulai.places;

import cn.yishulai.journal.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class VenueRepository {

    private final Session entities;
    private final DataSource database;

    VenueRepository(Session entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Optional<Venue> find(UUID site) {
        return Optional.ofNullable(entities.find(Venue.class, site));
    }

    /** Locked until the end of the transaction; a new one when nobody has said anything yet. */
    Venue lock(UUID site) {
        write("INSERT INTO venue_profile (site_id) VALUES (?) ON CONFLICT DO NOTHING", site);
        return Locked.row(entities, Venue.class, site).orElseThrow();
    }

    /** In the order in which their sites were founded. */
    List<Venue> page(@Nullable UUID after, int rows) {
        return entities.createQuery("from Venue v where v.siteId > :after order by v.siteId", Venue.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(rows)
                .getResultList();
    }

    List<Venue> all(Collection<UUID> sites) {
        return entities.createQuery("from Venue v where v.siteId in :sites", Venue.class)
                .setParameter("sites", sites)
                .getResultList();
    }

    void flush() {
        entities.flush();
    }

    /** Those that touch the time, by their beginning. */
    List<VenueWindow> windows(UUID site, Instant from, Instant until) {
        return read(
                row -> new VenueWindow(
                        VenueWindow.Kind.valueOf(row.getString("kind")),
                        row.getObject("begins_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                        row.getString("note")),
                """
                SELECT kind, begins_at, ends_at, note FROM venue_window
                WHERE site_id = ? AND begins_at < ? AND ends_at > ? ORDER BY begins_at, kind""",
                site,
                until,
                from);
    }

    /** All that end after this moment are these from now on. */
    void putWindows(UUID site, Instant since, List<VenueWindow> windows) {
        write("DELETE FROM venue_window WHERE site_id = ? AND ends_at > ?", site, since);
        windows.forEach(window -> write(
                """
                INSERT INTO venue_window (id, site_id, kind, begins_at, ends_at, note)
                VALUES (uuidv7(), ?, ?, ?, ?, ?)""",
                site,
                window.kind().name(),
                window.from(),
                window.until(),
                window.note()));
    }

    List<VenueContact> contacts(UUID site) {
        return read(
                row -> new VenueContact(row.getString("name"), row.getString("about"), row.getString("phone")),
                "SELECT name, about, phone FROM venue_contact WHERE site_id = ? ORDER BY place",
                site);
    }

    void putContacts(UUID site, List<VenueContact> contacts) {
        write("DELETE FROM venue_contact WHERE site_id = ?", site);
        for (int i = 0; i < contacts.size(); i++) {
            VenueContact contact = contacts.get(i);
            write(
                    """
                    INSERT INTO venue_contact (id, site_id, place, name, about, phone)
                    VALUES (uuidv7(), ?, ?, ?, ?, ?)""",
                    site,
                    i + 1,
                    contact.name(),
                    contact.about(),
                    contact.phone());
        }
    }

    /** In their order. */
    List<UUID> photos(UUID site) {
        return read(
                row -> row.getObject("photo_id", UUID.class),
                "SELECT photo_id FROM venue_photo WHERE site_id = ? ORDER BY position",
                site);
    }

    void addPhoto(UUID site, UUID photo) {
        entities.flush();
        write(
                """
                INSERT INTO venue_photo (site_id, position, photo_id)
                SELECT ?, coalesce(max(position), 0) + 1, ? FROM venue_photo WHERE site_id = ?""",
                site,
                photo,
                site);
    }

    /** Those behind it move up. */
    boolean removePhoto(UUID site, UUID photo) {
        List<UUID> kept = new ArrayList<>(photos(site));
        if (!kept.remove(photo)) {
            return false;
        }
        write("DELETE FROM venue_photo WHERE site_id = ?", site);
        for (int i = 0; i < kept.size(); i++) {
            write("INSERT INTO venue_photo (site_id, position, photo_id) VALUES (?, ?, ?)", site, i + 1, kept.get(i));
        }
        write("DELETE FROM photo WHERE id = ?", photo);
        return true;
    }

    private <T> List<T> read(Reader<T> reader, String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("venues cannot be read", e);
        }
    }

    private void write(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("venues cannot be written", e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object[] values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }
}
