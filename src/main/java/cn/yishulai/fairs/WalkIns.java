package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.GATE_FULL;
import static cn.yishulai.fairs.TicketRefusal.QUEUE_NOBODY;
import static cn.yishulai.fairs.TicketRefusal.SLIP_NOT_CALLED;
import static cn.yishulai.fairs.TicketRefusal.SLIP_UNKNOWN;
import static cn.yishulai.fairs.TicketRefusal.TICKET_PARTY_WRONG;

import cn.yishulai.fairs.AdmissionRows.Scan;
import cn.yishulai.fairs.WalkInRows.Slip;
import cn.yishulai.people.AgeBand;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Those who just come (现场排号). They take a number and are called when there is room: a part of the session that is never
 * booked, and once it has begun whatever was not sold or not used. A group is called whole, elders first where the rules
 * say so, and nobody is passed over more often than the rules allow.
 */
@ApplicationScoped
@Transactional
public class WalkIns {

    private final Admissions gate;
    private final AdmissionRows admissions;
    private final WalkInRows rows;
    private final GateRoom room;
    private final SlotSales sales;
    private final Clock clock;

    WalkIns(Admissions gate, AdmissionRows admissions, WalkInRows rows, GateRoom room, SlotSales sales, Clock clock) {
        this.gate = gate;
        this.admissions = admissions;
        this.rows = rows;
        this.room = room;
        this.sales = sales;
        this.clock = clock;
    }

    /** @param elder whether an elder is with them */
    public record SlipForm(@NotNull @Min(1) @Max(20) Integer persons, @Nullable Boolean elder) {}

    public record SlipView(int number, int persons, boolean elder, int before) {}

    /**
     * What a screen at the gate shows: numbers, and nobody's name.
     *
     * @param called to come in now, the last call first
     * @param next numbers that are called next, in order
     * @param room how many people could be called now
     */
    public record QueueView(int session, List<Integer> called, List<Integer> next, int waiting, int people, int room) {}

    /** The next number. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, GATE_CLOSED, SLOT_UNKNOWN */
    public SlipView take(Caller caller, UUID fair, int session, SlipForm form) {
        gate.requireOpen(caller, fair);
        SlotSale sale = sales.read(fair, session);
        boolean elder = Boolean.TRUE.equals(form.elder());
        int number = rows.add(fair, session, form.persons(), elder, clock.instant());
        List<Slip> line = rows.waiting(fair, session, sale.rules().eldersFirst());
        int before =
                (int) line.stream().takeWhile(slip -> slip.number() != number).count();
        return new SlipView(number, form.persons(), elder, before);
    }

    /** For everybody to see. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SLOT_UNKNOWN */
    public QueueView show(UUID fair, int session) {
        return view(Tickets.requirePublished(sales.read(fair, session)));
    }

    /** Calls who comes next, if there is room. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, GATE_CLOSED, QUEUE_NOBODY */
    public QueueView call(Caller caller, UUID fair, int session) {
        gate.requireOpen(caller, fair);
        SlotSale sale = sales.lock(fair, session);
        List<Slip> line = rows.waiting(fair, session, sale.rules().eldersFirst());
        int free = room.of(sale);
        TicketLine.Served turn = TicketLine.serve(
                line.stream().map(Slip::group).toList(), free, sale.rules().passedOver());
        if (turn.served().isEmpty()) {
            throw QUEUE_NOBODY.because(
                    line.isEmpty() ? "nobody waits" : "there is room for %d people now".formatted(free));
        }
        // one at a time: each is called aloud, and who comes next is decided when it is
        TicketLine.Group first = turn.served().get(0);
        Instant now = clock.instant();
        rows.call(first.id(), now, now.plus(Duration.ofMinutes(sale.rules().callMinutes())));
        line.stream()
                .takeWhile(slip -> !slip.id().equals(first.id()))
                .forEach(slip -> rows.passedOver(slip.id(), slip.passedOver() + 1));
        return view(sale);
    }

    /** They do not wait any longer, or did not come. @throws cn.yishulai.kernel.Refused SLIP_UNKNOWN, SLIP_NOT_CALLED */
    public QueueView drop(Caller caller, UUID fair, int session, int number) {
        gate.requireOpen(caller, fair);
        SlotSale sale = sales.lock(fair, session);
        Slip slip = require(fair, session, number);
        switch (slip.state()) {
            case WAITING -> rows.become(slip.id(), WalkInRows.State.LEFT);
            case CALLED -> rows.become(slip.id(), WalkInRows.State.LAPSED);
            case ADMITTED, LAPSED, LEFT -> throw SLIP_NOT_CALLED.because("number %d is over".formatted(number));
        }
        return view(sale);
    }

    /**
     * Lets in people without a ticket, with their number or, where nobody waits, without.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, GATE_CLOSED, SLIP_UNKNOWN, SLIP_NOT_CALLED, TICKET_PARTY_WRONG, GATE_FULL
     */
    Admission.View admit(Caller caller, UUID fair, int session, Admission.WalkInForm form) {
        FairFacts facts = gate.requireOpen(caller, fair);
        SlotSale sale = sales.lock(fair, session);
        if (form.bands().size() > form.persons()) {
            throw TICKET_PARTY_WRONG.because("more age bands than persons");
        }
        Slip slip = form.slip() == null ? null : called(fair, session, form);
        int free = room.of(sale) + (slip == null ? 0 : slip.persons());
        if (slip == null && (!rows.waiting(fair, session, false).isEmpty() || form.persons() > free)) {
            throw GATE_FULL.because("others wait, or there is no room: give them a number");
        }
        Scan scan = new Scan(UUID.randomUUID(), fair, session, caller.personId(), clock.instant());
        for (int i = 0; i < form.persons(); i++) {
            AgeBand band = i < form.bands().size() ? form.bands().get(i) : null;
            admissions.addWalkIn(scan, slip == null ? null : slip.number(), band);
        }
        if (slip != null) {
            rows.become(slip.id(), WalkInRows.State.ADMITTED);
        }
        int limit = sale.rules().limit(facts.peopleAtOnce());
        admissions.heads(fair, form.persons(), limit);
        return new Admission.View(
                scan.id(),
                Admission.Result.ADMITTED,
                form.persons(),
                null,
                slip == null ? null : slip.number(),
                new Admission.Heads(admissions.inside(fair), limit));
    }

    private Slip called(UUID fair, int session, Admission.WalkInForm form) {
        int number = form.slip() == null ? 0 : form.slip();
        Slip slip = require(fair, session, number);
        if (slip.state() != WalkInRows.State.CALLED) {
            throw SLIP_NOT_CALLED.because("number %d is %s".formatted(number, slip.state()));
        }
        if (form.persons() > slip.persons()) {
            throw TICKET_PARTY_WRONG.because("number %d is for %d persons".formatted(number, slip.persons()));
        }
        return slip;
    }

    private Slip require(UUID fair, int session, int number) {
        return rows.find(fair, session, number)
                .orElseThrow(() -> SLIP_UNKNOWN.because("no number %d in this session".formatted(number)));
    }

    private QueueView view(SlotSale sale) {
        UUID fair = sale.fair().id();
        List<Slip> line = rows.waiting(fair, sale.session(), sale.rules().eldersFirst());
        return new QueueView(
                sale.session(),
                rows.called(fair, sale.session()).stream().map(Slip::number).toList(),
                line.stream().map(Slip::number).limit(10).toList(),
                line.size(),
                line.stream().mapToInt(Slip::persons).sum(),
                room.of(sale));
    }
}
