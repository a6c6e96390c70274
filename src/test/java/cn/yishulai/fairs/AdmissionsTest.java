package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.*;
import static cn.yishulai.fairs.TicketsTest.race;
import static cn.yishulai.fairs.TicketsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.AgeBand;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@ClocksStandStill
class AdmissionsTest {

    private static final Duration IN_TIME = Duration.ofMinutes(5);

    @Inject
    TicketFixture given;

    @Inject
    Tickets tickets;

    @Inject
    Admissions gate;

    @Inject
    WalkIns walkIns;

    @Inject
    Gate screen;

    @AfterEach
    void theClockGoesRight() {
        given.itIsNow();
    }

    @Test
    void eachScanLetsInOneUntilAllOfTheTicketAreInside() throws Exception {
        UUID fair = given.aFair(10);
        String code = given.books(given.aFamily(), fair, 3).code();
        given.opens(fair, IN_TIME);
        Caller li = given.librarian();
        assertThat(scan(li, fair, code, null).ticket().admitted()).isEqualTo(1);
        assertThat(scan(li, fair, "HTTPS://YISHULAI.EXAMPLE/T/" + code, 2)
                        .heads()
                        .inside())
                .isEqualTo(3);
        refused(GATE_ALL_INSIDE, () -> scan(li, fair, code, null));
        assertThat(screen.show(li, fair).sessions().get(0).came()).isEqualTo(3);
    }

    @Test
    void whoGoesOutComesInAgainAndNobodyElseDoes() throws Exception {
        UUID fair = given.aFair(10);
        Caller wang = given.aFamily();
        given.books(wang, fair, 2);
        String card = given.card(wang);
        given.opens(fair, IN_TIME);
        Caller li = given.librarian();
        scan(li, fair, card, 2);
        assertThat(gate.leave(li, new Admission.ExitForm(fair.toString(), card, 1))
                        .heads()
                        .inside())
                .isEqualTo(1);
        assertThat(scan(li, fair, card, null).result()).isEqualTo(Admission.Result.RE_ENTERED);
        refused(GATE_ALL_INSIDE, () -> scan(li, fair, card, null));
        assertThat(given.asked("SELECT count(*) FROM admission WHERE fair_id = '%s'".formatted(fair)))
                .as("coming back is not a second visit")
                .isEqualTo("2");
    }

    @Test
    void everyNoHasItsReason() throws Exception {
        UUID fair = given.aFair(10);
        UUID other = given.aFair(10);
        Caller wang = given.aFamily();
        TicketView ticket = given.books(wang, fair, 2);
        TicketView released = given.books(given.aFamily(), fair, 2);
        tickets.release(given.librarian(), released.id());
        String elsewhere = given.books(given.aFamily(), other, 1).code();
        Caller li = given.librarian();
        refused(GATE_CLOSED, () -> scan(li, fair, ticket.code(), null));
        given.opens(fair, Duration.ofHours(-2));
        refused(GATE_OTHER_TIME, () -> scan(li, fair, ticket.code(), null));
        given.itIs(IN_TIME);
        refused(GATE_OTHER_TIME, () -> scan(li, fair, elsewhere, null));
        refused(TICKET_OVER, () -> scan(li, fair, released.code(), null));
        refused(TICKET_UNKNOWN, () -> scan(li, fair, given.card(given.aFamily()), null));
        refused(TICKET_UNKNOWN, () -> scan(li, fair, "9787020002207", null));
        refused(GATE_TOO_MANY, () -> scan(li, fair, ticket.code(), 3));
        refused(GATE_LIST_OLD, () -> gate.admit(li, new Admission.Form(fair.toString(), ticket.code(), null, null, 7)));
        refused(GATE_NOBODY_INSIDE, () -> gate.leave(li, new Admission.ExitForm(fair.toString(), ticket.code(), 1)));
        refused(GATE_NOTHING_TO_UNDO, () -> gate.undo(li, fair));
        given.itIs(Duration.ofHours(2));
        refused(GATE_OTHER_TIME, () -> scan(li, fair, ticket.code(), null));
    }

    @Test
    void theLastAdmissionIsTakenBackByWhoMadeIt() throws Exception {
        UUID fair = given.aFair(10);
        String code = given.books(given.aFamily(), fair, 2).code();
        given.opens(fair, IN_TIME);
        Caller li = given.librarian();
        scan(li, fair, code, 2);
        refused(GATE_NOTHING_TO_UNDO, () -> gate.undo(given.librarian(), fair));
        Admission.View undone = gate.undo(li, fair);
        assertThat(undone.heads().inside()).isZero();
        assertThat(undone.ticket().state()).isEqualTo(TicketState.ISSUED);
        assertThat(scan(li, fair, code, 2).persons()).isEqualTo(2);
    }

    @Test
    void aNamedPersonComesInOnceToASession() throws Exception {
        UUID fair = given.aFair(10);
        Caller wang = given.aFamily();
        String person = wang.personId().toString();
        TicketView ticket = tickets.book(wang, fair, 1, new TicketForm(null, 2, List.of(person), null, null));
        given.opens(fair, IN_TIME);
        Caller li = given.librarian();
        gate.admit(li, new Admission.Form(fair.toString(), ticket.code(), null, List.of(person), null));
        assertThat(screen.lookUp(li, fair, new Gate.LookUpForm(ticket.code()))
                        .tickets()
                        .get(0)
                        .named()
                        .get(0)
                        .inside())
                .isTrue();
        assertThat(screen.lookUp(li, fair, new Gate.LookUpForm(given.card(wang)))
                        .persons())
                .hasSize(1);
        refused(
                cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN,
                () -> gate.admit(li, new Admission.Form(fair.toString(), ticket.code(), null, List.of(person), null)));
        assertThat(scan(li, fair, ticket.code(), null).ticket().admitted()).isEqualTo(2);
    }

    @Test
    void theSafetyLimitHoldsOverAllGates() throws Exception {
        UUID fair = given.aFair(40);
        given.rules(fair, 24, 3, 7);
        List<String> codes = IntStream.range(0, 12)
                .mapToObj(i -> given.books(given.aFamily(), fair, 2).code())
                .toList();
        given.opens(fair, IN_TIME);
        List<Callable<Integer>> scans = codes.stream()
                .<Callable<Integer>>map(code -> () -> letIn(fair, code))
                .toList();
        List<Integer> letIn = race(scans);
        assertThat(letIn.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
        assertThat(screen.show(given.librarian(), fair).heads()).isEqualTo(new Admission.Heads(6, 7));
        refused(GATE_FULL, () -> scan(given.librarian(), fair, codes.get(letIn.indexOf(0)), 2));
        given.itIsNow();
        given.audit();
    }

    /** At two gates at one moment, four times. */
    @Test
    void oneTicketAtTwoGatesLetsInItsPersonsOnce() throws Exception {
        UUID fair = given.aFair(40);
        String code = given.books(given.aFamily(), fair, 3).code();
        given.opens(fair, IN_TIME);
        Callable<Integer> scan = () -> letIn(fair, code);
        assertThat(race(List.of(scan, scan, scan, scan)).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(2);
        assertThat(given.asked("SELECT count(*) FROM admission WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo("2");
    }

    private int letIn(UUID fair, String code) {
        try {
            return scan(given.librarian(), fair, code, 2).persons();
        } catch (Refused no) {
            assertThat(no.refusal()).isIn(GATE_FULL, GATE_TOO_MANY, GATE_ALL_INSIDE);
            return 0;
        }
    }

    @Test
    void whoComesWithoutATicketTakesANumberAndEldersAreCalledFirst() throws Exception {
        UUID fair = given.aFair(10, 4, 0);
        given.books(given.aFamily(), fair, 4);
        Caller li = given.librarian();
        given.opens(fair, Duration.ofMinutes(-10));
        int big = take(li, fair, 3, false);
        int elder = take(li, fair, 2, true);
        int small = take(li, fair, 1, false);
        assertThat(List.of(big, elder, small)).containsExactly(1, 2, 3);
        assertThat(walkIns.call(li, fair, 1).called()).containsExactly(elder);
        assertThat(walkIns.call(li, fair, 1).called())
                .as("three do not fit into the two that are left")
                .containsExactly(small, elder);
        refused(QUEUE_NOBODY, () -> walkIns.call(li, fair, 1));
        refused(SLIP_NOT_CALLED, () -> walkIns.admit(li, fair, 1, new Admission.WalkInForm(1, big, null)));
        Admission.View in = walkIns.admit(li, fair, 1, new Admission.WalkInForm(2, elder, List.of(AgeBand.UNDER_7)));
        assertThat(in.heads().inside()).isEqualTo(2);
        assertThat(given.asked(
                        "SELECT count(*) FROM admission WHERE fair_id = '%s' AND age_band = 'UNDER_7' AND channel = 'WALK_IN'"
                                .formatted(fair)))
                .isEqualTo("1");
        walkIns.drop(li, fair, 1, small);
        given.itIs(Duration.ofMinutes(1));
        assertThat(walkIns.call(li, fair, 1).called())
                .as("unsold places, once it has begun")
                .containsExactly(big);
        given.itIs(Duration.ofMinutes(12));
        given.ticks();
        refused(SLIP_NOT_CALLED, () -> walkIns.admit(li, fair, 1, new Admission.WalkInForm(3, big, null)));
        refused(SLIP_UNKNOWN, () -> walkIns.drop(li, fair, 1, 99));
    }

    @Test
    void placesOfWhoDidNotComeGoToNumbers() throws Exception {
        UUID fair = given.aFair(4);
        given.books(given.aFamily(), fair, 4);
        Caller li = given.librarian();
        given.opens(fair, IN_TIME);
        int number = take(li, fair, 4, false);
        refused(QUEUE_NOBODY, () -> walkIns.call(li, fair, 1));
        given.itIs(Duration.ofMinutes(21));
        given.ticks();
        assertThat(walkIns.call(li, fair, 1).called()).containsExactly(number);
        assertThat(walkIns.admit(li, fair, 1, new Admission.WalkInForm(4, number, null))
                        .heads()
                        .inside())
                .isEqualTo(4);
        assertThat(gate.leave(li, new Admission.ExitForm(fair.toString(), null, 2))
                        .heads()
                        .inside())
                .isEqualTo(2);
        assertThat(gate.undo(li, fair).heads().inside()).isZero();
        assertThat(walkIns.show(fair, 1).called()).as("they are called still").containsExactly(number);
    }

    private int take(Caller li, UUID fair, int persons, boolean elder) {
        return walkIns.take(li, fair, 1, new WalkIns.SlipForm(persons, elder)).number();
    }

    private Admission.View scan(Caller li, UUID fair, String code, @Nullable Integer persons) {
        return gate.admit(li, new Admission.Form(fair.toString(), code, persons, null, null));
    }
}
