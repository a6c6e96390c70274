package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fair as it is at this moment, for who runs it.
 *
 * @param at when it was looked at: who shows it says how old it is
 * @param tables those that run empty first
 * @param soldOut classes of which copies came and none is left
 * @param onNoTable came to the fair, and was put on no table yet
 * @param incidents what is open first
 */
public record FairNowView(
        UUID id,
        String title,
        FairState state,
        SiteName venue,
        OffsetDateTime from,
        OffsetDateTime until,
        OffsetDateTime at,
        Admission.Heads heads,
        List<Session> sessions,
        Swaps swaps,
        List<FairTableView> tables,
        List<FairClassView> soldOut,
        int onNoTable,
        Helpers helpers,
        List<IncidentView> incidents) {

    /** @param heads who is inside, who came and who is expected */
    public record Session(Gate.SessionHeads heads, Queue queue) {}

    /**
     * Who waits at the gate with a number.
     *
     * @param waiting groups
     * @param people in them
     * @param called groups that were called and are to come in now
     * @param longestMinutes how long the first of them waits; null when nobody does
     */
    public record Queue(int waiting, int people, int called, @Nullable Integer longestMinutes) {}

    /**
     * Books that went from the tables to a new family.
     *
     * @param lastHour in the sixty minutes that just passed
     * @param inAll since the fair began
     * @param hours of today, in order, none left out
     */
    public record Swaps(int lastHour, int inAll, List<Hour> hours) {}

    /** @param from beginning of the hour */
    public record Hour(OffsetDateTime from, int swaps) {}

    /**
     * The rota of today.
     *
     * @param here at shifts that go on
     * @param needed at shifts that go on
     */
    public record Helpers(int here, int needed, List<Shift> shifts) {}

    /** @param here how many of its helpers are there */
    public record Shift(
            UUID id,
            String role,
            OffsetDateTime from,
            OffsetDateTime until,
            int needed,
            int here,
            List<Helper> helpers) {}

    /** Whether somebody is there. */
    public enum Presence {
        NOT_YET,
        HERE,
        GONE
    }

    /** @param since when they came, or went */
    public record Helper(
            UUID helperId, String name, String answer, Presence presence, @Nullable OffsetDateTime since) {}
}
