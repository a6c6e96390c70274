package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.TICKET_OVER;

import cn.yishulai.kernel.TicketCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A family's places in one slot of a session.
 *
 * @param admitted how many came in, whether or not they are inside now
 * @param letGo places of those who did not come, given to others
 * @param joined from a family that became part of this one
 * @param late given back, or made smaller, after the time for it
 */
record Ticket(
        UUID id,
        TicketCode code,
        UUID fair,
        int session,
        int slot,
        UUID household,
        int persons,
        int admitted,
        int letGo,
        TicketState state,
        TicketChannel channel,
        boolean joined,
        boolean late) {

    /** Who may still come in. */
    int open() {
        return persons - letGo - admitted;
    }

    /** @throws cn.yishulai.kernel.Refused TICKET_OVER */
    void requireGood() {
        if (!state.good()) {
            throw TICKET_OVER.because("the ticket is %s".formatted(state));
        }
    }

    static Ticket read(ResultSet row) throws SQLException {
        return new Ticket(
                TradeSql.id(row, "id"),
                new TicketCode(row.getString("code")),
                TradeSql.id(row, "fair_id"),
                row.getInt("session_number"),
                row.getInt("slot_number"),
                TradeSql.id(row, "household_id"),
                row.getInt("persons"),
                row.getInt("admitted"),
                row.getInt("let_go"),
                TicketState.valueOf(row.getString("state")),
                TicketChannel.valueOf(row.getString("channel")),
                row.getBoolean("joined"),
                row.getBoolean("late"));
    }
}
