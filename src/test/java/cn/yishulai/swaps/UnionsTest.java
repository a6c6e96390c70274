package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.ledger.LedgerRefusal.CREDIT_SHORT;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_MERGED;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_WOULD_BE_EMPTY;
import static cn.yishulai.people.PeopleRefusal.JOIN_CODE_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.JoinCode;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.people.AgeBand;
import cn.yishulai.people.Caller;
import cn.yishulai.people.DepartureForm;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import cn.yishulai.people.Unions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Families become one and part while their books are on the move; every invariant holds after each story. */
@QuarkusTest
@Audited
class UnionsTest {

    @Inject
    EntityManager entities;

    @Inject
    SwapFixture given;

    @Inject
    Unions unions;

    @Inject
    Households households;

    @Inject
    Requests requests;

    @Inject
    CopyReads copies;

    UUID centre;
    UUID volume;

    @BeforeEach
    void aNeighbourhood() {
        centre = given.aSite();
        volume = given.aVolume();
    }

    @Test
    void allThatWasOnesIsTheOthersAndRequestsKeepTheirPlace() {
        Caller lin = given.aFamilyWithCredits(3);
        Caller zhou = given.aFamilyWithCredits(2);
        given.brought(given.aFamily(), volume, centre);
        UUID held = given.asks(lin, volume, centre);
        UUID other = given.aVolume();
        UUID first = given.asks(lin, other, centre);
        UUID second = given.asks(zhou, other, centre);
        CopyCode book = given.listed(lin, given.aVolume());
        FamilyCode card = households.view(lin.household()).familyCode();
        unions.merge(lin, code(zhou));
        assertThat(given.credits(zhou)).isEqualTo(new Balance(4, 1));
        assertThat(given.credits(lin)).isEqualTo(new Balance(0, 0));
        assertThat(given.request(zhou, held).state()).isEqualTo(RequestState.ACCEPTED);
        assertThat(given.request(zhou, first).place().ahead()).isZero();
        assertThat(given.request(zhou, second).place().ahead()).isOne();
        assertThat(copies.facts(book).household()).isEqualTo(zhou.household());
        assertThat(households.requireByCode(card)).isEqualTo(zhou.household());
        assertThat(households.personsOf(zhou.household())).hasSize(2);
    }

    @Test
    void whoStillThinksOfTheOldHouseholdIsRefused() {
        Caller lin = given.aFamilyWithCredits(1);
        Caller zhou = given.aFamily();
        JoinCode code = code(zhou);
        unions.merge(lin, code);
        assertRefused(HOUSEHOLD_MERGED, () -> given.asks(lin, volume, centre));
        assertRefused(HOUSEHOLD_MERGED, () -> given.listed(lin, volume));
        assertRefused(JOIN_CODE_UNKNOWN, () -> unions.merge(given.aFamily(), code));
        assertRefused(JOIN_CODE_UNKNOWN, () -> unions.merge(zhou, code(zhou)));
        Caller third = given.aFamily();
        assertRefused(HOUSEHOLD_MERGED, () -> unions.merge(lin, code(third)));
    }

    @Test
    void whoMovesOutTakesTheirWardsTheirRequestsAndWhatIsNamed() {
        Caller lin = given.aFamilyWithCredits(4);
        UUID grandmother = households
                .addPerson(lin, new PersonForm("外婆", PersonKind.ELDER, null, null))
                .id();
        UUID child = households
                .addPerson(lin, new PersonForm("小满", PersonKind.CHILD, AgeBand.UNDER_7, "2026-1"))
                .id();
        given.brought(given.aFamily(), volume, centre);
        UUID held = given.asks(lin, volume, centre);
        CopyCode taken = given.listed(lin, given.aVolume());
        CopyCode left = given.listed(lin, given.aVolume());
        CopyCode strangers = given.listed(given.aFamily(), given.aVolume());
        assertRefused(
                COPY_UNKNOWN, () -> unions.moveOut(lin, new DepartureForm(null, List.of(strangers.value()), null)));
        assertRefused(CREDIT_SHORT, () -> unions.moveOut(lin, new DepartureForm(null, null, 4L)));
        UUID home = unions.moveOut(lin, new DepartureForm(null, List.of(taken.value()), 2L))
                .id();
        Caller moved = new Caller(lin.role(), lin.personId(), home, lin.sites(), "林岚");
        Caller stayed = new Caller(lin.role(), grandmother, lin.household(), lin.sites(), "外婆");
        assertThat(households.personsOf(home)).extracting(person -> person.id()).containsExactly(lin.personId(), child);
        assertThat(given.credits(moved)).isEqualTo(new Balance(2, 1));
        assertThat(given.credits(stayed)).isEqualTo(new Balance(1, 0));
        assertThat(given.request(moved, held).state()).isEqualTo(RequestState.ACCEPTED);
        assertThat(copies.facts(taken).household()).isEqualTo(home);
        assertThat(copies.facts(left).household()).isEqualTo(lin.household());
        assertRefused(HOUSEHOLD_WOULD_BE_EMPTY, () -> unions.moveOut(stayed, new DepartureForm(null, null, null)));
        unions.moveOut(stayedWithAnother(stayed), new DepartureForm(code(moved).value(), null, 1L));
        assertThat(given.credits(moved)).isEqualTo(new Balance(3, 1));
        requests.cancel(moved, held);
        assertThat(given.credits(moved)).isEqualTo(new Balance(4, 0));
    }

    @Test
    void ofTwoFamiliesThatJoinEachOtherAtOnceOneEnds() {
        for (int round = 0; round < 5; round++) {
            Caller lin = given.aFamilyWithCredits(2);
            Caller zhou = given.aFamilyWithCredits(3);
            JoinCode ofLin = code(lin);
            JoinCode ofZhou = code(zhou);
            List<Boolean> done = atOnce(List.of(
                    () -> tried(() -> unions.merge(lin, ofZhou)), () -> tried(() -> unions.merge(zhou, ofLin))));
            assertThat(done).containsExactlyInAnyOrder(true, false);
            assertThat(given.credits(lin).free() + given.credits(zhou).free()).isEqualTo(5);
        }
    }

    @Test
    void ofTwoFamiliesWithOneCodeOneJoins() {
        Caller host = given.aFamily();
        JoinCode code = code(host);
        List<Supplier<Boolean>> joins = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Caller guest = given.aFamilyWithCredits(1);
            joins.add(() -> tried(() -> unions.merge(guest, code)));
        }
        assertThat(atOnce(joins)).containsOnlyOnce(true);
        assertThat(given.credits(host).free()).isOne();
    }

    /** Staff have the book in hand, and have looked whose session it is, when its family becomes part of another. */
    @Test
    void aBookInspectedMeanwhileIsBroughtByTheFamilyThatThereIsThen() {
        Caller lin = given.aFamily();
        Caller zhou = given.aFamily();
        JoinCode code = code(zhou);
        UUID session = given.session(lin, centre);
        CompletableFuture<SwapFixture.Deposited> brought = QuarkusTransaction.requiringNew()
                .call(() -> {
                    entities.createNativeQuery("SELECT id FROM drop_off WHERE id = ?1 FOR UPDATE", Object.class)
                            .setParameter(1, session)
                            .getSingleResult();
                    CompletableFuture<SwapFixture.Deposited> meanwhile =
                            CompletableFuture.supplyAsync(() -> given.deposit(session, volume, centre));
                    while (!somebodyWaitsForUs()) {
                        assertThat(meanwhile).isNotDone();
                    }
                    unions.merge(lin, code);
                    return meanwhile;
                });
        brought.join();
        assertThat(given.credits(zhou).free()).isOne();
        given.audit();
    }

    private boolean somebodyWaitsForUs() {
        return (Boolean) entities.createNativeQuery(
                        "SELECT EXISTS (SELECT FROM pg_locks WHERE transactionid = pg_current_xact_id()::xid AND NOT granted)",
                        Object.class)
                .getSingleResult();
    }

    /** Books are brought, asked for and cancelled while the families become one and part. Seeds are printed with a failure. */
    @Test
    void nothingIsMintedOrLostWhileFamiliesMergeInTheMiddleOfSwaps() {
        for (int seed = 1; seed <= 3; seed++) {
            Caller lin = given.aFamilyWithCredits(3);
            Caller zhou = given.aFamilyWithCredits(3);
            households.addPerson(zhou, new PersonForm("奶奶", PersonKind.ELDER, null, null));
            JoinCode code = code(zhou);
            List<UUID> volumes = List.of(given.aVolume(), given.aVolume(), given.aVolume());
            List<Supplier<Boolean>> everybody = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(seed * 100L + i);
                everybody.add(() -> {
                    for (int step = 0; step < 8; step++) {
                        Caller who = random.nextBoolean() ? lin : zhou;
                        UUID wanted = volumes.get(random.nextInt(3));
                        tried(() -> something(random, who, wanted));
                    }
                    return true;
                });
            }
            everybody.add(() -> tried(() -> unions.merge(lin, code)));
            everybody.add(() -> tried(() -> unions.moveOut(zhou, new DepartureForm(null, null, 1L))));
            assertThat(atOnce(everybody)).as("seed " + seed).contains(true);
            given.audit();
        }
    }

    private void something(Random random, Caller who, UUID wanted) {
        switch (random.nextInt(4)) {
            case 0 -> given.brought(who, wanted, centre);
            case 1 -> given.listed(who, wanted);
            case 2 -> given.asks(who, wanted, centre);
            default -> given.anyRequest(who, random).ifPresent(id -> requests.cancel(who, id));
        }
    }

    private Caller stayedWithAnother(Caller stayed) {
        households.addPerson(stayed, new PersonForm("舅舅", PersonKind.ADULT, null, null));
        return stayed;
    }

    private JoinCode code(Caller host) {
        return new JoinCode(unions.invite(host).code());
    }

    /** As the front door does it: the victim of a deadlock is done again, a no is an answer. */
    private static boolean tried(Runnable step) {
        try {
            return Deadlock.retried(() -> {
                step.run();
                return true;
            });
        } catch (Refused refused) {
            return false;
        }
    }

    private static List<Boolean> atOnce(List<Supplier<Boolean>> steps) {
        return steps.stream().map(CompletableFuture::supplyAsync).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void assertRefused(Refusal expected, ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.refusal()).isEqualTo(expected);
    }
}
