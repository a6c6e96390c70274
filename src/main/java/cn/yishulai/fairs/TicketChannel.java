package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;

/** By which way somebody came to their places. */
public enum TicketChannel {
    APP,
    DESK,
    PHONE,
    /** Somebody whom the family appointed did it. */
    PROXY,
    /** Without a ticket, at the gate. */
    WALK_IN;

    /** @param byPhone whether the desk does it for somebody on the telephone */
    static TicketChannel of(Caller caller, boolean byPhone) {
        if (!caller.isCitizen()) {
            return byPhone ? PHONE : DESK;
        }
        Caller.Behind behind = caller.behind();
        return behind == null ? APP : behind.role() == Role.CITIZEN ? PROXY : DESK;
    }

    /** Whether it may use the places that are kept for those without a phone. */
    boolean byDesk() {
        return this != APP;
    }
}
