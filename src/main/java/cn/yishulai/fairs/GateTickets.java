package cn.yishulai.fairs;

import cn.yishulai.fairs.AdmissionRows.Scan;
import cn.yishulai.fairs.GatePassages.Went;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Brings what is known of a ticket at the gates in line with all of its passages: who came, who is inside, who came beyond
 * what it is good for, and the heads of the fair.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GateTickets {

    private final TicketRows tickets;
    private final TicketMarks marks;
    private final GatePassages passages;
    private final GateOvers overs;
    private final AdmissionRows admissions;
    private final SlotSales sold;
    private final Clock clock;

    GateTickets(
            TicketRows tickets,
            TicketMarks marks,
            GatePassages passages,
            GateOvers overs,
            AdmissionRows admissions,
            SlotSales sold,
            Clock clock) {
        this.tickets = tickets;
        this.marks = marks;
        this.passages = passages;
        this.overs = overs;
        this.admissions = admissions;
        this.sold = sold;
        this.clock = clock;
    }

    /** @return ADMITTED, RE_ENTERED, OVER_ADMITTED or LEFT */
    String merge(DeviceFacts device, UUID id, Went went) {
        Ticket ticket = tickets.lock(id);
        List<Instant> breaks = passages.breaks(ticket.fair());
        GateFold before = now(ticket);
        passages.byDevice(went, 0);
        GateFold after = GateFold.of(places(ticket, breaks), passages.of(id), breaks);
        Step step = new Step(device, ticket, went, before, after);
        came(step);
        inside(step);
        over(step);
        admissions.heads(ticket.fair(), after.heads() - before.heads(), Integer.MAX_VALUE);
        return outcome(went, before, after);
    }

    /**
     * A ticket that was given back after the rain, or ended by it, was good until everybody went home. One that was given back
     * before was good for nobody, whatever gates without network let in by it later.
     */
    private GateFold.Places places(Ticket ticket, List<Instant> breaks) {
        int bought = Math.max(ticket.persons() - ticket.letGo(), ticket.admitted());
        return switch (ticket.state()) {
            case ISSUED, ADMITTED -> new GateFold.Places(bought, null);
            case NO_SHOW -> new GateFold.Places(0, null);
            case RELEASED, VOID -> {
                Instant ended = tickets.ended(ticket.id());
                Instant home = breaks.stream()
                        .filter(at -> !at.isAfter(ended))
                        .reduce((one, later) -> later)
                        .orElse(Instant.MIN);
                yield new GateFold.Places(bought, home);
            }
        };
    }

    private record Step(DeviceFacts device, Ticket ticket, Went went, GateFold before, GateFold after) {

        Scan scan() {
            return new Scan(UUID.randomUUID(), ticket.fair(), ticket.session(), device.pairedBy(), went.at());
        }
    }

    /** As the rows say it. */
    private GateFold now(Ticket ticket) {
        return new GateFold(
                ticket.admitted(),
                ticket.admitted() - admissions.outside(ticket.id()),
                overs.came(ticket.id()),
                overs.inside(ticket.id()));
    }

    private void came(Step step) {
        int more = step.after().came() - step.before().came();
        if (more <= 0) {
            return;
        }
        Ticket ticket = step.ticket();
        Scan scan = step.scan();
        List<UUID> toCome = more == ticket.open() ? tickets.toCome(ticket.id()) : List.of();
        List<Integer> free = admissions.freePlaces(ticket, more);
        for (int i = 0; i < more; i++) {
            UUID person = i < toCome.size() ? toCome.get(i) : null;
            if (!admissions.addByDevice(
                    scan, step.device().id(), new AdmissionRows.Place(ticket, free.get(i), person))) {
                // whoever is named came by another ticket; somebody came on this place all the same
                admissions.addByDevice(scan, step.device().id(), new AdmissionRows.Place(ticket, free.get(i), null));
            }
        }
        if (ticket.state() == TicketState.VOID) {
            sold.again(ticket);
        }
        tickets.admitted(ticket.id(), more, clock.instant());
        if (ticket.admitted() == 0) {
            marks.attended(ticket);
        }
    }

    private void inside(Step step) {
        int outsideNow = step.after().came() - step.after().inside();
        int outside = admissions.outside(step.ticket().id());
        if (outsideNow > outside) {
            Instant home = passages.homeAfter(step.ticket().fair(), step.went().at());
            admissions.leave(
                    step.ticket().id(),
                    outsideNow - outside,
                    home == null ? step.went().at() : home);
        } else if (outsideNow < outside) {
            admissions.comeBack(step.ticket().id(), outside - outsideNow);
        }
    }

    private void over(Step step) {
        overs.become(step.device(), step.ticket(), step.went(), step.after());
        if (step.ticket().state() == TicketState.NO_SHOW
                && step.after().over() > step.before().over()) {
            marks.cameAfterAll(step.ticket());
        }
    }

    private static String outcome(Went went, GateFold before, GateFold after) {
        return switch (went.direction()) {
            case OUT -> "LEFT";
            case IN ->
                after.over() > before.over()
                        ? "OVER_ADMITTED"
                        : after.came() > before.came() ? "ADMITTED" : "RE_ENTERED";
        };
    }
}
