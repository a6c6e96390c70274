package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A title is set aside everywhere at once, and nobody is worse off for it. */
@QuarkusTest
@ClocksStandStill
@Audited
class RecallTest {

    @Inject
    SwapFixture given;

    @Inject
    RecallRounds rounds;

    @Inject
    Handovers handovers;

    @Inject
    Circulation circulation;

    @Inject
    CopyReads reads;

    private UUID site;
    private UUID volume;
    private Caller desk;
    private Somebody librarian;

    @BeforeEach
    void aSiteAndATitle() {
        site = given.aSite();
        volume = given.aVolume();
        desk = given.staffAt(site);
        librarian = Somebody.aLibrarian();
    }

    @Test
    void everyCopyIsSetAsideWhereverItIs() {
        UUID elsewhere = given.aSite();
        CopyCode onShelf = given.brought(given.aFamily(), volume, elsewhere);
        CopyCode inTransit = given.brought(given.aFamily(), volume, site);
        circulation.send(desk, inTransit, site, elsewhere);
        Caller bringer = given.aFamily();
        CopyCode taken = given.brought(bringer, volume, site);
        Caller holder = given.aFamilyWithCredits(1);
        walksIn(taken, holder);
        Caller owner = given.aFamily();
        CopyCode listed = given.listed(owner, volume);
        CopyCode claimed = given.brought(given.aFamily(), volume, site);
        Caller reader = given.aFamilyWithCredits(1);
        UUID request = given.asks(reader, volume, site);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.ACCEPTED);

        Response reach = librarian.asks().get("/v1/recalls/reach?scope=VOLUME&volumeId=" + volume);
        assertThat(reach.jsonPath().getInt("onShelves")).isEqualTo(2);
        assertThat(reach.jsonPath().getInt("inTransit")).isEqualTo(1);
        assertThat(reach.jsonPath().getInt("atHomes")).isEqualTo(2);
        String recall = recall("VOLUME");
        rounds.tick();

        assertThat(List.of(onShelf, inTransit, claimed))
                .allSatisfy(code -> assertThat(status(code)).isEqualTo(CopyStatus.QUARANTINED));
        assertThat(status(taken)).isEqualTo(CopyStatus.HANDED_OVER);
        assertThat(status(listed)).isEqualTo(CopyStatus.LISTED);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.PAUSED);
        assertThat(given.credits(reader).free()).isEqualTo(1);
        assertThat(given.told("recall-waiting", reader)).isEqualTo(1);
        assertThat(given.told("recall-at-home", holder)).isEqualTo(1);
        assertThat(given.told("recall-at-home", owner)).isEqualTo(1);
        assertThat(show(recall).jsonPath().getString("state")).isEqualTo("STANDING");
        assertThat(show(recall).jsonPath().getInt("progress.creditsDue")).isEqualTo(1);

        // the holder is kept whole when a second person agrees, once
        assertThat(given.credits(holder).free()).isZero();
        assertRefused(librarian.asks().post("/v1/recalls/" + recall + "/confirm"), 403, "second-person-needed");
        assertThat(Somebody.aLibrarian()
                        .asks()
                        .post("/v1/recalls/" + recall + "/confirm")
                        .statusCode())
                .isEqualTo(200);
        rounds.tick();
        rounds.tick();
        assertThat(given.credits(holder).free()).isEqualTo(1);
        assertThat(given.credits(bringer).free()).isEqualTo(1);
        assertThat(given.told("recall-credit", holder)).isEqualTo(1);
        assertThat(given.credits(owner).free()).isZero();
    }

    @Test
    void whatComesInLaterIsSetAsideAndEarnsNothing() {
        String recall = recall("WORK");
        Caller family = given.aFamily();
        SwapFixture.Deposited brought = given.deposit(family, volume, site);
        assertThat(status(brought.code())).isEqualTo(CopyStatus.QUARANTINED);
        assertThat(given.credits(family).free()).isZero();
        rounds.tick();
        assertThat(show(recall).jsonPath().getInt("progress.copies")).isEqualTo(1);
    }

    @Test
    void whatIsBroughtBackThroughAnotherDoorIsSetAsideInTheNextRound() {
        CopyCode taken = given.brought(given.aFamily(), volume, site);
        walksIn(taken, given.aFamilyWithCredits(1));
        recall("EDITION");
        rounds.tick();
        circulation.shelve(desk, taken, site, null);
        rounds.tick();
        assertThat(status(taken)).isEqualTo(CopyStatus.QUARANTINED);
    }

    @Test
    void aFalseAlarmGivesEverythingBack() {
        CopyCode one = given.brought(given.aFamily(), volume, site);
        CopyCode other = given.brought(given.aFamily(), volume, site);
        Caller reader = given.aFamilyWithCredits(1);
        UUID request = given.asks(reader, volume, site);
        Caller holder = given.aFamilyWithCredits(1);
        CopyCode taken = given.brought(given.aFamily(), volume, site);
        walksIn(taken, holder);
        String recall = recall("VOLUME");
        rounds.tick();
        assertThat(librarian.asks().post("/v1/recalls/" + recall + "/lift").statusCode())
                .isEqualTo(200);
        rounds.tick();
        assertThat(show(recall).jsonPath().getString("state")).isEqualTo("LIFTED");
        assertThat(List.of(status(one), status(other)))
                .containsExactlyInAnyOrder(CopyStatus.AVAILABLE, CopyStatus.CLAIMED);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.ACCEPTED);
        assertThat(given.told("recall-lifted", holder)).isEqualTo(1);
        assertRefused(librarian.asks().post("/v1/recalls/" + recall + "/lift"), 409, "recall-not-standing");
        Caller later = given.aFamily();
        given.brought(later, volume, site);
        assertThat(given.credits(later).free()).isEqualTo(1);
    }

    @Test
    void aCopyThatTwoRecallsNameStaysAsideUntilBothAreLifted() {
        CopyCode book = given.brought(given.aFamily(), volume, site);
        String narrow = recall("VOLUME");
        String wide = recall("WORK");
        rounds.tick();
        librarian.asks().post("/v1/recalls/" + narrow + "/lift");
        rounds.tick();
        assertThat(status(book)).isEqualTo(CopyStatus.QUARANTINED);
        librarian.asks().post("/v1/recalls/" + wide + "/lift");
        rounds.tick();
        assertThat(show(wide).jsonPath().getString("state")).isEqualTo("LIFTED");
        assertThat(status(book)).isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void aTitleIsRecalledOnceAtATimeAndByManyNodesOnce() throws Exception {
        List<CopyCode> books = IntStream.range(0, 12)
                .mapToObj(i -> given.brought(given.aFamily(), volume, site))
                .toList();
        Caller holder = given.aFamilyWithCredits(1);
        walksIn(books.get(0), holder);
        String form =
                "{\"volumeId\":\"%s\",\"scope\":\"VOLUME\",\"reason\":\"SAFETY\",\"note\":\"松脱\"}".formatted(volume);
        List<Integer> answers =
                atOnce(4, () -> librarian.asks().body(form).post("/v1/recalls").statusCode());
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(3);
        String recall = librarian.asks().get("/v1/recalls?limit=1").jsonPath().getString("items[0].id");
        Somebody.aLibrarian().asks().post("/v1/recalls/" + recall + "/confirm");
        atOnce(4, () -> {
            rounds.tick();
            return true;
        });
        assertThat(books.subList(1, 12))
                .allSatisfy(book -> assertThat(reads.journey(book).steps())
                        .filteredOn(step -> step.status() == CopyStatus.QUARANTINED)
                        .hasSize(1));
        assertThat(given.told("recall-at-home", holder)).isEqualTo(1);
        assertThat(given.credits(holder).free()).isEqualTo(1);
    }

    @Test
    void twoPersonsStrikeOffWhatWasGatheredAndWhatComesInLater() {
        CopyCode onShelf = given.brought(given.aFamily(), volume, site);
        CopyCode taken = given.brought(given.aFamily(), volume, site);
        Caller holder = given.aFamilyWithCredits(1);
        walksIn(taken, holder);
        String recall = recall("VOLUME");
        rounds.tick();
        assertRefused(withdraw(librarian, recall), 409, "recall-not-confirmed");
        Somebody second = Somebody.aLibrarian();
        second.asks().post("/v1/recalls/" + recall + "/confirm").then().statusCode(200);
        assertThat(withdraw(librarian, recall).jsonPath().getString("withdrawalProposed.by"))
                .isNotEmpty();
        assertRefused(withdraw(librarian, recall), 403, "second-person-needed");
        rounds.tick();
        assertThat(status(onShelf)).isEqualTo(CopyStatus.QUARANTINED);

        assertThat(withdraw(second, recall).statusCode()).isEqualTo(200);
        assertRefused(withdraw(Somebody.aLibrarian(), recall), 409, "recall-not-standing");
        rounds.tick();
        assertThat(status(onShelf)).isEqualTo(CopyStatus.WITHDRAWN);
        assertThat(status(taken)).isEqualTo(CopyStatus.HANDED_OVER);
        assertThat(given.credits(holder).free()).isEqualTo(1);
        assertThat(show(recall).jsonPath().getInt("progress.withdrawn")).isEqualTo(1);
        assertThat(remaining(recall)).containsExactly(taken.value());

        // The holder brings it; it is set aside, earns nothing more, and goes the way of the others.
        SwapFixture.Deposited back = given.bringsBack(holder, taken, site);
        assertThat(status(back.code())).isEqualTo(CopyStatus.QUARANTINED);
        rounds.tick();
        assertThat(status(taken)).isEqualTo(CopyStatus.WITHDRAWN);
        assertThat(given.credits(holder).free()).isEqualTo(1);
        assertThat(remaining(recall)).isEmpty();
        librarian.asks().post("/v1/recalls/" + recall + "/lift").then().statusCode(200);
        rounds.tick();
        assertThat(status(onShelf)).isEqualTo(CopyStatus.WITHDRAWN);
        assertThat(show(recall).jsonPath().getString("state")).isEqualTo("LIFTED");
    }

    @Test
    void fourNodesStrikeEachCopyOffOnce() throws Exception {
        List<CopyCode> books = IntStream.range(0, 8)
                .mapToObj(i -> given.brought(given.aFamily(), volume, site))
                .toList();
        String recall = recall("VOLUME");
        rounds.tick();
        Somebody second = Somebody.aLibrarian();
        second.asks().post("/v1/recalls/" + recall + "/confirm");
        withdraw(second, recall);
        withdraw(librarian, recall);
        atOnce(4, () -> {
            rounds.tick();
            return true;
        });
        assertThat(books).allSatisfy(book -> assertThat(reads.journey(book).steps())
                .filteredOn(step -> step.status() == CopyStatus.WITHDRAWN)
                .hasSize(1));
    }

    @Test
    void theScanBoxSaysThatItIsRecalledAndWhatToDo() {
        CopyCode here = given.brought(given.aFamily(), volume, site);
        CopyCode taken = given.brought(given.aFamily(), volume, site);
        walksIn(taken, given.aFamilyWithCredits(1));
        recall("VOLUME");
        Response fresh = scan(here);
        assertThat(fresh.jsonPath().getBoolean("recalled")).isTrue();
        assertThat(fresh.jsonPath().getList("actions")).containsExactly("QUARANTINE");
        assertThat(fresh.jsonPath().getString("why")).contains("召回").contains("待核架");
        rounds.tick();
        assertThat(scan(here).jsonPath().getList("actions")).isEmpty();
        assertThat(scan(taken).jsonPath().getList("actions")).containsExactly("INSPECT");
        CopyCode other = given.brought(given.aFamily(), given.aVolume(), site);
        assertThat(scan(other).jsonPath().getMap("$")).doesNotContainKey("recalled");
    }

    @Test
    void theScanBoxSaysSoOfABookNumberToo() {
        String twelve = "9787999%05d".formatted(ThreadLocalRandom.current().nextInt(100_000));
        int sum = IntStream.range(0, 12)
                .map(i -> (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3))
                .sum();
        String number = twelve + (10 - sum % 10) % 10;
        volume = UUID.fromString(librarian
                .asks()
                .body("{\"title\":\"受潮的书\",\"bookNumber\":\"%s\"}".formatted(number))
                .post("/v1/volumes")
                .jsonPath()
                .getString("id"));
        recall("VOLUME");
        Response scan = scan(number);
        assertThat(scan.jsonPath().getBoolean("recalled")).isTrue();
        assertThat(scan.jsonPath().getString("why")).contains("召回");
    }

    private Response scan(CopyCode code) {
        return scan(code.value());
    }

    private Response scan(String code) {
        return Somebody.staffAt(site)
                .asks()
                .body("{\"code\":\"%s\",\"siteId\":\"%s\"}".formatted(code, site))
                .post("/v1/scans");
    }

    private static Response withdraw(Somebody who, String recall) {
        return who.asks().post("/v1/recalls/" + recall + "/withdraw");
    }

    private List<String> remaining(String recall) {
        return librarian
                .asks()
                .get("/v1/recalls/" + recall + "/copies?remaining=true")
                .jsonPath()
                .getList("items.copy.code");
    }

    private String recall(String scope) {
        Response answer = librarian
                .asks()
                .body("{\"volumeId\":\"%s\",\"scope\":\"%s\",\"reason\":\"MOULD\",\"note\":\"地下室受潮\"}"
                        .formatted(volume, scope))
                .post("/v1/recalls");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    private Response show(String recall) {
        return librarian.asks().get("/v1/recalls/" + recall);
    }

    private void walksIn(CopyCode book, Caller family) {
        handovers.handOver(desk, book, new HandoverForm(site.toString(), given.card(family), null, null));
    }

    private CopyStatus status(CopyCode code) {
        return reads.facts(code).status();
    }

    private static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> running = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(task))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
