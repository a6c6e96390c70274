package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.GATE_ALL_INSIDE;
import static cn.yishulai.fairs.TicketRefusal.GATE_CLOSED;
import static cn.yishulai.fairs.TicketRefusal.GATE_LIST_OLD;
import static cn.yishulai.fairs.TicketRefusal.GATE_NOBODY_INSIDE;
import static cn.yishulai.fairs.TicketRefusal.GATE_NOTHING_TO_UNDO;
import static cn.yishulai.fairs.TicketRefusal.GATE_OTHER_TIME;
import static cn.yishulai.fairs.TicketRefusal.GATE_PERSON_TWICE;
import static cn.yishulai.fairs.TicketRefusal.GATE_PLACE_GIVEN;
import static cn.yishulai.fairs.TicketRefusal.GATE_TOO_MANY;
import static cn.yishulai.fairs.TicketRefusal.TICKET_UNKNOWN;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.fairs.AdmissionRows.Scan;
import cn.yishulai.fairs.GateFold.Direction;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The gate (入场). A scan lets in one person of a ticket, or as many as come together; each place of a ticket once, each named
 * person once to a session. Who went out comes in again by the same ticket. All gates count heads in one row of the
 * database, so no two of them let in one too many.
 */
@ApplicationScoped
@Transactional
public class Admissions {

    /** A slip of the hand is noticed while the family is still at the gate. */
    private static final Duration LONGEST_UNDO = Duration.ofMinutes(15);

    private final TicketRows tickets;
    private final TicketViews views;
    private final AdmissionRows rows;
    private final SlotSales sales;
    private final TicketRuleBook rules;
    private final TicketMarks marks;
    private final WalkInRows walkIns;
    private final GatePassages passages;
    private final FairAccess access;
    private final Households households;
    private final Audit audit;
    private final Clock clock;

    Admissions(
            TicketRows tickets,
            TicketViews views,
            AdmissionRows rows,
            SlotSales sales,
            TicketRuleBook rules,
            TicketMarks marks,
            WalkInRows walkIns,
            GatePassages passages,
            FairAccess access,
            Households households,
            Audit audit,
            Clock clock) {
        this.tickets = tickets;
        this.views = views;
        this.rows = rows;
        this.sales = sales;
        this.rules = rules;
        this.marks = marks;
        this.walkIns = walkIns;
        this.passages = passages;
        this.access = access;
        this.households = households;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets in who comes with a ticket or a family card.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, TICKET_UNKNOWN, GATE_CLOSED, GATE_LIST_OLD, GATE_OTHER_TIME, TICKET_OVER,
     *     GATE_PLACE_GIVEN, GATE_ALL_INSIDE, GATE_TOO_MANY, GATE_PERSON_TWICE, GATE_FULL, PERSON_UNKNOWN
     */
    Admission.View admit(Caller caller, Admission.Form form) {
        FairFacts fair = requireOpen(caller, Fairs.id(form.fairId()));
        if (form.epoch() != null && form.epoch() != fair.epoch()) {
            throw GATE_LIST_OLD.because("the fair was postponed since; load the list again");
        }
        Ticket found = find(fair, GateCode.read(form.code()));
        SlotSale sale = sales.read(fair.id(), found.session());
        requireTime(sale, found);
        Ticket ticket = tickets.lock(found.id());
        requireGood(ticket);
        int limit = sale.rules().limit(fair.peopleAtOnce());
        int number = form.number();
        if (ticket.open() == 0) {
            int outside = rows.outside(ticket.id());
            if (outside > 0) {
                return reEnter(caller, ticket, Math.min(number, outside), limit);
            }
            throw GATE_ALL_INSIDE.because("all %d of the ticket are inside".formatted(ticket.admitted()));
        }
        if (number > ticket.open()) {
            throw GATE_TOO_MANY.because("%d of the ticket may still come in".formatted(ticket.open()));
        }
        return letIn(caller, ticket, named(ticket, form, number), limit);
    }

    private Admission.View letIn(Caller caller, Ticket ticket, List<@Nullable UUID> persons, int limit) {
        Instant now = clock.instant();
        Scan scan = new Scan(UUID.randomUUID(), ticket.fair(), ticket.session(), caller.personId(), now);
        List<Integer> places = rows.freePlaces(ticket, persons.size());
        for (int i = 0; i < persons.size(); i++) {
            if (!rows.add(scan, ticket, places.get(i), persons.get(i))) {
                throw GATE_PERSON_TWICE.because("this person came in to this session by another ticket");
            }
        }
        tickets.admitted(ticket.id(), persons.size(), now);
        passages.online(ticket, Direction.IN, persons.size(), now, scan.id());
        if (ticket.state() == TicketState.ISSUED) {
            marks.attended(ticket);
        }
        Done done = new Done(scan.id(), Admission.Result.ADMITTED, persons.size(), null);
        return counted(caller, done, ticket, limit);
    }

    private Admission.View reEnter(Caller caller, Ticket ticket, int number, int limit) {
        int back = rows.comeBack(ticket.id(), number);
        passages.online(ticket, Direction.IN, back, clock.instant(), null);
        return counted(caller, new Done(null, Admission.Result.RE_ENTERED, back, null), ticket, limit);
    }

    /** Heads are counted last, when the answer has been read: all gates meet in this row, and each holds it until its end. */
    private Admission.View counted(Caller caller, Done done, Ticket ticket, int limit) {
        TicketView shown = shown(caller, ticket);
        int inside = rows.heads(ticket.fair(), done.persons(), limit);
        return view(done, shown, new Admission.Heads(inside, limit));
    }

    /** Who comes in: those who are said; all that are named when everybody comes; else nobody by name. */
    private List<@Nullable UUID> named(Ticket ticket, Admission.Form form, int number) {
        boolean all = number == ticket.open();
        List<UUID> toCome = all || !form.named().isEmpty() ? tickets.toCome(ticket.id()) : List.of();
        List<@Nullable UUID> persons = new ArrayList<>();
        for (String sent : form.named()) {
            UUID person = OpaqueId.parse(sent, PERSON_UNKNOWN);
            if (!toCome.contains(person) || persons.contains(person)) {
                throw PERSON_UNKNOWN.because("the ticket does not name this person, or not any more");
            }
            persons.add(person);
        }
        if (persons.isEmpty() && all) {
            persons.addAll(toCome.subList(0, Math.min(number, toCome.size())));
        }
        while (persons.size() < number) {
            persons.add(null);
        }
        return persons;
    }

    /**
     * People go out; with their ticket they come in again.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, TICKET_UNKNOWN, GATE_NOBODY_INSIDE
     */
    Admission.View leave(Caller caller, Admission.ExitForm form) {
        FairFacts fair = access.require(caller, Fairs.id(form.fairId()));
        Instant now = clock.instant();
        Ticket ticket = null;
        int gone;
        if (form.code() == null) {
            gone = rows.leaveWalkIns(fair.id(), form.number(), now);
        } else {
            ticket = tickets.lock(find(fair, GateCode.read(form.code())).id());
            gone = rows.leave(ticket.id(), form.number(), now);
        }
        if (gone == 0) {
            throw GATE_NOBODY_INSIDE.because("nobody of them is inside");
        }
        if (ticket != null) {
            passages.online(ticket, Direction.OUT, gone, now, null);
        }
        rows.heads(fair.id(), -gone, 0);
        return view(caller, new Done(null, Admission.Result.LEFT, gone, null), ticket, heads(fair.id(), limit(fair)));
    }

    /**
     * Whom the caller let in last is taken back; the ticket is as it was.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, GATE_NOTHING_TO_UNDO
     */
    Admission.View undo(Caller caller, UUID id) {
        FairFacts fair = access.require(caller, id);
        Instant now = clock.instant();
        AdmissionRows.Last last = rows.last(id, caller.personId(), now.minus(LONGEST_UNDO))
                .orElseThrow(() -> GATE_NOTHING_TO_UNDO.because("you let nobody in here lately"));
        Ticket ticket = last.ticket() == null ? null : tickets.lock(last.ticket());
        rows.remove(last.scan());
        passages.undo(last.scan());
        if (ticket != null) {
            households.opened(ticket.household());
            tickets.admitted(ticket.id(), -last.persons(), now);
            if (ticket.admitted() == last.persons()) {
                marks.notAttended(ticket);
            }
        } else if (last.slip() != null) {
            walkIns.callAgain(id, last.session(), last.slip());
        }
        if (last.inside() > 0) {
            rows.heads(id, -last.inside(), 0);
        }
        audit.record(caller.actor(), "admission.undo", "fair:" + id, Map.of("persons", last.persons()));
        Done done = new Done(last.scan(), Admission.Result.UNDONE, last.persons(), last.slip());
        return view(caller, done, ticket, heads(id, limit(fair)));
    }

    private int limit(FairFacts fair) {
        return rules.of(fair.id()).limit(fair.peopleAtOnce());
    }

    private Admission.View view(Caller caller, Done done, @Nullable Ticket ticket, Admission.Heads heads) {
        return view(done, ticket == null ? null : shown(caller, ticket), heads);
    }

    private static Admission.View view(Done done, @Nullable TicketView shown, Admission.Heads heads) {
        return new Admission.View(done.scan(), done.result(), done.persons(), shown, done.slip(), heads);
    }

    private TicketView shown(Caller caller, Ticket ticket) {
        return forGate(caller, views.of(ticket.id()));
    }

    private record Done(@Nullable UUID scan, Admission.Result result, int persons, @Nullable Integer slip) {}

    private Admission.Heads heads(UUID fair, int limit) {
        return new Admission.Heads(rows.inside(fair), limit);
    }

    /** Who is not of the library sees how many, and nobody's name. */
    static TicketView forGate(Caller caller, TicketView ticket) {
        boolean ofLibrary = caller.role() == Role.STAFF || caller.role() == Role.LIBRARIAN;
        return ofLibrary ? ticket : ticket.nameless();
    }

    FairFacts requireOpen(Caller caller, UUID id) {
        FairFacts fair = access.require(caller, id);
        if (fair.state() != FairState.RUNNING) {
            throw GATE_CLOSED.because("the fair is %s; the gate works while it runs".formatted(fair.state()));
        }
        return fair;
    }

    /** Of a family card: the ticket whose time it is, else the next. */
    private Ticket find(FairFacts fair, GateCode code) {
        if (code.ticket() != null) {
            Ticket ticket = tickets.find(code.ticket()).orElseThrow(() -> TICKET_UNKNOWN.because("no such ticket"));
            if (!ticket.fair().equals(fair.id())) {
                throw GATE_OTHER_TIME.because("the ticket is for another fair");
            }
            households.opened(ticket.household());
            return ticket;
        }
        UUID household = households
                .findByCode(Objects.requireNonNull(code.family()))
                .orElseThrow(() -> TICKET_UNKNOWN.because("no family has this card"));
        List<Ticket> theirs = tickets.of(household, fair.id());
        return theirs.stream()
                .filter(ticket -> ticket.state().good() && isTime(sales.read(fair.id(), ticket.session()), ticket))
                .findFirst()
                .or(() ->
                        theirs.stream().filter(ticket -> ticket.state().good()).findFirst())
                .or(() -> theirs.stream().findFirst())
                .orElseThrow(() -> TICKET_UNKNOWN.because("the family has no ticket to this fair"));
    }

    private boolean isTime(SlotSale sale, Ticket ticket) {
        Instant now = clock.instant();
        Instant opens =
                sale.slot(ticket.slot()).span().begins().minus(sale.rules().early());
        return !now.isBefore(opens) && now.isBefore(sale.span().ends());
    }

    private void requireTime(SlotSale sale, Ticket ticket) {
        if (!isTime(sale, ticket)) {
            throw GATE_OTHER_TIME.because("the ticket is for %s"
                    .formatted(
                            TicketViews.inCity(sale.slot(ticket.slot()).span().begins())));
        }
    }

    private static void requireGood(Ticket ticket) {
        if (ticket.state() == TicketState.NO_SHOW) {
            throw GATE_PLACE_GIVEN.because("nobody came in time, and the places went to others; take a number");
        }
        ticket.requireGood();
    }
}
