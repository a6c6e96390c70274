package cn.yishulai.people;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who has signed in, for story tests of every room: {@code Somebody.aCitizen().asks()...}.
 *
 * @param token an access token of the running service
 */
public record Somebody(Caller caller, String token) {

    /** Of everybody who has one. */
    public static final String PASSWORD = "correct horse battery";

    /** An adult with a household of their own. */
    public static Somebody aCitizen() {
        return aCitizen("王芳");
    }

    /** An adult who is called so, with a household of their own. */
    public static Somebody aCitizen(String nickname) {
        HouseholdView household = bean(Households.class).found(nickname);
        return ofPerson(household.persons().get(0).id());
    }

    /** An adult with a household of their own, who has shown this phone to be theirs. */
    public static Somebody withPhone(String nickname, String phone) {
        return ofPerson(
                bean(Households.class).found(nickname, phone).persons().get(0).id());
    }

    public static Somebody ofPerson(UUID person) {
        return signedIn(QuarkusTransaction.requiringNew()
                .call(() -> CallerReads.citizen(bean(PersonRepository.class).require(person))));
    }

    public static Somebody staffAt(UUID... sites) {
        return worker(Role.STAFF, sites);
    }

    public static Somebody aLibrarian() {
        return worker(Role.LIBRARIAN);
    }

    public static Somebody aPartner(UUID... sites) {
        return worker(Role.PARTNER, sites);
    }

    public static Somebody aVolunteer(UUID... sites) {
        return worker(Role.VOLUNTEER, sites);
    }

    /** A partner or a volunteer of this organisation, at its sites. */
    public static Somebody ofOrganisation(UUID organisation, Role role, UUID... sites) {
        Caller caller = worker(role, sites).caller();
        QuarkusTransaction.requiringNew().run(() -> bean(StaffRepository.class)
                .findByIdOptional(caller.personId())
                .orElseThrow()
                .worksFor(organisation));
        return signedIn(
                new Caller(role, caller.personId(), null, caller.sites(), caller.displayName(), organisation, null));
    }

    public static Somebody anAuditor() {
        return worker(Role.AUDITOR);
    }

    /** The same person, but really acted by the other. */
    public static Somebody acting(Somebody person, Caller.Behind other) {
        return signedIn(person.caller().actedBy(other));
    }

    /** A member of staff who was registered before. */
    public static Somebody ofStaff(UUID member) {
        return signedIn(QuarkusTransaction.requiringNew()
                .call(() -> CallerReads.worker(bean(StaffRepository.class).findById(member))));
    }

    /** A request with the token and a fresh Idempotency-Key. */
    public RequestSpecification asks() {
        return asks(UUID.randomUUID());
    }

    /** A request with the token and this Idempotency-Key. */
    public RequestSpecification asks(UUID key) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType("application/json");
    }

    private static Somebody worker(Role role, UUID... sites) {
        UUID id = bean(Staff.class).register("worker-" + UUID.randomUUID(), "小李", role, PASSWORD, Set.of(sites));
        return signedIn(new Caller(role, id, null, Set.of(sites), "小李"));
    }

    private static Somebody signedIn(Caller caller) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID session = bean(Sessions.class).open(caller);
            return new Somebody(caller, bean(AccessTokens.class).sign(caller, session));
        });
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
