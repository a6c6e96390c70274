package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.TICKET_ALREADY;
import static cn.yishulai.fairs.TicketRefusal.TICKET_PARTY_WRONG;
import static cn.yishulai.fairs.TicketRefusal.WAITLIST_ALREADY;
import static cn.yishulai.fairs.TicketRefusal.WAITLIST_NOT_NEEDED;
import static cn.yishulai.fairs.TicketRefusal.WAITLIST_NO_OFFER;
import static cn.yishulai.fairs.TicketRefusal.WAITLIST_UNKNOWN;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Waiting lines of groups (候补), one for each slot. All or nothing; nobody is served after the slot has begun; what a family
 * declined, or did not answer, does not come again by itself: it may join again, at the end.
 */
@ApplicationScoped
@Transactional
public class Waitlist {

    private final SlotSales sales;
    private final WaitlistRows rows;
    private final WaitlistReads reads;
    private final WaitlistTurns turns;
    private final TicketRows tickets;
    private final TicketIssue issue;
    private final TicketMarks marks;
    private final FairAccess access;
    private final Households households;
    private final Clock clock;

    Waitlist(
            SlotSales sales,
            WaitlistRows rows,
            WaitlistReads reads,
            WaitlistTurns turns,
            TicketRows tickets,
            TicketIssue issue,
            TicketMarks marks,
            FairAccess access,
            Households households,
            Clock clock) {
        this.sales = sales;
        this.rows = rows;
        this.reads = reads;
        this.turns = turns;
        this.tickets = tickets;
        this.issue = issue;
        this.marks = marks;
        this.access = access;
        this.households = households;
        this.clock = clock;
    }

    /** @param slot 1 where the session is not divided */
    public record Form(
            @Nullable @Min(1) @Max(1000) Integer slot,
            @NotNull @Min(1) @Max(100) Integer persons,
            @Nullable @Size(max = 300) String familyCode) {}

    /**
     * Goes to the end of the line.
     *
     * @throws cn.yishulai.kernel.Refused SLOT_UNKNOWN, TICKETS_NOT_ON_SALE, TICKETS_BLOCKED, TICKET_ALREADY, TICKET_PARTY_WRONG,
     *     WAITLIST_ALREADY, WAITLIST_NOT_NEEDED, HOUSEHOLD_UNKNOWN, FAIR_UNKNOWN
     */
    public WaitlistView join(Caller caller, UUID fair, int session, Form form) {
        if (!caller.isCitizen()) {
            access.require(caller, fair);
        }
        UUID household = households.requireMeant(caller, form.familyCode());
        households.keep(household);
        SlotSale sale = sales.lock(fair, session);
        SlotSale.Slot slot = sale.slot(form.slot() == null ? 1 : form.slot());
        sale.requireOnSale(slot, clock.instant());
        marks.requireNotBlocked(household);
        if (form.persons() > Math.min(sale.rules().largestParty(), slot.places())) {
            throw TICKET_PARTY_WRONG.because("a ticket is for %d persons at most"
                    .formatted(Math.min(sale.rules().largestParty(), slot.places())));
        }
        List<UUID> family =
                households.personsOf(household).stream().map(PersonView::id).toList();
        issue.requireAdmitted(sale, form.persons(), family, TicketChannel.of(caller, false));
        if (tickets.good(household, fair, session).isPresent()) {
            throw TICKET_ALREADY.because("the family has a ticket to this session; make it larger");
        }
        if (rows.open(household, fair, session).isPresent()) {
            throw WAITLIST_ALREADY.because("the family waits for this session already");
        }
        if (turns.mayBuy(sale, slot, form.persons())) {
            throw WAITLIST_NOT_NEEDED.because("%d places are free".formatted(sale.free(slot)));
        }
        return reads.of(rows.add(sale, slot, household, form.persons(), clock.instant()));
    }

    /** The family's places in lines, with how many wait before it; what is over, of the last weeks. */
    public List<WaitlistView> mine(Caller caller) {
        return reads.ofFamily(caller.household());
    }

    /**
     * Takes what is offered.
     *
     * @throws cn.yishulai.kernel.Refused WAITLIST_UNKNOWN, WAITLIST_NO_OFFER, TICKET_ALREADY, TICKETS_NOT_ON_SALE
     */
    public TicketView accept(Caller caller, UUID id) {
        WaitlistEntry found = require(caller, id);
        households.keep(found.household());
        SlotSale sale = sales.lock(found.fair(), found.session());
        WaitlistEntry entry = require(caller, id);
        SlotSale.Slot slot = sale.slot(entry.slot());
        Instant now = clock.instant();
        sale.requireOnSale(slot, now);
        Instant until = entry.offerUntil();
        if (entry.state() != WaitlistState.OFFERED || until == null || !now.isBefore(until)) {
            throw WAITLIST_NO_OFFER.because(
                    until == null ? "nothing is offered to you now" : "the offer ended at " + until);
        }
        if (tickets.good(entry.household(), entry.fair(), entry.session()).isPresent()) {
            throw TICKET_ALREADY.because("the family has a ticket to this session");
        }
        TicketChannel channel = TicketChannel.of(caller, false);
        sales.bookHeld(sale, slot, entry.persons(), channel);
        UUID ticket = issue.add(
                caller, sale, slot, new TicketIssue.Who(entry.household(), entry.persons(), List.of(), channel));
        rows.end(entry, WaitlistState.TAKEN, ticket, now);
        return issue.view(ticket);
    }

    /** Leaves the line, or declines what is offered: the next are served. @throws cn.yishulai.kernel.Refused WAITLIST_UNKNOWN, WAITLIST_NO_OFFER */
    public WaitlistView leave(Caller caller, UUID id) {
        WaitlistEntry found = require(caller, id);
        SlotSale sale = sales.lock(found.fair(), found.session());
        turns.end(sale, require(caller, id), WaitlistState.LEFT);
        return reads.of(id);
    }

    /** One's own, or at the desk one of a fair here. Another's is not there. */
    private WaitlistEntry require(Caller caller, UUID id) {
        WaitlistEntry entry = rows.find(id).orElseThrow(() -> WAITLIST_UNKNOWN.because("no such place in a line"));
        if (caller.isCitizen() && !entry.household().equals(caller.household())) {
            throw WAITLIST_UNKNOWN.because("no such place in a line");
        }
        if (!caller.isCitizen()) {
            access.require(caller, entry.fair());
            households.opened(entry.household());
        }
        return entry;
    }

    static UUID id(String sent) {
        return OpaqueId.parse(sent, WAITLIST_UNKNOWN);
    }
}
