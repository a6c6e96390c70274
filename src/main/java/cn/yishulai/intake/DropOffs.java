package cn.yishulai.intake;

import cn.yishulai.kernel.DropOffCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.labels.Labels;
import cn.yishulai.ledger.Pools;
import cn.yishulai.people.Caller;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drop-off sessions: one family, any number of books, at any counter of the site until the receipt is printed. */
@ApplicationScoped
@Transactional
public class DropOffs {

    private final DropOffRepository sessions;
    private final InspectionRepository inspections;
    private final InspectionViews views;
    private final Households households;
    private final Sites sites;
    private final RuleSets rules;
    private final RulesHere rulesHere;
    private final Labels labels;
    private final Pools pools;
    private final Clock clock;

    DropOffs(
            DropOffRepository sessions,
            InspectionRepository inspections,
            InspectionViews views,
            Households households,
            Sites sites,
            RuleSets rules,
            RulesHere rulesHere,
            Labels labels,
            Pools pools,
            Clock clock) {
        this.sessions = sessions;
        this.inspections = inspections;
        this.views = views;
        this.households = households;
        this.sites = sites;
        this.rules = rules;
        this.rulesHere = rulesHere;
        this.labels = labels;
        this.pools = pools;
        this.clock = clock;
    }

    /** A session as its slip names it. */
    public record Slip(UUID session, UUID site, UUID household, DropOffState state) {}

    /** Opens a session, or finds the one the family has open here: a lost connection is resumed. */
    public DropOffView open(Caller caller, DropOffForm form) {
        UUID site = Sites.id(form.siteId());
        caller.requireSite(site);
        sites.require(site);
        UUID household = households.requireByCode(new FamilyCode(form.familyCode()));
        return view(
                caller,
                sessions.openOrResume(new DropOff(
                        site, household, caller.personId(), rulesHere.at(site).version(), clock.instant())));
    }

    /** Another family's session does not exist for a citizen, another site's is refused to staff. */
    public DropOffView show(Caller caller, UUID id) {
        return view(caller, seen(caller, id));
    }

    /** The session the family has open at the site, for the scan box. */
    public @Nullable UUID openSession(UUID household, UUID site) {
        return sessions.open(household, site).map(DropOff::id).orElse(null);
    }

    /** The session of a slip, open or not; a scan of it goes on where the session was left. */
    public Optional<Slip> bySlip(DropOffCode code) {
        return sessions.byCode(code)
                .map(session -> new Slip(session.id(), session.site(), session.household(), session.state()));
    }

    /** A decision that was just taken, as it is shown. */
    public InspectionView inspection(Caller caller, Inspected inspected) {
        return views.of(caller, List.of(inspections.findById(inspected.inspection())))
                .get(0);
    }

    /** The session, for somebody who may see it; written down for the family. */
    DropOff seen(Caller caller, UUID id) {
        DropOff session = sessions.read(id);
        if (caller.isCitizen() && !caller.household().equals(session.household())) {
            throw DropOffRepository.unknown();
        }
        if (caller.isStaff()) {
            caller.requireSite(session.site());
        }
        households.opened(session.household());
        return session;
    }

    /** What is left of pooled prices; of a closed session, what was left then. */
    private List<RemainderShown> remainders(DropOff session) {
        Remains then = session.remaindersAfter();
        return session.state() == DropOffState.OPEN
                ? left(session.household())
                : then == null ? List.of() : then.each();
    }

    List<RemainderShown> left(UUID household) {
        return RemainderShown.of(pools.left(household), rules.intake().value());
    }

    DropOffView view(Caller caller, DropOff session) {
        List<Inspection> decided = inspections.of(session.id());
        HouseholdView family = households.view(session.household());
        DropOffCode code = session.code();
        return new DropOffView(
                session.id().toString(),
                code == null ? null : code.value(),
                code == null ? null : labels.url(code),
                session.state(),
                sites.name(session.site()),
                family.familyCode().value(),
                family.persons().stream()
                        .map(person -> person.seenBy(caller.personId()))
                        .toList(),
                session.openedAt().atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                rulesHere.at(session.site()),
                views.of(caller, decided),
                decided.stream().mapToLong(Inspection::credits).sum(),
                remainders(session));
    }
}
