package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.TICKET_UNKNOWN;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonView;
import cn.yishulai.people.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a gate shows before anybody is let in: heads and numbers, and what a code is. */
@ApplicationScoped
@Transactional
public class Gate {

    private final FairAccess access;
    private final SlotSales sales;
    private final GateRoom room;
    private final AdmissionRows admissions;
    private final TicketRows tickets;
    private final TicketViews views;
    private final TicketRuleBook rules;
    private final GateRefusals refusals;
    private final Households households;

    Gate(
            FairAccess access,
            SlotSales sales,
            GateRoom room,
            AdmissionRows admissions,
            TicketRows tickets,
            TicketViews views,
            TicketRuleBook rules,
            GateRefusals refusals,
            Households households) {
        this.access = access;
        this.sales = sales;
        this.room = room;
        this.admissions = admissions;
        this.tickets = tickets;
        this.views = views;
        this.rules = rules;
        this.refusals = refusals;
        this.households = households;
    }

    /**
     * @param epoch of the list: grows when the fair is postponed
     * @param refusals how often somebody was refused, by reason
     * @param over people who came in beyond what their ticket was good for, by reason
     */
    public record View(
            UUID id,
            String title,
            FairState state,
            int epoch,
            Admission.Heads heads,
            List<SessionHeads> sessions,
            List<GateRefusals.Counted> refusals,
            List<GateRefusals.Counted> over) {}

    /**
     * @param inside who came to this session and is inside
     * @param came who did in all
     * @param expected with a ticket whose time it is, and not here yet
     * @param room how many without a ticket could be called now
     */
    public record SessionHeads(
            int number,
            OffsetDateTime from,
            OffsetDateTime until,
            int capacity,
            int inside,
            int came,
            int expected,
            int room) {}

    public record LookUpForm(@NotNull @Size(max = 600) String code) {}

    /** @param persons of the family, for the desk to name; empty for those who may not know, and for a ticket's own code */
    public record LookUp(List<TicketView> tickets, List<PersonView> persons) {}

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public View show(Caller caller, UUID id) {
        FairFacts fair = access.require(caller, id);
        List<SessionHeads> sessions = sales.all(id).stream().map(this::heads).toList();
        return new View(
                id,
                fair.title(),
                fair.state(),
                fair.epoch(),
                new Admission.Heads(admissions.inside(id), rules.of(id).limit(fair.peopleAtOnce())),
                sessions,
                refusals.of(id),
                refusals.overs(id));
    }

    private SessionHeads heads(SlotSale sale) {
        GateRoom.Counts counts = room.counts(sale);
        return new SessionHeads(
                sale.session(),
                TicketViews.inCity(sale.span().begins()),
                TicketViews.inCity(sale.span().ends()),
                sale.capacity(),
                counts.inside(),
                counts.came(),
                counts.expected(),
                room.of(sale));
    }

    /**
     * What a ticket or a family card is at this fair. Changes nothing.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, TICKET_UNKNOWN
     */
    public LookUp lookUp(Caller caller, UUID fair, LookUpForm form) {
        access.require(caller, fair);
        boolean ofLibrary = caller.role() == Role.STAFF || caller.role() == Role.LIBRARIAN;
        GateCode code = GateCode.read(form.code());
        if (code.ticket() != null) {
            Ticket ticket = tickets.find(code.ticket())
                    .filter(found -> found.fair().equals(fair))
                    .orElseThrow(() -> TICKET_UNKNOWN.because("no ticket to this fair has this code"));
            households.opened(ticket.household());
            return new LookUp(List.of(Admissions.forGate(caller, views.of(ticket.id()))), List.of());
        }
        UUID household = households
                .findByCode(Objects.requireNonNull(code.family()))
                .orElseThrow(() -> TICKET_UNKNOWN.because("no family has this card"));
        List<TicketView> theirs =
                views.of(tickets.of(household, fair).stream().map(Ticket::id).toList());
        return new LookUp(
                theirs.stream()
                        .map(ticket -> Admissions.forGate(caller, ticket))
                        .toList(),
                ofLibrary ? households.personsOf(household) : List.of());
    }
}
