package cn.yishulai.copies;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Public journeys, read by one plain statement without a transaction: a code on a label is what strangers look up most, and
 * entities of what is only shown cost more than to find it.
 */
@ApplicationScoped
class Journeys {

    /** What is said of the copy stands in each row; only the first is read for it. A copy has at least one step. */
    private static final String JOURNEY =
            """
            SELECT c.status, v.id AS volume, e.title, v.label, e.author, v.parts, s.id AS site, s.name,
                   m.occurred_at, m.status AS step, m.site_id AS step_site, p.name AS step_name, m.household_id AS family
            FROM copy c JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
            LEFT JOIN site s ON s.id = c.site_id
            LEFT JOIN movement m ON m.copy_id = c.id LEFT JOIN site p ON p.id = m.site_id
            WHERE c.code = ? ORDER BY m.seq""";

    private final DataSource database;

    Journeys(DataSource database) {
        this.database = database;
    }

    /** Empty when no copy has the code. */
    Optional<JourneyView> of(CopyCode code) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(JOURNEY)) {
            select.setString(1, code.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(code, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a journey cannot be read", e);
        }
    }

    private static JourneyView read(CopyCode code, ResultSet row) throws SQLException {
        CopyStatus status = CopyStatus.valueOf(row.getString("status"));
        UUID site = row.getObject("site", UUID.class);
        SiteName place = site == null ? null : new SiteName(site, row.getString("name"));
        VolumeSummary volume = volume(row);
        List<JourneyView.StepView> steps = new ArrayList<>();
        Set<UUID> families = new HashSet<>();
        Stood last = null;
        do {
            Stood now = Stood.read(row);
            if (now == null) {
                break;
            }
            if (now.family() != null) {
                families.add(now.family());
            }
            if (!now.equals(last)) { // from shelf to shelf of one site is no journey
                steps.add(new JourneyView.StepView(
                        row.getObject("occurred_at", OffsetDateTime.class)
                                .atZoneSameInstant(OpeningCalendar.CITY)
                                .toLocalDate(),
                        now.status(),
                        row.getString("step_name")));
            }
            last = now;
        } while (row.next());
        return new JourneyView(code.value(), status, volume, place, families.size(), steps);
    }

    private static VolumeSummary volume(ResultSet row) throws SQLException {
        Array parts = row.getArray("parts");
        return VolumeSummary.of(
                Objects.requireNonNull(row.getObject("volume", UUID.class)),
                row.getString("title"),
                row.getString("label"),
                row.getString("author"),
                parts == null ? null : Arrays.asList((String[]) parts.getArray()));
    }

    /** How and where it stood after a step. */
    private record Stood(CopyStatus status, @Nullable UUID site, @Nullable UUID family) {

        static @Nullable Stood read(ResultSet row) throws SQLException {
            String status = row.getString("step");
            return status == null
                    ? null
                    : new Stood(
                            CopyStatus.valueOf(status),
                            row.getObject("step_site", UUID.class),
                            row.getObject("family", UUID.class));
        }
    }
}
