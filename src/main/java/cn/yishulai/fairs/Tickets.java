package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;
import static cn.yishulai.fairs.TicketRefusal.TICKETS_SOLD_OUT;
import static cn.yishulai.fairs.TicketRefusal.TICKET_ALREADY;
import static cn.yishulai.fairs.TicketRefusal.TICKET_PARTY_WRONG;
import static cn.yishulai.fairs.TicketRefusal.TICKET_UNKNOWN;

import cn.yishulai.fairs.SlotSale.Slot;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tickets to fairs (票): a family's places in a slot of a session. One ticket of a family to a session; it can be made larger
 * or smaller, and given back. Until so many hours before its slot that costs nothing; later it counts.
 */
@ApplicationScoped
@Transactional
public class Tickets {

    /** So long a ticket is shown after its session. */
    private static final Duration SHOWN = Duration.ofDays(30);

    private final SlotSales sales;
    private final TicketRows rows;
    private final TicketIssue issue;
    private final TicketViews views;
    private final WaitlistRows waiting;
    private final WaitlistTurns turns;
    private final TicketMarks marks;
    private final RainChoices choices;
    private final FairAccess access;
    private final Households households;
    private final TicketNotices notices;
    private final Audit audit;
    private final Clock clock;

    Tickets(
            SlotSales sales,
            TicketRows rows,
            TicketIssue issue,
            TicketViews views,
            WaitlistRows waiting,
            WaitlistTurns turns,
            TicketMarks marks,
            RainChoices choices,
            FairAccess access,
            Households households,
            TicketNotices notices,
            Audit audit,
            Clock clock) {
        this.sales = sales;
        this.rows = rows;
        this.issue = issue;
        this.views = views;
        this.waiting = waiting;
        this.turns = turns;
        this.marks = marks;
        this.choices = choices;
        this.access = access;
        this.households = households;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Books places. The desk does it for the family whose card it holds, and may use the places kept for those without a phone.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SLOT_UNKNOWN, HOUSEHOLD_UNKNOWN, PERSON_UNKNOWN, TICKET_PARTY_WRONG,
     *     TICKETS_NOT_ON_SALE, TICKETS_BLOCKED, TICKET_ALREADY, TICKETS_SOLD_OUT
     */
    public TicketView book(Caller caller, UUID fair, int session, TicketForm form) {
        if (!caller.isCitizen()) {
            access.require(caller, fair);
        }
        SlotSale seen = requirePublished(sales.read(fair, session));
        TicketChannel channel = TicketChannel.of(caller, form.telephone());
        UUID household = households.requireMeant(caller, form.familyCode());
        TicketIssue.Who who =
                issue.who(household, form.party(), channel, seen.rules().largestParty());
        Instant now = clock.instant();
        seen.requireOnSale(seen.slot(form.slotNumber()), now);
        issue.requireAdmitted(seen, who.persons(), who.named(), channel);
        requireFree(seen, seen.slot(form.slotNumber()), who); // so that a rush for what is gone waits for nobody
        households.keep(household);
        marks.requireNotBlocked(household);
        SlotSale sale = sales.lock(fair, session);
        Slot slot = sale.slot(form.slotNumber());
        sale.requireOnSale(slot, now);
        if (rows.good(household, fair, session).isPresent()) {
            throw TICKET_ALREADY.because("the family has a ticket to this session; make it larger or smaller");
        }
        waiting.open(household, fair, session).ifPresent(entry -> turns.end(sale, entry, WaitlistState.LEFT));
        sell(sales.read(fair, session), form.slotNumber(), who.persons(), channel);
        return views.of(issue.add(caller, sale, slot, who));
    }

    /** Who is sold to past the line passes it over; places of the desk are nobody's in the line. */
    private void sell(SlotSale sale, int number, int persons, TicketChannel channel) {
        Slot slot = sale.slot(number);
        boolean ofDesk = channel.byDesk() && persons <= Math.min(sale.deskLeft(), slot.left());
        if (!ofDesk && !turns.mayBuy(sale, slot, persons)) {
            throw TICKETS_SOLD_OUT.because("%d places are free for who does not wait".formatted(sale.free(slot)));
        }
        sales.book(sale, slot, persons, channel);
        if (!ofDesk) {
            waiting.allPassedOver(sale, slot);
        }
    }

    private static void requireFree(SlotSale sale, Slot slot, TicketIssue.Who who) {
        int free = who.channel().byDesk() ? sale.freeAtDesk(slot) : sale.free(slot);
        if (who.persons() > free) {
            throw TICKETS_SOLD_OUT.because("%d places are free".formatted(free));
        }
    }

    /** What a family has, and had lately. */
    public List<TicketView> mine(Caller caller) {
        return views.ofFamily(caller.household(), clock.instant().minus(SHOWN));
    }

    /** @throws cn.yishulai.kernel.Refused TICKET_UNKNOWN */
    public TicketView show(Caller caller, UUID id) {
        return views.of(require(caller, id).id());
    }

    /**
     * From now on for so many persons. More only while places are free; not fewer than came in; fewer too late counts.
     *
     * @throws cn.yishulai.kernel.Refused TICKET_UNKNOWN, TICKET_OVER, TICKET_PARTY_WRONG, PERSON_UNKNOWN, TICKETS_NOT_ON_SALE,
     *     TICKETS_SOLD_OUT
     */
    public TicketView resize(Caller caller, UUID id, TicketForm.Resize form) {
        Ticket found = require(caller, id);
        households.keep(found.household());
        SlotSale sale = sales.lock(found.fair(), found.session());
        Ticket ticket = rows.lock(id);
        Slot slot = sale.slot(ticket.slot());
        Instant now = clock.instant();
        ticket.requireGood();
        TicketIssue.Who who = issue.who(
                ticket.household(),
                form.party(),
                ticket.channel(),
                Math.max(sale.rules().largestParty(), ticket.persons()));
        int more = who.persons() - ticket.persons();
        if (who.persons() - ticket.letGo() < Math.max(1, ticket.admitted())) {
            throw TICKET_PARTY_WRONG.because("%d of the ticket came in".formatted(ticket.admitted()));
        }
        boolean late = more < 0 && choices.isLate(sale, ticket, now);
        if (more != 0) {
            sale.requireBefore(slot, now);
        }
        if (more > 0) {
            sale.requireOnSale(slot, now);
            sell(sale, ticket.slot(), more, ticket.channel());
        } else if (more < 0) {
            sales.giveBack(sale, slot, -more, ticket.channel());
        }
        rows.resize(id, who.persons(), late, now);
        rows.name(id, who.named());
        noted(caller, "ticket.resize", ticket, who.persons());
        if (more != 0) {
            notices.changed(ticket, who.persons());
        }
        if (late) {
            marks.late(ticket, sale.rules().points());
        }
        turns.serve(ticket.fair(), ticket.session());
        return views.of(id);
    }

    /**
     * The fair has a new time, and the family comes. It may still give the ticket back.
     *
     * @throws cn.yishulai.kernel.Refused TICKET_UNKNOWN, TICKET_OVER
     */
    public TicketView keep(Caller caller, UUID id) {
        Ticket found = require(caller, id);
        sales.lock(found.fair(), found.session());
        Ticket ticket = rows.lock(id);
        ticket.requireGood();
        choices.answer(ticket, RainChoices.Answer.KEEP);
        noted(caller, "ticket.keep", ticket, ticket.persons());
        return views.of(id);
    }

    /**
     * Gives it back; the places are offered to those who wait.
     *
     * @throws cn.yishulai.kernel.Refused TICKET_UNKNOWN, TICKET_OVER, TICKETS_NOT_ON_SALE once its slot has begun
     */
    public TicketView release(Caller caller, UUID id) {
        Ticket found = require(caller, id);
        SlotSale sale = sales.lock(found.fair(), found.session());
        Ticket ticket = rows.lock(id);
        Slot slot = sale.slot(ticket.slot());
        Instant now = clock.instant();
        ticket.requireGood();
        if (sale.fair().state() != FairState.POSTPONED) {
            sale.requireBefore(slot, now);
        }
        giveBack(sale, slot, ticket, now);
        noted(caller, "ticket.release", ticket, ticket.persons());
        turns.serve(ticket.fair(), ticket.session());
        return views.of(id);
    }

    private void giveBack(SlotSale sale, Slot slot, Ticket ticket, Instant now) {
        boolean late = choices.isLate(sale, ticket, now);
        rows.become(ticket, TicketState.RELEASED, late, now);
        choices.answer(ticket, RainChoices.Answer.RELEASE);
        sales.giveBack(sale, slot, ticket.persons() - ticket.letGo(), ticket.channel());
        if (late) {
            marks.late(ticket, sale.rules().points());
        }
    }

    private void noted(Caller caller, String verb, Ticket ticket, int persons) {
        audit.record(caller.actor(), verb, "ticket:" + ticket.id(), Map.of("persons", persons));
    }

    /** One's own, or at the desk one of a fair here. Another's is not there. */
    private Ticket require(Caller caller, UUID id) {
        Ticket ticket = rows.find(id).orElseThrow(() -> TICKET_UNKNOWN.because("no such ticket"));
        if (caller.isCitizen() && !ticket.household().equals(caller.household())) {
            throw TICKET_UNKNOWN.because("no such ticket");
        }
        if (!caller.isCitizen()) {
            access.require(caller, ticket.fair());
            households.opened(ticket.household());
        }
        return ticket;
    }

    /** A fair that is not published does not exist for those who book. */
    static SlotSale requirePublished(SlotSale sale) {
        if (sale.fair().publishedAt() == null) {
            throw FAIR_UNKNOWN.because("no published fair " + sale.fair().id());
        }
        return sale;
    }

    static UUID id(String sent) {
        return OpaqueId.parse(sent, TICKET_UNKNOWN);
    }
}
