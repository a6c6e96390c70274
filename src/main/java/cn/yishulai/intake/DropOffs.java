package cn.yishulai.intake;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.journal.Outbox;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drop-off sessions: one family, any number of books, one receipt and one notice. */
@ApplicationScoped
@Transactional
public class DropOffs {

    private final DropOffRepository sessions;
    private final InspectionRepository inspections;
    private final CopyReads reads;
    private final Households households;
    private final Sites sites;
    private final RuleSets rules;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    DropOffs(
            DropOffRepository sessions,
            InspectionRepository inspections,
            CopyReads reads,
            Households households,
            Sites sites,
            RuleSets rules,
            Ledger ledger,
            Outbox outbox,
            Clock clock) {
        this.sessions = sessions;
        this.inspections = inspections;
        this.reads = reads;
        this.households = households;
        this.sites = sites;
        this.rules = rules;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens a session, or finds the one the family has open here: a lost connection is resumed. */
    public DropOffView open(Caller caller, DropOffForm form) {
        UUID site = Sites.id(form.siteId());
        caller.requireSite(site);
        sites.require(site);
        UUID household = households.requireByCode(new FamilyCode(form.familyCode()));
        return view(sessions.openOrResume(
                new DropOff(site, household, caller.personId(), rules.intake().version(), clock.instant())));
    }

    /** Another family's session does not exist for a citizen, another site's is refused to staff. */
    public DropOffView show(Caller caller, UUID id) {
        DropOff session = sessions.read(id);
        if (caller.isCitizen() && !caller.household().equals(session.household())) {
            throw DropOffRepository.unknown();
        }
        if (caller.isStaff()) {
            caller.requireSite(session.site());
        }
        households.opened(session.household());
        return view(session);
    }

    /** The session the family has open at the site, for the scan box. */
    public @Nullable UUID openSession(UUID household, UUID site) {
        return sessions.open(household, site).map(DropOff::id).orElse(null);
    }

    /** Closes the session and tells the family once, whatever was brought. */
    public ReceiptView close(Caller caller, UUID id) {
        DropOff session = sessions.require(id);
        caller.requireSite(session.site());
        households.opened(session.household());
        Instant now = clock.instant();
        session.close(now);
        DropOffView closed = view(session);
        outbox.post(
                "drop-off-closed",
                Map.of(
                        "householdId", session.household().toString(),
                        "siteName", closed.site().name(),
                        "books", closed.inspections().size(),
                        "credits", closed.credits()));
        return new ReceiptView(
                closed,
                edge(now),
                closed.credits(),
                ledger.balance(session.household()).free());
    }

    private DropOffView view(DropOff session) {
        List<Inspection> decided = inspections.of(session.id());
        Map<UUID, CopyView> copies =
                reads.views(decided.stream().map(Inspection::copy).toList());
        return new DropOffView(
                session.id().toString(),
                session.state(),
                sites.name(session.site()),
                households.view(session.household()).familyCode().value(),
                edge(session.openedAt()),
                rules.intake(),
                decided.stream()
                        .map(i -> view(i, Objects.requireNonNull(copies.get(i.copy()))))
                        .toList(),
                decided.stream().mapToLong(Inspection::credits).sum());
    }

    private static InspectionView view(Inspection i, CopyView copy) {
        return new InspectionView(
                copy, i.decision(), i.reason(), i.rulesVersion(), i.credits(), i.flaws(), edge(i.decidedAt()));
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
