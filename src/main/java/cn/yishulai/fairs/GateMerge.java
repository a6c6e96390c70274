package cn.yishulai.fairs;

import cn.yishulai.fairs.AdmissionRows.Scan;
import cn.yishulai.fairs.GateFold.Direction;
import cn.yishulai.fairs.GatePassages.Went;
import cn.yishulai.kernel.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what gates did without network. Nobody is sent back out: who came in by a ticket that another gate had let in
 * already, or that was given back meanwhile, is inside, counted, and recorded as over-admission.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class GateMerge implements DeviceEvents {

    private static final String ADMIT = "ADMIT";
    private static final String LEAVE = "LEAVE";
    private static final String REFUSED = "REFUSED";
    private static final String MALFORMED = "MALFORMED";
    /** A scan lets in a family, not a school. */
    private static final int MOST_PERSONS = 100;

    private final TicketRows tickets;
    private final GateTickets merged;
    private final GateOvers overs;
    private final GatePassages passages;
    private final AdmissionRows admissions;
    private final GateRefusals refusals;

    GateMerge(
            TicketRows tickets,
            GateTickets merged,
            GateOvers overs,
            GatePassages passages,
            AdmissionRows admissions,
            GateRefusals refusals) {
        this.tickets = tickets;
        this.merged = merged;
        this.overs = overs;
        this.passages = passages;
        this.admissions = admissions;
        this.refusals = refusals;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ADMIT, LEAVE, REFUSED);
    }

    @Override
    public String apply(DeviceFacts device, DeviceEvent event) {
        if (event.kind().equals(REFUSED)) {
            return refusals.byDevice(device, event) ? "NOTED" : MALFORMED;
        }
        int persons = persons(event.body());
        Direction direction = event.kind().equals(ADMIT) ? Direction.IN : Direction.OUT;
        if (persons == 0) {
            return MALFORMED;
        }
        Object code = event.body().get("code");
        if (code == null) {
            return withoutTicket(
                    device, event, new Went(device.fair(), null, direction, persons, event.occurredAt(), event));
        }
        Ticket ticket = ticket(code);
        if (ticket == null || !ticket.fair().equals(device.fair())) {
            return stranger(device, event, direction, persons, ticket == null);
        }
        return merged.merge(
                device,
                ticket.id(),
                new Went(device.fair(), ticket.id(), direction, persons, event.occurredAt(), event));
    }

    private @Nullable Ticket ticket(Object code) {
        try {
            return Optional.ofNullable(GateCode.read(String.valueOf(code)).ticket())
                    .flatMap(tickets::find)
                    .orElse(null);
        } catch (Refused neither) {
            return null;
        }
    }

    /** A ticket of nobody, or of another fair: they are inside, so they count. */
    private String stranger(DeviceFacts device, DeviceEvent event, Direction direction, int persons, boolean unknown) {
        if (direction == Direction.OUT) {
            return withoutTicket(
                    device, event, new Went(device.fair(), null, direction, persons, event.occurredAt(), event));
        }
        int session = overs.session(device.fair(), event.occurredAt());
        overs.add(device, event, session, unknown ? "TICKET_UNKNOWN" : "OTHER_FAIR", persons);
        comeIn(device, event, persons);
        return "OVER_ADMITTED";
    }

    private String withoutTicket(DeviceFacts device, DeviceEvent event, Went went) {
        if (went.direction() == Direction.IN) {
            comeIn(device, event, went.persons());
            passages.byDevice(went, 0);
            return "ADMITTED";
        }
        if (passages.homeAfter(device.fair(), event.occurredAt()) != null) {
            passages.byDevice(went, 0); // everybody went home since
            return "LEFT";
        }
        admissions.holdHeads(device.fair());
        int gone = admissions.leaveWalkIns(device.fair(), went.persons(), event.occurredAt());
        admissions.heads(device.fair(), -gone, 0);
        passages.byDevice(went, went.persons() - gone);
        return "LEFT";
    }

    private void comeIn(DeviceFacts device, DeviceEvent event, int persons) {
        admissions.holdHeads(device.fair());
        int session = overs.session(device.fair(), event.occurredAt());
        Scan scan = new Scan(UUID.randomUUID(), device.fair(), session, device.pairedBy(), event.occurredAt());
        for (int i = 0; i < persons; i++) {
            admissions.addByDevice(scan, device.id(), null);
        }
        Instant home = passages.homeAfter(device.fair(), event.occurredAt());
        if (home != null) {
            admissions.leave(scan, home);
            return;
        }
        int left = passages.settle(device.fair(), persons);
        int gone = left == 0 ? 0 : admissions.leaveWalkIns(device.fair(), left, event.occurredAt());
        admissions.heads(device.fair(), persons - gone, Integer.MAX_VALUE);
    }

    /** One where nothing is said; none for what makes no sense. */
    private static int persons(Map<String, Object> body) {
        Object said = body.getOrDefault("persons", 1);
        return said instanceof Integer number && number >= 1 && number <= MOST_PERSONS ? number : 0;
    }
}
