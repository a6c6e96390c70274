package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.JoinCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.DepartureForm;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Unions;
import cn.yishulai.places.Calendars;
import cn.yishulai.places.ClosureForm;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 需配: a wish that nothing in the library meets is asked of homes, and what a home promises is brought or not. */
@QuarkusTest
@Audited
class AppealsTest {

    @Inject
    SwapFixture given;

    @Inject
    AppealWorld world;

    @Inject
    Requests requests;

    @Inject
    Handovers handovers;

    @Inject
    CopyReads copies;

    @Inject
    Closures closures;

    @Inject
    ClosureWork closureWork;

    @Inject
    Calendars calendars;

    @Inject
    OpeningCalendar calendar;

    @Inject
    Households households;

    @Inject
    Unions unions;

    @Inject
    CreditGauge gauge;

    private UUID site;
    private UUID volume;
    private Caller reader;
    private Caller home;
    private CopyCode book;

    @BeforeEach
    void somebodyWaitsForWhatAHomeLists() {
        site = given.aSite();
        volume = given.aVolume();
        reader = given.aFamilyWithCredits(1);
        home = given.aFamily();
        book = given.listed(home, volume);
    }

    @Test
    void aHomeIsAskedOnceForAWishThatWaitsTooLong() {
        UUID wish = given.asks(reader, volume, site);
        world.aRound();
        assertThat(world.asked(home)).as("it has not waited yet").isEmpty();
        world.grewOld(wish);
        world.aRound();
        world.aRound();
        assertThat(world.asked(home)).singleElement().satisfies(appeal -> {
            assertThat(appeal.copyCode()).isEqualTo(book.value());
            assertThat(appeal.basis()).isEqualTo(AppealBasis.LISTED);
            assertThat(appeal.answerUntil()).isEqualTo(calendar.openDay(site, calendar.today(), 5));
        });
        assertThat(given.told("appeals-asked", home)).isEqualTo(1);
    }

    @Test
    void severalAppealsToAHomeAreOneMessage() {
        UUID second = given.aVolume();
        given.listed(home, second);
        world.aWish(reader, volume, site);
        world.aWish(given.aFamilyWithCredits(1), second, site);
        world.aRound();
        assertThat(world.asked(home)).hasSize(2);
        assertThat(given.told("appeals-asked", home)).isEqualTo(1);
        assertThat(world.told(home)).contains("\"books\":2");
    }

    @Test
    void nobodyIsAskedWhileACopyIsFreeOrNobodyCanPay() {
        Caller broke = given.aFamily();
        world.aWish(broke, volume, site);
        world.aRound();
        assertThat(world.asked(home)).isEmpty();
    }

    @Test
    void whatIsPromisedIsBroughtAndGoesStraightToWhoeverWaits() {
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.PROMISED);
        assertThat(given.credits(home).free()).as("nothing before the book").isZero();
        assertThat(given.request(reader, wish).promisedUntil()).isEqualTo(promise.bringUntil());
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.told("wish-promised", reader)).isEqualTo(1);
        DepositView deposit = world.brings(home, book, site, Grade.GOOD);
        assertThat(deposit.promiseBonus()).isEqualTo(1);
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.READY);
        assertThat(given.credits(home).free())
                .as("one for the book, one because it was promised")
                .isEqualTo(2);
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.KEPT);
        handovers.handOver(
                given.staffAt(site), book, new HandoverForm(site.toString(), given.card(reader), null, null));
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.FULFILLED);
    }

    @Test
    void neitherFamilyLearnsWhoTheOtherIs() {
        Somebody owner = Somebody.ofPerson(home.personId());
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        StringBuilder seen = new StringBuilder(owner.asks().get("/v1/appeals").asString());
        Response promised = owner.asks()
                .body(Map.of("siteId", site.toString()))
                .post("/v1/appeals/{id}/promise", world.theAppeal(home).id());
        assertThat(promised.statusCode()).as(promised.asString()).isEqualTo(201);
        seen.append(promised.asString());
        Somebody wisher = Somebody.ofPerson(reader.personId());
        String wished = wisher.asks().get("/v1/requests/{id}", wish.toString()).asString();
        world.brings(home, book, site, Grade.GOOD);
        for (String path : List.of(
                "/v1/appeals",
                "/v1/promises",
                "/v1/households/me/copies",
                "/v1/households/me/credits",
                "/v1/households/me/looks",
                "/v1/households/me/notices")) {
            seen.append(owner.asks().get(path).asString());
        }
        seen.append(world.told(home));
        wished += wisher.asks().get("/v1/requests").asString()
                + wisher.asks().get("/v1/households/me/notices").asString()
                + wisher.asks().get("/v1/households/me/looks").asString()
                + world.told(reader);
        assertThat(seen.toString()).contains(book.value()).doesNotContain(traces(reader, wish.toString()));
        assertThat(wished)
                .contains("promisedUntil")
                .doesNotContain(traces(home, promised.jsonPath().getString("id")));
    }

    private String[] traces(Caller family, String thing) {
        return new String[] {
            family.household().toString(),
            family.personId().toString(),
            households.person(family.personId()).nickname(),
            given.card(family),
            thing
        };
    }

    @Test
    void notNowIsAskedLaterAndGoneNever() {
        world.aWish(reader, volume, site);
        Caller other = given.aFamily();
        CopyCode theirs = given.listed(other, volume);
        world.aRound();
        Somebody.ofPerson(home.personId())
                .asks()
                .post("/v1/appeals/{id}/later", world.theAppeal(home).id())
                .then()
                .statusCode(200);
        Somebody.ofPerson(other.personId())
                .asks()
                .post("/v1/appeals/{id}/gone", world.theAppeal(other).id())
                .then()
                .statusCode(200);
        assertThat(copies.facts(theirs).status()).isEqualTo(CopyStatus.WITHDRAWN);
        world.aRound();
        assertThat(world.asked(home)).isEmpty();
        world.sql("UPDATE appeal SET ask_again_on = current_date - 1 WHERE household_id = '%s'"
                .formatted(home.household()));
        world.aRound();
        assertThat(world.asked(home)).hasSize(1);
        assertThat(world.asked(other)).isEmpty();
    }

    @Test
    void aHomeWithTwoCopiesChoosesWhichOneItBrings() {
        Caller other = given.aFamily();
        CopyCode second = given.listedToo(home, volume);
        CopyCode stranger = given.listed(other, given.aVolume());
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        String appeal = world.theAppeal(home).id();
        Somebody owner = Somebody.ofPerson(home.personId());
        assertRefused(
                owner.asks()
                        .body(Map.of("siteId", site.toString(), "copyCode", stranger.value()))
                        .post("/v1/appeals/{id}/promise", appeal),
                404,
                "copy-unknown");
        Response promised = owner.asks()
                .body(Map.of("siteId", site.toString(), "copyCode", second.value()))
                .post("/v1/appeals/{id}/promise", appeal);
        assertThat(promised.jsonPath().getString("copyCode")).isEqualTo(second.value());
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.LISTED);
        world.brings(home, second, site, Grade.GOOD);
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.READY);
    }

    @Test
    void asManyHomesPromiseAsWishesAreLeft() {
        world.aWish(reader, volume, site);
        Caller other = given.aFamily();
        given.listed(other, volume);
        world.aRound();
        String late = world.theAppeal(other).id();
        world.promises(home, site);
        assertThat(world.asked(other)).as("let off at once").isEmpty();
        Response answer = Somebody.ofPerson(other.personId())
                .asks()
                .body(Map.of("siteId", site.toString()))
                .post("/v1/appeals/{id}/promise", late);
        assertRefused(answer, 409, "appeal-over");
        assertThat(answer.jsonPath().getString("appealState")).isEqualTo("CLOSED");
    }

    @Test
    void afterTwoMissesTheShelfSleepsUntilItIsWoken() {
        UUID wish = world.aWish(reader, volume, site);
        missed();
        assertThat(given.request(reader, wish).state()).as("keeps the place").isEqualTo(RequestState.OPEN);
        assertThat(given.request(reader, wish).promisedUntil()).isNull();
        assertThat(given.told("wish-not-brought", reader)).isEqualTo(1);
        assertThat(given.told("promise-missed", home)).isEqualTo(1);
        assertThat(callable()).isEqualTo(1);
        missed();
        assertThat(given.told("shelf-asleep", home)).isEqualTo(1);
        assertThat(callable()).isZero();
        forgiven();
        world.aRound();
        assertThat(world.asked(home)).as("not asked while it sleeps").isEmpty();
        Somebody desk = Somebody.staffAt(site);
        Response woken =
                desk.asks().body(Map.of("familyCode", given.card(home))).post("/v1/home-shelves/wake");
        assertThat(woken.jsonPath().getBoolean("slept")).as(woken.asString()).isTrue();
        assertThat(callable()).isEqualTo(1);
        missed();
        assertThat(callable()).as("what was missed before counts no more").isEqualTo(1);
    }

    private int callable() {
        return copies.stock(List.of(volume)).get(volume).stream()
                .mapToInt(line -> line.callable())
                .sum();
    }

    private void missed() {
        forgiven();
        world.aRound();
        PromiseView promise = world.promises(home, site);
        world.deadlinePassed(promise);
        world.tick();
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.MISSED);
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.LISTED);
    }

    private void forgiven() {
        world.sql("UPDATE appeal SET ask_again_on = NULL WHERE household_id = '%s'".formatted(home.household()));
    }

    @Test
    void aPromiseWhoseWishIsCancelledCountsForTheNextInLineOrTheHomeIsLetOff() {
        UUID wish = world.aWish(reader, volume, site);
        Caller next = given.aFamilyWithCredits(1);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        UUID second = given.asks(next, volume, site);
        requests.cancel(reader, wish);
        world.tick();
        assertThat(given.request(next, second).promisedUntil()).isEqualTo(promise.bringUntil());
        assertThat(given.told("promise-released", home)).isZero();
        requests.cancel(next, second);
        world.tick();
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.RELEASED);
        assertThat(given.told("promise-released", home)).isEqualTo(1);
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.LISTED);
        assertThat(world.brings(home, book, site, Grade.GOOD).promiseBonus())
                .as("brought all the same")
                .isEqualTo(1);
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.KEPT);
    }

    @Test
    void aBookThatTheRulesDoNotTakeIsNoMiss() {
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        DepositView deposit = world.brings(home, book, site, Grade.DAMAGED);
        assertThat(deposit.promiseBonus()).isZero();
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.TURNED_DOWN);
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.LISTED);
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void aPromiseIsTakenBackInTimeWithoutAMiss() {
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        Somebody owner = Somebody.ofPerson(home.personId());
        assertRefused(
                Somebody.aCitizen().asks().post("/v1/promises/{id}/take-back", promise.id()), 404, "promise-unknown");
        owner.asks().post("/v1/promises/{id}/take-back", promise.id()).then().statusCode(200);
        assertRefused(owner.asks().post("/v1/promises/{id}/take-back", promise.id()), 409, "promise-over");
        assertThat(given.request(reader, wish).promisedUntil()).isNull();
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.LISTED);
    }

    @Test
    void aHomeIsRemindedOnce() {
        world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        world.tick();
        assertThat(given.told("promise-reminder", home)).isZero();
        world.sql("UPDATE promise SET bring_until = current_date + 1 WHERE id = '%s'".formatted(promise.id()));
        world.tick();
        world.tick();
        assertThat(given.told("promise-reminder", home)).isEqualTo(1);
    }

    @Test
    void closedDaysExtendAPromiseAndItsHomeIsToldOnce() {
        world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        LocalDate tomorrow = calendar.today().plusDays(1);
        closures.close(
                Somebody.aLibrarian().caller(), new ClosureForm(site, tomorrow, tomorrow.plusDays(1), "台风", false));
        closureWork.extendAll();
        assertThat(world.promise(home, promise).bringUntil())
                .isEqualTo(promise.bringUntil().plusDays(2));
        assertThat(given.told("promise-extended", home)).isEqualTo(1);
        assertThat(given.told("window-extended", home)).isZero();
    }

    @Test
    void whoTookABookIsAskedForItWhenItWasRead() {
        Caller taker = given.aFamilyWithCredits(1);
        UUID other = given.aVolume();
        CopyCode taken = given.brought(given.aFamily(), other, site);
        handovers.handOver(
                given.staffAt(site), taken, new HandoverForm(site.toString(), given.card(taker), null, null));
        UUID wish = world.aWish(reader, other, site);
        world.aRound();
        assertThat(world.asked(taker)).as("still reading").isEmpty();
        world.sql("UPDATE copy SET since = since - interval '40 days' WHERE code = '%s'".formatted(taken.value()));
        world.aRound();
        assertThat(world.theAppeal(taker).basis()).isEqualTo(AppealBasis.TAKEN);
        world.promises(taker, site);
        assertThat(copies.facts(taken).status()).isEqualTo(CopyStatus.PROMISED);
        world.brings(taker, taken, site, Grade.GOOD);
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.READY);
    }

    @Test
    void aHomeThatListsIsAskedBeforeOneThatTookAndTheNearerBeforeTheFarther() {
        Caller near = given.aFamily();
        given.brought(near, given.aVolume(), site);
        given.listed(near, volume);
        Caller far = given.aFamily();
        given.brought(far, given.aVolume(), given.aSite());
        given.listed(far, volume);
        Caller lately = given.aFamily();
        given.brought(lately, given.aVolume(), site);
        given.listed(lately, volume);
        world.sql(
                "INSERT INTO appeal (id, copy_id, household_id, basis, state, site_id, window_from, window_days, answer_until, asked_at, ended_at, rules_version)"
                        + " SELECT uuidv7(), id, household_id, 'LISTED', 'LAPSED', '%s', current_date, 1, current_date, now(), now(), 1 FROM copy WHERE household_id = '%s'"
                                .formatted(site, lately.household()));
        world.aWish(reader, volume, site);
        world.aRound();
        assertThat(world.asked(near)).hasSize(1);
        assertThat(world.asked(lately)).hasSize(1);
        assertThat(List.of(world.asked(far).size() + world.asked(home).size())).containsExactly(1);
    }

    @Test
    void aPromisedBookOfAnotherFamilyIsNotCreditedToWhoeverBringsIt() {
        world.aWish(reader, volume, site);
        world.aRound();
        world.promises(home, site);
        Caller stranger = given.aFamily();
        assertThatThrownBy(() -> world.brings(stranger, book, site, Grade.GOOD))
                .hasMessageContaining("listed by another family");
    }

    @Test
    void theBonusIsPaidOnceForABookHoweverOftenItGoesRound() {
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        world.promises(home, site);
        world.brings(home, book, site, Grade.GOOD);
        handovers.handOver(
                given.staffAt(site), book, new HandoverForm(site.toString(), given.card(reader), null, null));
        world.sql("UPDATE copy SET since = since - interval '40 days' WHERE code = '%s'".formatted(book.value()));
        Caller again = given.aFamilyWithCredits(1);
        world.aWish(again, volume, site);
        world.aRound();
        world.promises(reader, site);
        assertThat(world.brings(reader, book, site, Grade.GOOD).promiseBonus()).isZero();
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.FULFILLED);
    }

    @Test
    void aFamilyThatLeavesIsNotHeldByAPromise() {
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        world.promises(home, site);
        Somebody owner = Somebody.ofPerson(home.personId());
        owner.asks()
                .delete("/v1/households/me/persons/{id}", home.personId().toString())
                .then()
                .statusCode(204);
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.WITHDRAWN);
        assertThat(given.request(reader, wish).promisedUntil()).isNull();
        assertThat(given.told("wish-not-brought", reader)).isEqualTo(1);
    }

    @Test
    void aFamilyThatBecomesPartOfAnotherBringsItsPromiseAndItsAppealsAlong() {
        UUID second = given.aVolume();
        given.listed(home, second);
        UUID wish = world.aWish(reader, volume, site);
        UUID other = world.aWish(given.aFamilyWithCredits(1), second, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        CopyCode promised = new CopyCode(promise.copyCode());
        Caller into = given.aFamily();
        unions.merge(home, new JoinCode(unions.invite(into).code()));
        world.tick();
        assertThat(world.promise(into, promise).state()).isEqualTo(PromiseState.RUNNING);
        assertThat(world.asked(into)).hasSize(1);
        assertThat(world.brings(into, promised, site, Grade.GOOD).promiseBonus())
                .isEqualTo(1);
        PromiseView next = world.promises(into, site);
        world.brings(into, new CopyCode(next.copyCode()), site, Grade.GOOD);
        assertThat(List.of(wish, other))
                .allSatisfy(met -> assertThat(state(met)).isEqualTo("READY"));
    }

    private String state(UUID wish) {
        return world.strings("SELECT state FROM swap_request WHERE id = '%s'".formatted(wish))
                .get(0);
    }

    @Test
    void aHomeThatBecomesOneFamilyWithWhoeverWaitsIsLetOff() {
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        unions.merge(home, new JoinCode(unions.invite(reader).code()));
        world.tick();
        assertThat(world.promise(reader, promise).state()).isEqualTo(PromiseState.RELEASED);
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.LISTED);
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.OPEN);
        forgiven();
        world.aRound();
        assertThat(world.asked(reader)).isEmpty();
    }

    @Test
    void whoMovesOutWithThePromisedBookTakesThePromiseAlong() {
        households.addPerson(home, new PersonForm("外婆", PersonKind.ELDER, null, null));
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        UUID alone = unions.moveOut(home, new DepartureForm(null, List.of(book.value()), null))
                .id();
        Caller moved = new Caller(home.role(), home.personId(), alone, home.sites(), "家长");
        world.tick();
        assertThat(world.promise(moved, promise).state()).isEqualTo(PromiseState.RUNNING);
        assertThat(world.brings(moved, book, site, Grade.GOOD).promiseBonus()).isEqualTo(1);
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.READY);
        assertThat(given.credits(moved).free()).isEqualTo(2);
    }

    @Test
    void whoMovesOutLeavesThePromiseWithTheBook() {
        households.addPerson(home, new PersonForm("外婆", PersonKind.ELDER, null, null));
        world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        unions.moveOut(home, new DepartureForm(null, List.of(), null));
        world.tick();
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.RUNNING);
        assertThat(world.brings(home, book, site, Grade.GOOD).promiseBonus()).isEqualTo(1);
    }

    @Test
    void thereIsNoBonusWhileThereAreMoreCreditsThanWantedBooks() {
        world.aWish(reader, volume, site);
        world.aRound();
        try {
            gauge.keep(new CreditGauge.Reading(3, 2));
            Response shown = Somebody.ofPerson(home.personId()).asks().get("/v1/appeals");
            assertThat(shown.jsonPath().getBoolean("bonusPaused")).isTrue();
            assertThat(shown.jsonPath().getInt("items[0].bonus")).isZero();
            world.promises(home, site);
            assertThat(world.brings(home, book, site, Grade.GOOD).promiseBonus())
                    .isZero();
            assertThat(given.credits(home).free()).isEqualTo(1);
        } finally {
            world.sql("DELETE FROM credit_gauge");
        }
    }

    @Test
    void aSecondLookThatSendsTheBookHomeTakesTheBonusBack() {
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        world.brings(home, book, site, Grade.GOOD);
        String session = world.strings(
                        "SELECT i.drop_off_id::text FROM inspection i JOIN copy c ON c.id = i.copy_id WHERE c.code = '%s'"
                                .formatted(book.value()))
                .get(0);
        assertThat(given.credits(home).free()).isEqualTo(2);
        Response again = Somebody.staffAt(site)
                .asks()
                .body(Map.of("grade", "DAMAGED", "why", "缺页"))
                .post("/v1/drop-offs/" + session + "/copies/" + book.value() + "/second-looks");
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(201);
        assertThat(given.credits(home).free()).isZero();
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.TURNED_DOWN);
        assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void aRecalledTitleIsAskedOfNobodyAndItsPromisesAreLetOff() {
        world.aWish(reader, volume, site);
        world.aRound();
        PromiseView promise = world.promises(home, site);
        Somebody.aLibrarian()
                .asks()
                .body(Map.of("volumeId", volume.toString(), "scope", "VOLUME", "reason", "MOULD", "note", "受潮"))
                .post("/v1/recalls")
                .then()
                .statusCode(201);
        world.tick();
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.RELEASED);
        forgiven();
        world.aRound();
        assertThat(world.asked(home)).isEmpty();
    }

    @Test
    void aFamilysExportTellsWhatItWasAskedForAndPromisedInWords() {
        world.aWish(reader, volume, site);
        world.aRound();
        world.promises(home, site);
        List<List<String>> rows = world.exported(home);
        assertThat(rows).singleElement().satisfies(row -> assertThat(row)
                .contains("APPEAL_PROMISED", "PROMISE_RUNNING")
                .doesNotContain(reader.household().toString()));
    }

    @Test
    void theFiguresTellWhatBecameOfAppeals() {
        world.aWish(reader, volume, site);
        world.aRound();
        world.promises(home, site);
        world.brings(home, book, site, Grade.GOOD);
        String today = calendar.today().toString();
        Response report = Somebody.aLibrarian().asks().get("/v1/reports/appeals?from={d}&to={d}", Map.of("d", today));
        assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
        assertThat(report.jsonPath().getInt("kept")).isPositive();
        assertThat(report.jsonPath().getInt("asked"))
                .isGreaterThanOrEqualTo(report.jsonPath().getInt("promised"));
        assertThat(report.jsonPath().getDouble("medianDaysToDelivery")).isNotNegative();
    }
}
