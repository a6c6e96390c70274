package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When a ticket, a waiting line or a gate says no. */
public enum TicketRefusal implements Refusal {
    /** There is no such ticket for the caller. */
    TICKET_UNKNOWN(Kind.NOT_FOUND),
    /** The fair has no such session or slot. */
    SLOT_UNKNOWN(Kind.NOT_FOUND),
    /** Booking has not begun, is over, or rests because the fair does; says which. */
    TICKETS_NOT_ON_SALE(Kind.CONFLICT),
    /** Not so many places are free; there is a waiting line. */
    TICKETS_SOLD_OUT(Kind.CONFLICT),
    /** The family has a ticket to this session. */
    TICKET_ALREADY(Kind.CONFLICT),
    /** The session is not for them; says for whom, and why. */
    TICKET_NOT_ADMITTED(Kind.CONFLICT),
    /** More persons than one ticket may have, fewer than are named, or fewer than came in. */
    TICKET_PARTY_WRONG(Kind.INVALID),
    /** Given back, not used, or called off; says which. */
    TICKET_OVER(Kind.CONFLICT),
    /** The family missed fairs that it had booked; says until when, and what works it off. */
    TICKETS_BLOCKED(Kind.CONFLICT),
    /** The numbers of the rules do not go together. */
    TICKET_RULES_WRONG(Kind.INVALID),
    /** There is no such place in the line for the caller. */
    WAITLIST_UNKNOWN(Kind.NOT_FOUND),
    /** The family waits for this session already. */
    WAITLIST_ALREADY(Kind.CONFLICT),
    /** There are places: book them. */
    WAITLIST_NOT_NEEDED(Kind.CONFLICT),
    /** Nothing is offered, or not any more. */
    WAITLIST_NO_OFFER(Kind.CONFLICT),
    /** The fair is not open. */
    GATE_CLOSED(Kind.CONFLICT),
    /** The gate's list is from before the fair was postponed. */
    GATE_LIST_OLD(Kind.CONFLICT),
    /** The ticket is for another fair, day or time; says which. */
    GATE_OTHER_TIME(Kind.CONFLICT),
    /** Everybody of the ticket is inside. */
    GATE_ALL_INSIDE(Kind.CONFLICT),
    /** More persons than the ticket has left. */
    GATE_TOO_MANY(Kind.CONFLICT),
    /** Nobody came in time, and the places went to others. */
    GATE_PLACE_GIVEN(Kind.CONFLICT),
    /** This person is inside, or was, by another ticket. */
    GATE_PERSON_TWICE(Kind.CONFLICT),
    /** As many people are inside as may be. */
    GATE_FULL(Kind.CONFLICT),
    /** Nobody came in by this ticket, or nobody is inside. */
    GATE_NOBODY_INSIDE(Kind.CONFLICT),
    /** The caller let nobody in here lately. */
    GATE_NOTHING_TO_UNDO(Kind.CONFLICT),
    /** No slip has this number in this session. */
    SLIP_UNKNOWN(Kind.NOT_FOUND),
    /** The number was not called, or is over. */
    SLIP_NOT_CALLED(Kind.CONFLICT),
    /** Nobody waits, or nobody for whom there is room now. */
    QUEUE_NOBODY(Kind.CONFLICT),
    /** The family helped at this fair already. */
    MERIT_ALREADY(Kind.CONFLICT);

    private final Kind kind;

    TicketRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
