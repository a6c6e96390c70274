package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.labels.Decoders;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.people.Caller;
import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@ClocksStandStill
class TicketsTest {

    @Inject
    TicketFixture given;

    @Inject
    Tickets tickets;

    @Inject
    Waitlist waitlist;

    @Inject
    FairPlaces places;

    @Inject
    Admissions gate;

    @Inject
    TicketMarks marks;

    @Inject
    TicketCards cards;

    @Inject
    TicketPasses passes;

    @Inject
    TicketRecords records;

    @Inject
    Households households;

    @Inject
    Fairs fairs;

    @AfterEach
    void theClockGoesRight() {
        given.itIsNow();
    }

    @Test
    void aFamilyBooksOnceForEachSessionWhileThereArePlaces() throws Exception {
        UUID fair = given.aFair(5);
        Caller wang = given.aFamily();
        TicketView ticket = given.books(wang, fair, 3);
        assertThat(ticket.persons()).isEqualTo(3);
        assertThat(ticket.url()).endsWith("/T/" + ticket.code());
        assertThat(tickets.mine(wang)).containsExactly(ticket);
        assertThat(given.told(wang)).containsExactly("ticket-issued");
        refused(TICKET_ALREADY, () -> given.books(wang, fair, 1));
        refused(TICKETS_SOLD_OUT, () -> given.books(given.aFamily(), fair, 3));
        assertThat(slot(fair).free()).isEqualTo(2);
        refused(TICKET_PARTY_WRONG, () -> given.books(given.aFamily(), fair, 7));
        refused(TICKET_UNKNOWN, () -> tickets.show(given.aFamily(), ticket.id()));
        assertThat(onPaper(wang, ticket))
                .as("as on the phone: a gate without network reads it")
                .isEqualTo(passes.of(wang, ticket.id()).text().replaceAll("[.][^.]*$", ""));
    }

    /** What the symbol on the narrowest paper holds, without the signature, which is another each time. */
    private String onPaper(Caller family, TicketView ticket) throws Exception {
        try (PDDocument paper = Loader.loadPDF(cards.pdf(family, ticket.id(), false, PaperSlip.Roll.MM_58))) {
            BufferedImage page = new PDFRenderer(paper).renderImageWithDPI(0, 203, ImageType.GRAY);
            return Decoders.byZxing(page).get(0).replaceAll("[.][^.]*$", "");
        }
    }

    @Test
    void nobodyBooksBeforeItOpensAndAfterItBegan() throws Exception {
        UUID fair = given.aFair(5);
        given.itIs(Duration.ofMinutes(1));
        refused(TICKETS_NOT_ON_SALE, () -> given.books(given.aFamily(), fair, 1));
        given.itIsNow();
        given.change(
                "INSERT INTO ticket_rules SELECT uuidv7(), '%s', now() + interval '1 day', largest_party, release_hours,"
                                .formatted(fair)
                        + " early_minutes, grace_minutes, offer_minutes, passed_over, call_minutes, elders_first, safety_limit, no_show_points,"
                        + " late_points, attended_points, helped_points, block_from, block_days, forget_days FROM ticket_rules WHERE fair_id IS NULL");
        refused(TICKETS_NOT_ON_SALE, () -> given.books(given.aFamily(), fair, 1));
        assertThat(slot(fair).state()).isEqualTo(FairPlaces.SlotState.NOT_YET);
        UUID postponed = given.aFair(5);
        fairs.postpone(postponed);
        refused(TICKETS_NOT_ON_SALE, () -> given.books(given.aFamily(), postponed, 1));
    }

    @Test
    void placesForTheDeskAreNotSoldToPhones() throws Exception {
        UUID fair = given.aFair(10, 2, 3);
        given.books(given.aFamily(), fair, 5);
        refused(TICKETS_SOLD_OUT, () -> given.books(given.aFamily(), fair, 1));
        assertThat(given.booksAtDesk(given.aFamily(), fair, 1, true).channel()).isEqualTo(TicketChannel.PHONE);
        Caller elder = given.aFamily();
        Caller byProxy = elder.actedBy(new Caller.Behind(Role.CITIZEN, UUID.randomUUID()));
        assertThat(given.books(byProxy, fair, 2).channel()).isEqualTo(TicketChannel.PROXY);
        refused(TICKETS_SOLD_OUT, () -> given.booksAtDesk(given.aFamily(), fair, 1, false));
    }

    @Test
    void aTicketGrowsWhileThereArePlacesAndShrinksToWhoCameIn() throws Exception {
        UUID fair = given.aFair(5);
        Caller wang = given.aFamily();
        UUID ticket = given.books(wang, fair, 2).id();
        assertThat(tickets.resize(wang, ticket, size(5)).persons()).isEqualTo(5);
        refused(TICKET_PARTY_WRONG, () -> tickets.resize(wang, ticket, size(7)));
        assertThat(tickets.resize(wang, ticket, size(3)).persons()).isEqualTo(3);
        given.books(given.aFamily(), fair, 2);
        refused(TICKETS_SOLD_OUT, () -> tickets.resize(wang, ticket, size(4)));
        assertThat(marks.standing(wang).points()).isZero();
        given.itIs(Duration.ofHours(-2));
        assertThat(tickets.resize(wang, ticket, size(2)).late())
                .as("two hours before")
                .isTrue();
        assertThat(marks.standing(wang).points()).isEqualTo(1);
    }

    @Test
    void whoGivesBackInTimeLosesNothingAndLaterItCounts() throws Exception {
        UUID fair = given.aFair(4);
        Caller early = given.aFamily();
        Caller late = given.aFamily();
        UUID one = given.books(early, fair, 2).id();
        UUID two = given.books(late, fair, 2).id();
        tickets.release(early, one);
        assertThat(slot(fair).free()).isEqualTo(2);
        given.itIs(Duration.ofHours(-23));
        assertThat(tickets.release(late, two).late()).isTrue();
        refused(TICKET_OVER, () -> tickets.release(late, two));
        assertThat(marks.standing(early).points()).isZero();
        assertThat(marks.standing(late).points()).isEqualTo(1);
    }

    @Test
    void whoDoesNotComeTwiceDoesNotBookUntilTheyHelp() throws Exception {
        Caller wang = given.aFamily();
        for (int i = 0; i < 2; i++) {
            given.itIsNow();
            UUID fair = given.aFair(10);
            given.books(wang, fair, 2);
            given.opens(fair, Duration.ofMinutes(21));
            given.ticks();
            given.ticks();
        }
        assertThat(marks.standing(wang).points()).isEqualTo(4);
        given.itIsNow();
        UUID next = given.aFair(10);
        given.change("UPDATE ticket_mark SET at = at - interval '1 day' WHERE household_id = '%s'"
                .formatted(wang.household()));
        given.itIs(Duration.ofHours(-1));
        refused(TICKETS_BLOCKED, () -> given.books(wang, next, 1));
        marks.merit(given.librarian(), next, new TicketMarks.MeritForm(given.card(wang), null, "搬书"));
        refused(
                MERIT_ALREADY,
                () -> marks.merit(given.librarian(), next, new TicketMarks.MeritForm(given.card(wang), null, null)));
        assertThat(marks.standing(wang).points()).isEqualTo(1);
        UUID ticket = given.books(wang, next, 1).id();
        given.opens(next, Duration.ofMinutes(1));
        gate.admit(given.librarian(), new Admission.Form(next.toString(), code(ticket), null, null, null));
        assertThat(marks.standing(wang).points()).as("worked off by coming").isZero();
        assertThat(given.told(wang)).contains("ticket-no-show");
    }

    @Test
    void placesOfWhoDidNotComeAreReleasedAfterTheGrace() throws Exception {
        UUID fair = given.aFair(6);
        Caller half = given.aFamily();
        UUID came = given.books(half, fair, 3).id();
        UUID absent = given.books(given.aFamily(), fair, 3).id();
        given.opens(fair, Duration.ofMinutes(5));
        gate.admit(given.librarian(), new Admission.Form(fair.toString(), code(came), 1, null, null));
        given.ticks();
        assertThat(state(absent)).isEqualTo("ISSUED");
        given.itIs(Duration.ofMinutes(20));
        given.ticks();
        assertThat(state(absent)).isEqualTo("NO_SHOW");
        assertThat(given.asked("SELECT let_go FROM ticket WHERE id = '%s'".formatted(came)))
                .isEqualTo("2");
        assertThat(given.asked("SELECT booked FROM slot_sale WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo("1");
        assertThat(marks.standing(half).points()).as("who came, came").isZero();
        given.itIsNow();
        given.audit();
        given.itIs(Duration.ofMinutes(20));
        refused(
                GATE_PLACE_GIVEN,
                () -> gate.admit(
                        given.librarian(), new Admission.Form(fair.toString(), code(absent), null, null, null)));
    }

    @Test
    void aFairThatNeverOpenedMakesNobodyAbsent() throws Exception {
        UUID fair = given.aFair(6);
        UUID ticket = given.books(given.aFamily(), fair, 3).id();
        given.itIs(Duration.ofHours(1));
        given.ticks();
        assertThat(state(ticket)).isEqualTo("ISSUED");
    }

    @Test
    void aFamilyIsRemindedOnceTheDayBefore() throws Exception {
        UUID fair = given.aFair(6);
        Caller wang = given.aFamily();
        given.books(wang, fair, 3);
        given.ticks();
        assertThat(given.told(wang)).doesNotContain("ticket-reminder");
        given.itIs(Duration.ofHours(-3));
        given.ticks();
        given.ticks();
        assertThat(given.told(wang)).containsExactly("ticket-issued", "ticket-reminder");
    }

    @Test
    void aPostponedFairKeepsTicketsAndACancelledOneEndsThemWithoutPoints() throws Exception {
        UUID fair = given.aFair(4);
        Caller wang = given.aFamily();
        UUID ticket = given.books(wang, fair, 4).id();
        Caller waits = given.aFamily();
        waitlist.join(waits, fair, 1, new Waitlist.Form(null, 2, null));
        fairs.postpone(fair);
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(Duration.ofDays(7)), 4));
        fairs.publish(fair, null);
        assertThat(state(ticket)).isEqualTo("ISSUED");
        assertThat(given.asked(
                        "SELECT t.epoch = f.epoch FROM ticket t JOIN fair f ON f.id = t.fair_id WHERE t.id = '%s'"
                                .formatted(ticket)))
                .isEqualTo("true");
        assertThat(slot(fair).free()).as("what is sold stays sold").isZero();
        fairs.cancel(fair);
        assertThat(state(ticket)).isEqualTo("VOID");
        assertThat(given.told(wang))
                .containsExactly("ticket-issued", "fair-postponed", "fair-moved-ask", "fair-cancelled");
        assertThat(given.told(waits)).containsExactly("fair-postponed-waiting", "fair-moved-waiting", "fair-cancelled");
    }

    @Test
    void familiesThatBecomeOneKeepBothTickets() throws Exception {
        UUID fair = given.aFair(10);
        Caller from = given.aFamily();
        Caller into = given.aFamily();
        UUID one = given.books(from, fair, 2).id();
        given.books(into, fair, 3);
        QuarkusTransaction.requiringNew()
                .run(() -> records.merged(new FamilyRecords.Merger(
                        from.household(), into.household(), into.personId(), UUID.randomUUID())));
        assertThat(tickets.mine(into)).extracting(TicketView::persons).containsExactlyInAnyOrder(2, 3);
        tickets.release(into, one);
        assertThat(slot(fair).free()).isEqualTo(7);
    }

    @Test
    void whoseFamilyIsGoneGivesItsPlacesToOthersAndIsNamedNoMore() throws Exception {
        UUID fair = given.aFair(3);
        Caller goes = given.aFamily();
        TicketView ticket = tickets.book(
                goes, fair, 1, new TicketForm(null, 3, List.of(goes.personId().toString()), null, null));
        assertThat(ticket.named()).hasSize(1);
        Caller waits = given.aFamily();
        UUID entry =
                waitlist.join(waits, fair, 1, new Waitlist.Form(null, 3, null)).id();
        QuarkusTransaction.requiringNew()
                .run(() -> records.erased(
                        new FamilyRecords.Erasure(goes.personId(), goes.household(), true, goes.personId())));
        assertThat(state(ticket.id())).isEqualTo("RELEASED");
        assertThat(given.asked("SELECT count(*) FROM ticket_person WHERE ticket_id = '%s'".formatted(ticket.id())))
                .isEqualTo("0");
        assertThat(waitlist.accept(waits, entry).persons()).isEqualTo(3);
    }

    @Test
    void anythingAFamilyHasOfFairsIsInItsExport() throws Exception {
        UUID fair = given.aFair(3);
        Caller wang = given.aFamily();
        given.books(wang, fair, 2);
        assertThat(QuarkusTransaction.requiringNew().call(() -> records.export(wang.household())))
                .extracting(kept -> kept.rows().size())
                .containsExactly(1, 0, 0, 0);
    }

    @Test
    void overHttpAFamilyBooksAndTheDeskBooksForIt() throws Exception {
        UUID fair = given.aFair(10);
        Somebody wang = Somebody.aCitizen();
        String id = wang.asks()
                .contentType("application/json")
                .body("{\"persons\":2}")
                .post("/v1/fairs/" + fair + "/sessions/1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        wang.asks().get("/v1/tickets").then().statusCode(200);
        wang.asks().get("/v1/tickets/" + id + "/paper").then().statusCode(200);
        wang.asks()
                .contentType("application/json")
                .body("{\"persons\":3}")
                .put("/v1/tickets/" + id)
                .then()
                .statusCode(200);
        wang.asks().post("/v1/tickets/" + id + "/release").then().statusCode(200);
        Somebody librarian = Somebody.aLibrarian();
        librarian
                .asks()
                .contentType("application/json")
                .body("{\"persons\":2,\"byPhone\":true,\"familyCode\":\"%s\"}".formatted(given.card(wang.caller())))
                .post("/v1/fairs/" + fair + "/sessions/1/tickets")
                .then()
                .statusCode(201);
        librarian
                .asks()
                .contentType("application/json")
                .body("{\"code\":\"%s\"}".formatted(given.card(wang.caller())))
                .post("/v1/fairs/" + fair + "/gate/look-ups")
                .then()
                .statusCode(200);
    }

    /** Families of one to five at few places, at once: what is sold is exact, whoever was first. */
    @Test
    void manyFamiliesAtOnceGetExactlyThePlacesThereAre() throws Exception {
        int seats = 17;
        UUID fair = given.aFair(seats);
        List<Callable<Integer>> families = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Caller family = given.aFamily();
            int persons = 1 + i % 5;
            families.add(() -> bought(family, fair, persons));
        }
        int sold = race(families).stream().mapToInt(Integer::intValue).sum();
        while (slot(fair).free() > 0) {
            sold += bought(given.aFamily(), fair, 1);
        }
        assertThat(sold).isEqualTo(seats);
        assertThat(given.asked("SELECT booked FROM slot_sale WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo(String.valueOf(seats));
        given.audit();
    }

    @Test
    void twoPhonesOfAFamilyGetOneTicket() throws Exception {
        UUID fair = given.aFair(20);
        Caller wang = given.aFamily();
        assertThat(race(List.of(() -> bought(wang, fair, 2), () -> bought(wang, fair, 2))))
                .containsExactlyInAnyOrder(2, 0);
    }

    private int bought(Caller family, UUID fair, int persons) {
        try {
            return given.books(family, fair, persons).persons();
        } catch (Refused no) {
            assertThat(no.refusal()).isIn(TICKETS_SOLD_OUT, TICKET_ALREADY);
            return 0;
        }
    }

    static <T> List<T> race(List<Callable<T>> people) throws Exception {
        CyclicBarrier start = new CyclicBarrier(people.size());
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> person : people) {
                running.add(threads.submit(() -> {
                    start.await();
                    return person.call();
                }));
            }
            List<T> got = new ArrayList<>();
            for (Future<T> one : running) {
                got.add(one.get());
            }
            return got;
        } finally {
            threads.shutdownNow();
        }
    }

    private FairPlaces.SlotPlaces slot(UUID fair) {
        return places.show(fair).sessions().get(0).slots().get(0);
    }

    private String state(UUID ticket) throws Exception {
        return given.asked("SELECT state FROM ticket WHERE id = '%s'".formatted(ticket));
    }

    private String code(UUID ticket) throws Exception {
        return given.asked("SELECT code FROM ticket WHERE id = '%s'".formatted(ticket));
    }

    private static TicketForm.Resize size(int persons) {
        return new TicketForm.Resize(persons, null);
    }

    static void refused(Refusal refusal, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(Refused.class).satisfies(no -> assertThat(((Refused) no).refusal())
                .isEqualTo(refusal));
    }
}
