package cn.yishulai.fairs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family in the waiting line of a slot.
 *
 * @param passedOver how often somebody behind it was served first
 * @param offerUntil when the offer ends; null while there is none, or while the fair is postponed
 */
record WaitlistEntry(
        UUID id,
        UUID fair,
        int session,
        int slot,
        UUID household,
        int persons,
        int passedOver,
        WaitlistState state,
        @Nullable Instant offerUntil) {

    TicketLine.Group group() {
        return new TicketLine.Group(id, persons, passedOver);
    }

    static WaitlistEntry read(ResultSet row) throws SQLException {
        return new WaitlistEntry(
                TradeSql.id(row, "id"),
                TradeSql.id(row, "fair_id"),
                row.getInt("session_number"),
                row.getInt("slot_number"),
                TradeSql.id(row, "household_id"),
                row.getInt("persons"),
                row.getInt("passed_over"),
                WaitlistState.valueOf(row.getString("state")),
                TradeSql.instant(row, "offer_until"));
    }
}
