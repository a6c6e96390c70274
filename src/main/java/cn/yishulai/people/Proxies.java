package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PERSON_IS_A_CHILD;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;
import static cn.yishulai.people.PeopleRefusal.PROXY_NOT_NAMED;
import static cn.yishulai.people.PeopleRefusal.PROXY_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.OpaqueId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who acts for whom. An elder without a phone is served by a grown-up they trust, of their family or of another. */
@ApplicationScoped
@Transactional
public class Proxies {

    private final ProxyRepository proxies;
    private final PersonRepository persons;
    private final HouseholdRepository households;
    private final SessionRepository sessions;
    private final Audit audit;
    private final Clock clock;

    Proxies(
            ProxyRepository proxies,
            PersonRepository persons,
            HouseholdRepository households,
            SessionRepository sessions,
            Audit audit,
            Clock clock) {
        this.proxies = proxies;
        this.persons = persons;
        this.households = households;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who acts for whom, by nickname. */
    public record ProxyView(UUID id, PersonView person, PersonView proxy, Instant since) {}

    /** Those of my family who have somebody, and those for whom I act. */
    public List<ProxyView> concerning(Caller caller) {
        List<Proxy> found = proxies.concerning(caller.household(), caller.personId());
        Map<UUID, PersonView> named = persons
                .withIds(found.stream()
                        .flatMap(proxy -> Stream.of(proxy.elderId(), proxy.proxyId()))
                        .collect(Collectors.toSet()))
                .stream()
                .map(PersonView::of)
                .collect(Collectors.toMap(PersonView::id, person -> person.seenBy(caller.personId())));
        return found.stream()
                .map(proxy -> new ProxyView(
                        proxy.id(), named.get(proxy.elderId()), named.get(proxy.proxyId()), proxy.since()))
                .toList();
    }

    /**
     * The caller lets somebody act for them; said twice, it is said once.
     *
     * @throws cn.yishulai.kernel.Refused PROXY_NOT_NAMED, PERSON_UNKNOWN, PERSON_IS_A_CHILD, HOUSEHOLD_UNKNOWN
     */
    public ProxyView appoint(Caller caller, ProxyForm form) {
        Person elder = persons.require(caller.personId());
        Person proxy = named(caller, form);
        if (proxy.kind() == PersonKind.CHILD || elder.kind() == PersonKind.CHILD) {
            throw PERSON_IS_A_CHILD.because("a child acts for nobody, and for a child its guardian acts");
        }
        if (proxy.id().equals(elder.id())) {
            throw PROXY_NOT_NAMED.because("nobody is their own proxy");
        }
        households.requireLocked(elder.householdId());
        Proxy appointed = proxies.inForce(elder.id(), proxy.id()).orElseGet(() -> {
            Proxy fresh = new Proxy(elder.id(), proxy.id(), clock.instant());
            proxies.persist(fresh);
            audit.record(
                    caller.actor(),
                    "proxy.appoint",
                    "person:" + elder.id(),
                    Map.of("proxy", proxy.id().toString()));
            return fresh;
        });
        return new ProxyView(appointed.id(), PersonView.of(elder), PersonView.of(proxy), appointed.since());
    }

    /** Either of the two ends it; sessions that act by it are their holder's own again. @throws cn.yishulai.kernel.Refused PROXY_UNKNOWN */
    public void revoke(Caller caller, UUID id) {
        Proxy proxy = proxies.inForce(id)
                .filter(one ->
                        one.elderId().equals(caller.personId()) || one.proxyId().equals(caller.personId()))
                .orElseThrow(() -> PROXY_UNKNOWN.because("nobody acts for you, or you for nobody, by this id"));
        proxy.revoke(clock.instant());
        sessions.fallBack(proxy.elderId(), proxy.proxyId());
        audit.record(
                caller.actor(),
                "proxy.revoke",
                "person:" + proxy.elderId(),
                Map.of("proxy", proxy.proxyId().toString()));
    }

    private Person named(Caller caller, ProxyForm form) {
        if ((form.proxyPersonId() == null) == (form.proxyFamilyCode() == null)) {
            throw PROXY_NOT_NAMED.because("name a person of the family, or another family by its card");
        }
        if (form.proxyPersonId() != null) {
            UUID id = OpaqueId.parse(form.proxyPersonId(), PERSON_UNKNOWN);
            return persons.of(caller.household()).stream()
                    .filter(person -> person.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> PERSON_UNKNOWN.because("there is no such person in your household"));
        }
        Household other = households.require(new FamilyCode(form.proxyFamilyCode()));
        return persons.of(other.id()).stream()
                .findFirst()
                .orElseThrow(() -> PERSON_UNKNOWN.because("nobody is left in this family"));
    }
}
