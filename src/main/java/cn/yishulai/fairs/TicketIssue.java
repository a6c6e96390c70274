package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.TICKET_NOT_ADMITTED;
import static cn.yishulai.fairs.TicketRefusal.TICKET_PARTY_WRONG;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.AgeBand;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Writes a ticket whose places are booked. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TicketIssue {

    private final TicketRows rows;
    private final TicketViews views;
    private final TicketNotices notices;
    private final Households households;
    private final Admittance admittance;
    private final Audit audit;
    private final Clock clock;

    TicketIssue(
            TicketRows rows,
            TicketViews views,
            TicketNotices notices,
            Households households,
            Admittance admittance,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.views = views;
        this.notices = notices;
        this.households = households;
        this.admittance = admittance;
        this.audit = audit;
        this.clock = clock;
    }

    /** For whom: a family, so many persons, some of them by name. */
    record Who(UUID household, int persons, List<UUID> named, TicketChannel channel) {

        Who {
            named = List.copyOf(named);
        }
    }

    /** @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN, TICKET_PARTY_WRONG */
    Who who(UUID household, TicketForm.Party party, TicketChannel channel, int most) {
        List<UUID> named = party.named().stream()
                .map(id -> OpaqueId.parse(id, PERSON_UNKNOWN))
                .distinct()
                .toList();
        for (UUID person : named) {
            if (!households.isIn(person, household)) {
                throw PERSON_UNKNOWN.because("there is no such person in this family");
            }
        }
        Integer counted = party.counted();
        int persons = counted == null ? named.size() : counted;
        if (persons < 1 || persons > most || persons < named.size()) {
            throw TICKET_PARTY_WRONG.because(
                    "a ticket is for 1 to %d persons, and for as many as are named".formatted(most));
        }
        return new Who(household, persons, named, channel);
    }

    /**
     * Whether they may come to the session. Who is counted only is a grown-up for the rules; {@code children} says who else comes.
     *
     * @throws cn.yishulai.kernel.Refused TICKET_NOT_ADMITTED
     */
    void requireAdmitted(SlotSale sale, int persons, Collection<UUID> children, TicketChannel channel) {
        List<AgeBand> bands = households.persons(children).values().stream()
                .map(PersonView::ageBand)
                .filter(Objects::nonNull)
                .toList();
        AdmissionRule against = admittance.against(
                sale.fair().id(),
                sale.session(),
                new AdmissionRule.Party(Math.max(0, persons - bands.size()), bands, channel.byDesk()));
        if (against != null) {
            throw TICKET_NOT_ADMITTED.because(
                    against.words().en() + ": " + against.reason().en());
        }
    }

    UUID add(Caller caller, SlotSale sale, SlotSale.Slot slot, Who who) {
        UUID ticket = rows.add(sale, slot, who.household(), who.persons(), who.channel(), clock.instant());
        rows.name(ticket, who.named());
        audit.record(
                caller.actor(),
                "ticket.issue",
                "ticket:" + ticket,
                Map.of(
                        "fair", sale.fair().id().toString(),
                        "session", sale.session(),
                        "slot", slot.number(),
                        "persons", who.persons(),
                        "channel", who.channel().name()));
        notices.issued(rows.lock(ticket));
        return ticket;
    }

    TicketView view(UUID ticket) {
        return views.of(ticket);
    }
}
