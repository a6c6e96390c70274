package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.AGE_BAND_NEEDED;
import static cn.yishulai.people.PeopleRefusal.CONSENT_NEEDED;
import static cn.yishulai.people.PeopleRefusal.PERSON_IS_A_CHILD;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Children and those who answer for them. A child always has a guardian, who lives with it and has agreed to the notice. */
@ApplicationScoped
@Transactional
public class Wards {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final WardRepository wards;
    private final PersonRepository persons;
    private final HouseholdRepository households;
    private final Audit audit;
    private final Clock clock;

    Wards(WardRepository wards, PersonRepository persons, HouseholdRepository households, Audit audit, Clock clock) {
        this.wards = wards;
        this.persons = persons;
        this.households = households;
        this.audit = audit;
        this.clock = clock;
    }

    /** The children for whom the caller answers, or has been asked to. */
    public List<WardView> of(Caller caller) {
        return wards.of(caller.personId()).stream().map(this::view).toList();
    }

    /** What guardians are shown today. */
    public WardRepository.NoticeText notice() {
        return wards.notice(clock.instant());
    }

    /** The guardian agrees to a notice, anew or to a new one. @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN, CONSENT_NEEDED */
    public WardView agree(Caller caller, UUID id, String version, boolean own) {
        Person child = locked(caller, id);
        if (!caller.personId().equals(child.guardianId())) {
            throw unknown();
        }
        agree(caller, child, version, own);
        return view(child);
    }

    /**
     * The child is older: the next age band, or an adult.
     *
     * @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN; AGE_BAND_NEEDED when the band is not a later one, or the child
     *     was never said to be 14
     */
    public PersonView grow(Caller caller, UUID id, WardForms.GrowthForm form) {
        Person child = locked(caller, id);
        if (!caller.personId().equals(child.guardianId())) {
            throw unknown();
        }
        boolean adult = Boolean.TRUE.equals(form.adult());
        AgeBand next = form.ageBand();
        AgeBand before = child.ageBand();
        if (before == null || adult == (next != null) || adult && before != AgeBand.FROM_14_TO_17) {
            throw AGE_BAND_NEEDED.because("say the next age band, or that a child of 14 to 17 is an adult now");
        }
        if (next != null && next.compareTo(before) <= 0) {
            throw AGE_BAND_NEEDED.because("a child does not grow younger");
        }
        if (next != null) {
            child.grow(next, clock.instant());
        } else {
            persons.withdrawConsents(id, clock.instant());
            child.comeOfAge();
        }
        audit.record(
                caller.actor(), "person.grow", "person:" + id, Map.of("into", next == null ? "ADULT" : next.name()));
        return PersonView.of(child);
    }

    /** The guardian asks another grown-up of the family to answer for the child. */
    public WardView offer(Caller caller, UUID id, UUID to) {
        Person child = locked(caller, id);
        Person other = persons.of(child.householdId()).stream()
                .filter(person -> person.id().equals(to))
                .findFirst()
                .orElseThrow(Wards::unknown);
        if (!caller.personId().equals(child.guardianId())) {
            throw unknown();
        }
        if (other.kind() == PersonKind.CHILD) {
            throw PERSON_IS_A_CHILD.because("a child answers for nobody");
        }
        child.offerTo(other.id().equals(child.guardianId()) ? null : other.id());
        audit.record(
                caller.actor(),
                "guardian.offer",
                "person:" + id,
                Map.of("to", other.id().toString()));
        return view(child);
    }

    /** Whoever was asked says yes, and agrees to the notice. @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN, CONSENT_NEEDED */
    public WardView accept(Caller caller, UUID id, String version) {
        Person child = locked(caller, id);
        if (!caller.personId().equals(child.guardianOfferedTo())) {
            throw unknown();
        }
        child.isAnsweredForBy(caller.personId());
        agree(caller, child, version, false);
        audit.record(caller.actor(), "guardian.accept", "person:" + id, Map.of());
        return view(child);
    }

    private void agree(Caller caller, Person child, String version, boolean own) {
        if (!persons.noticeExists(version)) {
            throw CONSENT_NEEDED.because("a guardian agrees to a published notice");
        }
        if (own && child.ageBand() != AgeBand.FROM_14_TO_17) {
            throw AGE_BAND_NEEDED.because("a child agrees itself from 14 on");
        }
        persons.withdrawConsents(child.id(), clock.instant());
        persons.keep(new Consent(child, persons.require(caller.personId()), version, own, clock.instant()));
        audit.record(caller.actor(), "consent.give", "person:" + child.id(), Map.of("notice", version, "own", own));
    }

    /** A child of the caller's household; nobody moves out meanwhile. */
    private Person locked(Caller caller, UUID id) {
        households.requireLocked(caller.household());
        return persons.of(caller.household()).stream()
                .filter(person -> person.id().equals(id) && person.kind() == PersonKind.CHILD)
                .findFirst()
                .orElseThrow(Wards::unknown);
    }

    private WardView view(Person child) {
        UUID offered = child.guardianOfferedTo();
        return new WardView(
                PersonView.of(child),
                PersonView.of(persons.require(Objects.requireNonNull(child.guardianId()))),
                offered == null ? null : PersonView.of(persons.require(offered)),
                asks(child),
                wards.history(child.id()));
    }

    private List<WardView.Ask> asks(Person child) {
        List<WardView.Ask> asks = new ArrayList<>();
        Consent consent = wards.inForce(child.id()).orElse(null);
        Instant now = clock.instant();
        if (child.bandEnds(CITY).isBefore(now)) {
            asks.add(WardView.Ask.AGE_BAND_OVER);
        }
        if (child.ageBand() == AgeBand.FROM_14_TO_17 && (consent == null || !consent.isOwn())) {
            asks.add(WardView.Ask.OWN_CONSENT);
        }
        if (consent == null || !consent.noticeVersion().equals(wards.notice(now).version())) {
            asks.add(WardView.Ask.NEW_NOTICE);
        }
        return asks;
    }

    private static RuntimeException unknown() {
        return PERSON_UNKNOWN.because("there is no such child for whom you answer");
    }
}
