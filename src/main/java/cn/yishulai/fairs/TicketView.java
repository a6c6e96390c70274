package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket, as the family shows it and the gate reads it.
 *
 * @param url what its symbol holds
 * @param named who is named; empty for those who may not know
 * @param admitted how many came in
 * @param outside of those, how many went out again
 * @param letGo places that went to others because nobody came in time
 * @param releaseUntil until when it can be given back without counting
 * @param choice what is asked since the fair has a new time; null where nothing is
 */
public record TicketView(
        UUID id,
        String code,
        String url,
        FairBrief fair,
        int session,
        int slot,
        OffsetDateTime from,
        OffsetDateTime until,
        int persons,
        List<Named> named,
        int admitted,
        int outside,
        int letGo,
        TicketState state,
        TicketChannel channel,
        boolean late,
        OffsetDateTime releaseUntil,
        OffsetDateTime issuedAt,
        @Nullable Choice choice) {

    /**
     * The fair that it is for.
     *
     * @param withoutDay true for one that was put off and has no new times; else null
     */
    public record FairBrief(UUID id, String title, FairState state, @Nullable Boolean withoutDay, SiteName venue) {}

    /**
     * Whether the family comes at the new time.
     *
     * @param until when silence gives the ticket back; null where it does not
     * @param answer null where nothing was said yet
     */
    public record Choice(@Nullable OffsetDateTime until, RainChoices.@Nullable Answer answer) {}

    /** A person of the family. */
    public record Named(UUID personId, String nickname, @Nullable Boolean inside) {}

    /** Of nobody by name: for those at a gate who are not of the library. */
    TicketView nameless() {
        return new TicketView(
                id,
                code,
                url,
                fair,
                session,
                slot,
                from,
                until,
                persons,
                List.of(),
                admitted,
                outside,
                letGo,
                state,
                channel,
                late,
                releaseUntil,
                issuedAt,
                choice);
    }
}
