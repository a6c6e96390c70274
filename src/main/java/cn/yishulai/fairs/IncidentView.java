package cn.yishulai.fairs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a fair and that somebody has to see to.
 *
 * @param number of the fair, from one: so people call it by radio
 * @param takenBy who sees to it; null for nobody yet
 * @param outcome how it ended; null while it is open
 */
public record IncidentView(
        UUID id,
        int number,
        Kind kind,
        boolean urgent,
        String what,
        @Nullable String place,
        String raisedBy,
        OffsetDateTime raisedAt,
        @Nullable String takenBy,
        @Nullable OffsetDateTime takenAt,
        @Nullable String closedBy,
        @Nullable OffsetDateTime closedAt,
        @Nullable String outcome) {

    /** What kind of thing it is. */
    public enum Kind {
        LOST_CHILD,
        INJURY,
        CROWD,
        QUARREL,
        THEFT,
        POWER,
        NETWORK,
        WEATHER,
        BOOKS,
        OTHER
    }

    /** With the names of those who work there; ends before WHERE. */
    static final String QUESTION =
            """
            SELECT i.*, r.display_name AS raiser, t.display_name AS taker, c.display_name AS closer FROM fair_incident i
            JOIN staff_member r ON r.id = i.raised_by LEFT JOIN staff_member t ON t.id = i.taken_by
            LEFT JOIN staff_member c ON c.id = i.closed_by\s""";

    static IncidentView read(ResultSet row) throws SQLException {
        return new IncidentView(
                TradeSql.id(row, "id"),
                row.getInt("number"),
                Kind.valueOf(row.getString("kind")),
                row.getBoolean("urgent"),
                row.getString("what"),
                row.getString("place"),
                row.getString("raiser"),
                FairView.inCity(ProgrammeReads.time(row, "raised_at")),
                row.getString("taker"),
                at(row, "taken_at"),
                row.getString("closer"),
                at(row, "closed_at"),
                row.getString("outcome"));
    }

    private static @Nullable OffsetDateTime at(ResultSet row, String column) throws SQLException {
        Instant moment = TradeSql.instant(row, column);
        return moment == null ? null : FairView.inCity(moment);
    }
}
