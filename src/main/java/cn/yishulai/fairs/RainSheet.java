package cn.yishulai.fairs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on a fair, counted before somebody puts it off or calls it off, and what came of it afterwards.
 *
 * @param mayPostpone whether the caller may put it off now
 * @param mayCancel whether the caller may call it off now
 * @param answers what families said to the new time; null where nobody is asked
 * @param calls whom nobody can tell by a notice, for those who see their numbers
 */
record RainSheet(
        UUID fairId,
        String title,
        FairState state,
        int epoch,
        boolean mayPostpone,
        boolean mayCancel,
        List<Session> sessions,
        People people,
        Coupons coupons,
        Stock stock,
        Programme programme,
        Permit permit,
        @Nullable Answers answers,
        List<Call> calls) {

    /** What becomes of a session if the fair is put off now. */
    enum Fate {
        /** It is over, and stays as it was. */
        TOOK_PLACE,
        /** Its tickets are good again at the new time. */
        BROKEN_OFF,
        TO_COME
    }

    record Session(int number, OffsetDateTime from, OffsetDateTime until, Fate fate) {}

    /**
     * Of the sessions that did not take place.
     *
     * @param families with tickets that are good
     * @param inside people at the fair, of all sessions
     * @param offers places that are offered to families in line; the clock of their answer rests
     * @param slips numbers at the gate that are over
     */
    record People(int families, int persons, int inside, int waiting, int offers, int slips) {}

    /**
     * Those that are good for sessions that did not take place.
     *
     * @param families that are told
     * @param withoutTicket of them, those with neither a ticket nor a place in line
     */
    record Coupons(int families, int withoutTicket, int credits) {}

    /** @param onTables what goes home again, or waits at the venue @param underway in vans */
    record Stock(int onTables, int underway) {}

    /** @param equipment pieces that are booked */
    record Programme(int performances, int shifts, int helpers, int equipment) {}

    /**
     * @param number of the one that is void when the fair is put off; null where there is none
     * @param earliest the first day for which a new one can be had, where one is needed
     */
    record Permit(boolean needed, @Nullable String number, @Nullable LocalDate earliest) {}

    /**
     * To the time it has now.
     *
     * @param asked tickets whose families were asked
     * @param open that nothing was said of yet
     * @param keptBySilence of the open ones: not given back by silence
     * @param until when the first of the others are
     */
    record Answers(
            int asked,
            int kept,
            int gaveBack,
            int silent,
            int open,
            int keptBySilence,
            @Nullable OffsetDateTime until) {}

    /** Who is told by somebody, not by a notice. */
    enum Whom {
        PERFORMER,
        /** Who answers for the venue. */
        VENUE,
        /** A family that booked at the desk or by phone. */
        TICKET
    }

    /**
     * @param id of the performance, the venue, or the ticket
     * @param name of whom; for a ticket its code
     * @param about what is played, or what the contact is for
     * @param contact how they are reached; null where nobody noted it
     * @param toldAt when somebody told them of the change that was last; null before
     */
    record Call(
            Whom whom,
            UUID id,
            String name,
            @Nullable String about,
            @Nullable String contact,
            @Nullable OffsetDateTime toldAt,
            @Nullable String toldBy) {

        /** For those who call nobody. */
        Call withoutContact() {
            return new Call(whom, id, name, about, null, toldAt, toldBy);
        }
    }
}
