package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;
import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;
import static cn.yishulai.fairs.TicketRefusal.GATE_CLOSED;
import static cn.yishulai.fairs.TicketRefusal.GATE_LIST_OLD;
import static cn.yishulai.fairs.TicketRefusal.TICKETS_NOT_ON_SALE;
import static cn.yishulai.fairs.TicketsTest.race;
import static cn.yishulai.fairs.TicketsTest.refused;
import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.kernel.Credits;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.ledger.CreditEnds;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.ledger.Purse;
import cn.yishulai.ledger.PurseView;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fair with rain: put off before it begins or in the middle, held at another time after all, or called off. */
@QuarkusTest
@ClocksStandStill
class RainedOffFairTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final UUID CLOCK = UUID.fromString("00000000-0000-7000-8000-00000000c10c");

    @Inject
    TicketFixture given;

    @Inject
    FairFixture fixture;

    @Inject
    Fairs fairs;

    @Inject
    Tickets tickets;

    @Inject
    Waitlist waitlist;

    @Inject
    WalkIns walkIns;

    @Inject
    Admissions gate;

    @Inject
    TicketMarks marks;

    @Inject
    SessionTerms terms;

    @Inject
    Ledger ledger;

    @Inject
    CreditEnds ends;

    @Inject
    RainClock rain;

    @Inject
    TicketCards cards;

    @AfterEach
    void theClockGoesRight() {
        given.itIsNow();
    }

    @Test
    void aHalfRunFairKeepsWhatHappenedAndTheRestComesAgain() throws Exception {
        UUID fair = fixture.aPublishedFair(fixture.aVenue(), TicketFixture.begins(), 10, 10, 2);
        Caller morning = given.aFamily();
        Caller noon = given.aFamily();
        Caller absent = given.aFamily();
        Caller evening = given.aFamily();
        Caller waits = given.aFamily();
        String came = books(morning, fair, 1, 2).code();
        String inside = books(noon, fair, 2, 3).code();
        UUID late = books(absent, fair, 2, 2).id();
        books(evening, fair, 3, 2);
        waitlist.join(waits, fair, 3, new Waitlist.Form(null, 2, null));

        given.opens(fair, Duration.ofMinutes(5));
        admit(fair, came, 2, null);
        given.itIs(Duration.ofMinutes(125));
        admit(fair, inside, 2, null);
        walkIns.take(given.librarian(), fair, 2, new WalkIns.SlipForm(1, null));
        given.itIs(Duration.ofMinutes(145));
        given.ticks();
        assertThat(state(late)).isEqualTo("NO_SHOW");

        given.itIs(Duration.ofMinutes(150));
        fairs.postpone(fair);
        refused(GATE_CLOSED, () -> admit(fair, inside, 1, null));
        assertThat(one("SELECT inside FROM fair_heads WHERE fair_id = '%s'", fair))
                .as("everybody went home")
                .isEqualTo("0");
        assertThat(one("SELECT string_agg(session_number::text, '') FROM fair_session_held WHERE fair_id = '%s'", fair))
                .isEqualTo("1");
        assertThat(one("SELECT string_agg(state, '') FROM walk_in_slip WHERE fair_id = '%s'", fair))
                .isEqualTo("LAPSED");
        assertThat(tickets.show(absent, late).fair().withoutDay()).isTrue();
        assertThat(waitlist.mine(waits).get(0).fair().withoutDay()).isTrue();
        assertThat(onPaper(absent, late, false)).contains("原定", "新时间另行通知").doesNotContain("不来请在此前退票");
        assertThat(onPaper(absent, late, true)).contains("Was to be", "You will be told");
        assertThat(state(late)).as("nobody is absent from what was broken off").isEqualTo("ISSUED");
        assertThat(marks.standing(absent).points()).isZero();
        assertThat(given.told(morning)).as("hers took place").containsExactly("ticket-issued");
        assertThat(given.told(noon)).containsExactly("ticket-issued", "fair-postponed");
        assertThat(given.told(waits)).containsExactly("fair-postponed-waiting");
        given.audit();

        List<SessionForm> all = FairFixture.sessions(TicketFixture.begins().plus(WEEK), 10, 10, 2);
        refused(FAIR_SESSIONS_WRONG, () -> fairs.move(fair, all));
        List<SessionForm> rest =
                List.of(FairFixture.sessions(TicketFixture.begins(), 10).get(0), all.get(1), all.get(2));
        fairs.move(fair, rest);
        assertThat(tickets.show(absent, late).fair().withoutDay())
                .as("it has its new day, and is yet to be published")
                .isNull();
        assertThat(onPaper(absent, late, false)).doesNotContain("原定").contains("不来请在此前退票");
        fairs.publish(fair, null);
        assertThat(fairs.show(fair).sessions().get(0).from().toInstant()).isEqualTo(TicketFixture.begins());
        assertThat(one(
                        "SELECT begins_at = '%2$s' FROM fair WHERE id = '%1$s'",
                        fair, all.get(1).from()))
                .as("it is for what is to come")
                .isEqualTo("true");
        assertThat(given.told(morning)).containsExactly("ticket-issued");
        assertThat(given.told(noon)).as("came, and comes again without a word").endsWith("fair-moved");
        assertThat(given.told(absent)).endsWith("fair-moved-ask");
        assertThat(given.told(waits)).endsWith("fair-moved-waiting");
        tickets.keep(absent, late);

        given.opens(fair, WEEK.plus(Duration.ofMinutes(125)));
        refused(GATE_LIST_OLD, () -> admit(fair, inside, 1, 0));
        assertThat(admit(fair, inside, 1, null).result()).isEqualTo(Admission.Result.ADMITTED);
        assertThat(admit(fair, inside, 2, null).result()).isEqualTo(Admission.Result.RE_ENTERED);
        assertThat(one("SELECT count(*) FROM admission WHERE fair_id = '%s' AND session_number = 1", fair))
                .isEqualTo("2");
        given.itIs(WEEK.plus(Duration.ofMinutes(145)));
        given.ticks();
        assertThat(state(late)).as("who says he comes and does not").isEqualTo("NO_SHOW");
        assertThat(marks.standing(absent).points()).isPositive();
        given.audit();
    }

    private String onPaper(Caller family, UUID ticket, boolean english) throws IOException {
        try (PDDocument paper = Loader.loadPDF(cards.pdf(family, ticket, english, PaperSlip.Roll.A4))) {
            return new PDFTextStripper().getText(paper);
        }
    }

    @Test
    void silenceKeepsATicketUntilADayBeforeAndThenItIsForThoseWhoWait() throws Exception {
        UUID fair = given.aFair(6);
        Caller keeps = given.aFamily();
        Caller silent = given.aFamily();
        Caller byPhone = given.aFamily();
        Caller waits = given.aFamily();
        UUID kept = given.books(keeps, fair, 2).id();
        UUID unheard = given.books(silent, fair, 2).id();
        UUID atDesk = given.booksAtDesk(byPhone, fair, 2, true).id();
        waitlist.join(waits, fair, 1, new Waitlist.Form(null, 2, null));
        putOffAWeek(fair, 6);
        assertThat(tickets.show(keeps, kept).choice())
                .isEqualTo(new TicketView.Choice(
                        TicketViews.inCity(TicketFixture.begins().plus(WEEK).minus(Duration.ofDays(1))), null));
        assertThat(tickets.show(byPhone, atDesk).choice())
                .as("nobody can be told without a phone")
                .isEqualTo(new TicketView.Choice(null, null));
        tickets.keep(keeps, kept);

        given.itIs(WEEK.minus(Duration.ofHours(47)));
        rain.tick();
        rain.tick();
        assertThat(given.told(silent))
                .containsExactly("ticket-issued", "fair-postponed", "fair-moved-ask", "ticket-choice-reminder");
        given.itIs(WEEK.minus(Duration.ofHours(25)));
        given.ticks();
        rain.tick();
        assertThat(state(unheard)).isEqualTo("ISSUED");
        assertThat(given.told(silent)).as("first it says whether it comes").doesNotContain("ticket-reminder");
        assertThat(given.told(keeps)).doesNotContain("ticket-choice-reminder").endsWith("ticket-reminder");

        given.itIs(WEEK.minus(Duration.ofHours(24)));
        race(List.of(ticking(), ticking()));
        assertThat(List.of(state(kept), state(unheard), state(atDesk))).containsExactly("ISSUED", "RELEASED", "ISSUED");
        assertThat(given.told(silent)).containsOnlyOnce("ticket-silence");
        assertThat(marks.standing(silent).points()).isZero();
        assertThat(tickets.show(silent, unheard).choice().answer()).isEqualTo(RainChoices.Answer.SILENCE);
        assertThat(waitlist.mine(waits).get(0).state()).isEqualTo(WaitlistState.OFFERED);
        given.audit();
    }

    private Callable<Boolean> ticking() {
        return () -> {
            rain.tick();
            return true;
        };
    }

    @Test
    void aFamilySaysOverHttpWhetherItComes() {
        Somebody family = Somebody.aCitizen();
        UUID fair = given.aFair(10);
        TicketView ticket = given.books(family.caller(), fair, 3);
        family.asks()
                .get("/v1/tickets/{id}", ticket.id())
                .then()
                .statusCode(200)
                .body("choice", nullValue());
        putOffAWeek(fair, 10);
        family.asks().get("/v1/tickets/{id}", ticket.id()).then().body("choice.until", notNullValue());
        assertRefused(Somebody.aCitizen().asks().post("/v1/tickets/{id}/keep", ticket.id()), 404, "ticket-unknown");
        family.asks()
                .post("/v1/tickets/{id}/keep", ticket.id())
                .then()
                .statusCode(200)
                .body("choice.answer", equalTo("KEEP"));
        family.asks()
                .post("/v1/tickets/{id}/release", ticket.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("RELEASED"))
                .body("late", equalTo(false))
                .body("choice.answer", equalTo("RELEASE"));
        assertRefused(family.asks().post("/v1/tickets/{id}/keep", ticket.id()), 409, "ticket-over");
    }

    @Test
    void whoIsAskedTooShortBeforeKeepsTheTicketAndGivesItBackFreely() throws Exception {
        UUID fair = given.aFair(6);
        Caller wang = given.aFamily();
        UUID ticket = given.books(wang, fair, 2).id();
        given.itIs(Duration.ofHours(-3));
        UUID gaveBack = given.books(given.aFamily(), fair, 2).id();
        Caller li = given.aFamily();
        UUID inTheMorning = given.books(li, fair, 1).id();
        tickets.release(li, inTheMorning);
        assertThat(marks.standing(li).points()).isPositive();
        fairs.postpone(fair);
        assertThat(marks.standing(li).points()).as("it rained").isZero();
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(Duration.ofHours(5)), 6));
        fairs.publish(fair, null);
        assertThat(tickets.show(wang, ticket).choice()).isEqualTo(new TicketView.Choice(null, null));
        given.itIs(Duration.ofHours(4));
        rain.tick();
        assertThat(state(gaveBack)).isEqualTo("ISSUED");
        assertThat(tickets.release(wang, ticket).late()).isFalse();
        given.audit();
    }

    @Test
    void everyChangeOfTheTimeMakesWhatGatesKnowOld() {
        UUID fair = given.aFair(6);
        fairs.postpone(fair);
        int postponed = epoch(fair);
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(WEEK), 6));
        int moved = epoch(fair);
        fairs.publish(fair, null);
        assertThat(epoch(fair)).isEqualTo(moved);
        fairs.cancel(fair);
        assertThat(List.of(postponed, moved, epoch(fair))).containsExactly(1, 2, 3);
    }

    @Test
    void theLineRestsAndGoesOnWhereItWas() throws Exception {
        UUID fair = given.aFair(2);
        Caller has = given.aFamily();
        UUID ticket = given.books(has, fair, 2).id();
        Caller first = given.aFamily();
        Caller second = given.aFamily();
        UUID entry =
                waitlist.join(first, fair, 1, new Waitlist.Form(null, 1, null)).id();
        waitlist.join(second, fair, 1, new Waitlist.Form(null, 1, null));
        fairs.postpone(fair);
        tickets.release(has, ticket);
        refused(TICKETS_NOT_ON_SALE, () -> waitlist.join(given.aFamily(), fair, 1, new Waitlist.Form(null, 1, null)));
        assertThat(waitlist.mine(first).get(0).state())
                .as("nobody is served while it rests")
                .isEqualTo(WaitlistState.WAITING);
        assertThat(waitlist.mine(second).get(0).before()).isEqualTo(1);
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(WEEK), 2));
        fairs.publish(fair, null);
        assertThat(waitlist.accept(first, entry).persons()).isEqualTo(1);
        assertThat(given.told(has)).containsExactly("ticket-issued", "fair-postponed");
        given.audit();
    }

    @Test
    void couponsOfASessionRestWithItAndAreGoodEverywhereWhenItIsCalledOffAndTheirFamiliesHearIt() throws Exception {
        UUID fair = given.aFair(6);
        terms.say(given.librarian(), fair, 1, new SessionTermsForm(0, 0, null, null, null, null, true));
        Caller wang = given.aFamily();
        Caller li = given.aFamily();
        given.books(li, fair, 2);
        Purse purse = terms.purse(fair, 1).orElseThrow();
        for (Caller family : List.of(wang, li)) {
            ledger.grant(
                    new Credits(2),
                    purse,
                    new Posting(family.household(), UUID.randomUUID(), UUID.randomUUID(), null, "a gift"));
        }
        Somebody.aLibrarian()
                .asks()
                .get("/v1/fairs/{id}/rain", fair)
                .then()
                .body("coupons.families", equalTo(2))
                .body("coupons.withoutTicket", equalTo(1))
                .body("coupons.credits", equalTo(4));
        fairs.postpone(fair);
        given.itIs(Duration.ofDays(2));
        assertThat(expired(wang)).as("the old end is no end").isFalse();
        assertThat(coupons(wang).endsAt()).isNull();
        given.audit();
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(WEEK), 6));
        assertThat(terms.purse(fair, 1).orElseThrow().endsAt())
                .isEqualTo(TicketFixture.begins().plus(WEEK).plus(Duration.ofHours(2)));
        fairs.publish(fair, null);
        given.audit();
        fairs.cancel(fair);
        assertThat(coupons(wang)).isEqualTo(new PurseView(purse.name(), 2, 0, null, null));
        assertThat(given.told(wang))
                .as("without a ticket")
                .containsExactly("fair-postponed-coupons", "fair-moved-coupons", "fair-cancelled-coupons");
        assertThat(given.told(li))
                .containsExactly("ticket-issued", "fair-postponed", "fair-moved-ask", "fair-cancelled-coupons");
        given.audit();
    }

    /** Ends what is over, and says whether that was the family's. */
    private boolean expired(Caller family) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ends.expireNext(CLOCK))
                .filter(over -> over.household().equals(family.household()))
                .isPresent();
    }

    private PurseView coupons(Caller family) {
        return ledger.statement(family.household(), null, 10).purses().stream()
                .filter(purse -> purse.purse().startsWith("SESSION_"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAllTookPlaceIsClosedAndNotPutOff() {
        UUID fair = given.aFair(6);
        given.opens(fair, Duration.ofHours(3));
        refused(FAIR_NOT_READY, () -> fairs.postpone(fair));
        fairs.close(fair);
    }

    @Test
    void aCancelledFairGivesBackPointsAndPlacesAndTellsEverybodyOnce() throws Exception {
        UUID fair = given.aFair(4);
        Caller wang = given.aFamily();
        UUID ticket = given.books(wang, fair, 4).id();
        Caller waits = given.aFamily();
        waitlist.join(waits, fair, 1, new Waitlist.Form(null, 2, null));
        given.itIs(Duration.ofHours(-3));
        tickets.resize(wang, ticket, new TicketForm.Resize(3, null));
        assertThat(marks.standing(wang).points()).isPositive();
        fairs.cancel(fair);
        assertThat(marks.standing(wang).points()).isZero();
        assertThat(state(ticket)).isEqualTo("VOID");
        assertThat(one("SELECT sum(booked + held) FROM slot_sale WHERE fair_id = '%s'", fair))
                .isEqualTo("0");
        assertThat(given.told(wang)).containsExactly("ticket-issued", "ticket-changed", "fair-cancelled");
        assertThat(given.told(waits)).containsExactly("fair-cancelled");
        given.audit();
    }

    private void putOffAWeek(UUID fair, int... capacities) {
        fairs.postpone(fair);
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(WEEK), capacities));
        fairs.publish(fair, null);
    }

    private TicketView books(Caller family, UUID fair, int session, int persons) {
        return tickets.book(family, fair, session, new TicketForm(null, persons, null, null, null));
    }

    private Admission.View admit(UUID fair, String code, int number, @Nullable Integer epoch) {
        return gate.admit(given.librarian(), new Admission.Form(fair.toString(), code, number, null, epoch));
    }

    private String state(UUID ticket) throws Exception {
        return one("SELECT state FROM ticket WHERE id = '%s'", ticket);
    }

    private int epoch(UUID fair) {
        try {
            return Integer.parseInt(one("SELECT epoch FROM fair WHERE id = '%s'", fair));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String one(String sql, Object... values) throws Exception {
        return given.asked(sql.formatted(values));
    }
}
