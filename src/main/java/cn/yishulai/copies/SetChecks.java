package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.PARTS_MALFORMED;

import cn.yishulai.catalog.VolumeView;
import cn.yishulai.catalog.Volumes;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which parts of a set (套装) a copy lacks. A set is one copy under one label; it is listed and swapped whole. */
@ApplicationScoped
@Transactional
public class SetChecks {

    private final AgroalDataSource database;
    private final CopyRepository copies;
    private final Volumes volumes;
    private final Clock clock;

    SetChecks(AgroalDataSource database, CopyRepository copies, Volumes volumes, Clock clock) {
        this.database = database;
        this.copies = copies;
        this.volumes = volumes;
        this.clock = clock;
    }

    /**
     * The volume as it is, after a look at the parts that are said to be missing.
     *
     * @throws cn.yishulai.kernel.Refused PARTS_MALFORMED when the volume has no such parts
     */
    public VolumeView checked(UUID volume, @Nullable List<Integer> missing) {
        VolumeView view = volumes.require(volume);
        int parts = view.parts() == null ? 0 : view.parts().size();
        if (missing != null && missing.stream().anyMatch(part -> part == null || part < 1 || part > parts)) {
            throw PARTS_MALFORMED.because("the volume has %d parts".formatted(parts));
        }
        return view;
    }

    /** What a checklist found, in place of what the one before it found. */
    public void note(UUID copy, @Nullable Collection<Integer> missing) {
        if (missing == null) {
            return;
        }
        copies.flush();
        try (Connection connection = database.getConnection();
                PreparedStatement forget =
                        connection.prepareStatement("DELETE FROM copy_missing_part WHERE copy_id = ?");
                PreparedStatement note = connection.prepareStatement(
                        "INSERT INTO copy_missing_part (copy_id, position, noted_at) SELECT ?, p, ? FROM unnest(?) AS p")) {
            forget.setObject(1, copy);
            forget.executeUpdate();
            note.setObject(1, copy);
            note.setTimestamp(2, Timestamp.from(clock.instant()));
            note.setArray(
                    3,
                    connection.createArrayOf(
                            "integer", missing.stream().distinct().toArray()));
            note.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the parts of a set cannot be noted", e);
        }
    }

    /** What is known to be missing of one copy; empty for a whole set and for a single book. */
    public List<Integer> missing(UUID copy) {
        return missing(List.of(copy)).getOrDefault(copy, List.of());
    }

    /** Missing parts by copy, counted from 1, in their order; a whole set and a single book have no entry. */
    Map<UUID, List<Integer>> missing(Collection<UUID> copyIds) {
        Map<UUID, List<Integer>> found = new HashMap<>();
        if (copyIds.isEmpty()) {
            return found;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT copy_id, position FROM copy_missing_part"
                        + " WHERE copy_id = ANY (?) ORDER BY copy_id, position")) {
            select.setArray(1, connection.createArrayOf("uuid", copyIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getObject(1, UUID.class), copy -> new ArrayList<>())
                            .add(row.getInt(2));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the parts of a set cannot be read", e);
        }
    }
}
