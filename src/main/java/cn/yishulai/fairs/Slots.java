package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a session is divided into arrival slots: they follow one another within it, each with room for its people. */
final class Slots {

    private static final int MOST = 100;

    private Slots() {}

    /** @throws cn.yishulai.kernel.Refused FAIR_SESSIONS_WRONG */
    static List<FairSlot> of(FairSession session, List<SlotForm> said) {
        if (said.isEmpty() || said.size() > MOST) {
            throw FAIR_SESSIONS_WRONG.because("a session has 1 to " + MOST + " arrival slots");
        }
        List<FairSlot> slots = new ArrayList<>();
        Instant free = session.begins();
        for (SlotForm form : said) {
            Instant from = Programme.toSecond(form.from());
            Instant until = Programme.toSecond(form.until());
            if (from.isBefore(free) || !from.isBefore(until) || until.isAfter(session.ends())) {
                throw FAIR_SESSIONS_WRONG.because("arrival slots follow one another within their session");
            }
            if (form.places() < 0 || form.places() > session.bookable()) {
                throw FAIR_SESSIONS_WRONG.because(
                        "an arrival slot has up to the %d places of its session that can be booked"
                                .formatted(session.bookable()));
            }
            slots.add(new FairSlot(session.number(), slots.size() + 1, from, until, form.places(), session.bookable()));
            free = until;
        }
        return slots;
    }
}
