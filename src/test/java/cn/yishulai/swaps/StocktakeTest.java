package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.StocktakeResults;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.LockTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site is counted while people go on swapping. */
@QuarkusTest
@ClocksStandStill
@Audited
class StocktakeTest {

    @Inject
    SwapFixture given;

    @Inject
    StocktakeSettlement settlement;

    @Inject
    StocktakeResults results;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @Inject
    Removals removals;

    @Inject
    Copies copies;

    @Inject
    CopyReads reads;

    @Inject
    DataSource database;

    private UUID site;
    private Somebody li;
    private Somebody wang;
    private Caller desk;

    @BeforeEach
    void aSiteWithTwoShelves() {
        site = given.aSite();
        li = Somebody.staffAt(site);
        wang = Somebody.staffAt(site);
        desk = given.staffAt(site);
        shelf("A-1");
        shelf("B-1");
    }

    @Test
    void aSiteIsCountedWhileItIsOpen() {
        UUID wanted = given.aVolume();
        CopyCode inPlace = onShelf("A-1");
        CopyCode misplaced = onShelf("A-1");
        CopyCode lost = onShelf("B-1");
        CopyCode lostForAReader = book(wanted, "B-1");
        CopyCode taken = onShelf("A-1");
        CopyCode goneBefore = onShelf("B-1");
        removals.miss(desk, goneBefore, site, "不在架上");
        Caller reader = given.aFamilyWithCredits(1);
        UUID request = given.asks(reader, wanted, site);
        UUID elsewhere = given.aSite();
        CopyCode ofElsewhere = given.brought(given.aFamily(), given.aVolume(), elsewhere);
        String stocktake = open();

        walksIn(taken);
        CopyCode broughtMeanwhile = onShelf("A-1");
        Scanner scanner = new Scanner(li, stocktake);
        scanner.shelf("A-1").reads(inPlace, broughtMeanwhile, ofElsewhere);
        scanner.shelf("B-1").reads(misplaced, goneBefore);
        scanner.text("HTTPS://ELSEWHERE.EXAMPLE/B/QQQQQQQQQQ");
        scanner.text("9787020002207");

        Response shown = show(stocktake);
        assertThat(shown.jsonPath().getMap("counts"))
                .isEqualTo(Map.of(
                        "expected",
                        5,
                        "found",
                        2,
                        "missing",
                        2,
                        "misplaced",
                        2,
                        "moved",
                        2,
                        "unknown",
                        2,
                        "settled",
                        0));
        assertThat(lines(stocktake, "MISSING")).containsExactlyInAnyOrder(lost.value(), lostForAReader.value());

        settled(stocktake);
        assertThat(status(inPlace)).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(status(lost)).isEqualTo(CopyStatus.MISSING);
        assertThat(status(lostForAReader)).isEqualTo(CopyStatus.MISSING);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.credits(reader).free()).isEqualTo(1);
        assertThat(status(taken)).isEqualTo(CopyStatus.HANDED_OVER);
        assertThat(reads.facts(misplaced).shelf()).isEqualTo("B-1");
        assertThat(status(goneBefore)).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(reads.facts(ofElsewhere).site()).isEqualTo(site);
        assertThat(reads.facts(ofElsewhere).shelf()).isEqualTo("A-1");
        assertThat(show(stocktake).jsonPath().getInt("counts.settled")).isEqualTo(8);
        assertThat(show(stocktake).jsonPath().getInt("counts.missing")).isEqualTo(2);
    }

    @Test
    void aMissingCopyThatStandsHereServesTheNextInLine() {
        UUID volume = given.aVolume();
        CopyCode found = book(volume, "A-1");
        removals.miss(desk, found, site, "不在架上");
        Caller reader = given.aFamilyWithCredits(1);
        UUID request = given.asks(reader, volume, site);
        String stocktake = open();
        new Scanner(li, stocktake).shelf("B-1").reads(found);
        settled(stocktake);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.ACCEPTED);
        assertThat(reads.facts(found).shelf()).isEqualTo("B-1");
    }

    @Test
    void scansSentSixTimesShuffledAndCutSayTheSame() {
        List<CopyCode> books = IntStream.range(0, 8)
                .mapToObj(i -> onShelf(i < 4 ? "A-1" : "B-1"))
                .toList();
        String stocktake = open();
        Scanner scanner = new Scanner(li, stocktake);
        scanner.offline = true;
        scanner.shelf("A-1").reads(books.subList(0, 3)).shelf("B-1").reads(books.subList(3, 7));
        Random random = new Random(20261122);
        for (int i = 0; i < 6; i++) {
            List<Map<String, Object>> again = new ArrayList<>(scanner.queued);
            Collections.shuffle(again, random);
            scanner.send(again.subList(0, 5));
            scanner.send(again.subList(5, again.size()));
        }
        assertThat(show(stocktake).jsonPath().getMap("counts"))
                .containsEntry("found", 6)
                .containsEntry("misplaced", 1)
                .containsEntry("missing", 1);
        assertThat(lines(stocktake, "MISPLACED")).containsExactly(books.get(3).value());
    }

    @Test
    void aNumberThatIsUsedForSomethingElseIsSaid() {
        CopyCode one = onShelf("A-1");
        CopyCode other = onShelf("A-1");
        String stocktake = open();
        Scanner scanner = new Scanner(li, stocktake);
        scanner.reads(one);
        scanner.sequence = 0;
        Response answer = scanner.reads(other).last;
        assertThat(answer.jsonPath().getString("items[0].outcome")).isEqualTo("SEQUENCE_USED");
    }

    @Test
    void theClockOfADeviceIsPutRight() {
        CopyCode book = onShelf("A-1");
        String stocktake = open();
        Scanner scanner = new Scanner(li, stocktake);
        scanner.wrong = Duration.ofHours(-9);
        scanner.shelf("A-1").reads(book);
        String seenAt = li.asks()
                .get("/v1/stocktakes/" + stocktake + "/lines")
                .jsonPath()
                .getString("items[0].seenAt");
        assertThat(Duration.between(OffsetDateTime.parse(seenAt), OffsetDateTime.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void whoHadAHandInCountingDoesNotSign() {
        CopyCode book = onShelf("A-1");
        String stocktake = open();
        Somebody zhao = Somebody.staffAt(site);
        new Scanner(zhao, stocktake).reads(book);
        assertRefused(act(wang, stocktake, "sign-off"), 409, "stocktake-not-open");
        assertThat(act(wang, stocktake, "counted").statusCode()).isEqualTo(200);
        assertRefused(act(li, stocktake, "sign-off"), 403, "second-person-needed"); // opened it
        assertRefused(act(wang, stocktake, "sign-off"), 403, "second-person-needed"); // counted it
        assertRefused(act(zhao, stocktake, "sign-off"), 403, "second-person-needed"); // scanned
        assertRefused(act(Somebody.staffAt(given.aSite()), stocktake, "sign-off"), 403, "site-not-yours");
        assertThatThrownBy(() -> signBehindOurBack(stocktake, li)).hasMessageContaining("stocktake_two_persons");
        assertThat(act(Somebody.aLibrarian(), stocktake, "sign-off").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aShelfIsCountedInOneStocktakeAtATime() throws Exception {
        onShelf("A-1");
        String shelves = "{\"siteId\":\"%s\",\"shelves\":[\"%s\"]}";
        List<Response> answers = atOnce(IntStream.range(0, 6)
                .<Callable<Response>>mapToObj(i ->
                        () -> li.asks().body(shelves.formatted(site, "A-1")).post("/v1/stocktakes"))
                .toList());
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(5)
                .allSatisfy(answer -> assertRefused(answer, 409, "stocktake-running"));
        Response whole = li.asks().body("{\"siteId\":\"%s\"}".formatted(site)).post("/v1/stocktakes");
        assertRefused(whole, 409, "stocktake-running");
        assertThat(whole.jsonPath().getString("stocktakeId")).isNotEmpty();
        assertThat(li.asks()
                        .body(shelves.formatted(site, "B-1"))
                        .post("/v1/stocktakes")
                        .statusCode())
                .isEqualTo(201);
        assertRefused(li.asks().body(shelves.formatted(site, "Z-9")).post("/v1/stocktakes"), 422, "shelf-not-here");
    }

    @Test
    void aStocktakeThatWasGivenUpChangesNothing() {
        CopyCode book = onShelf("A-1");
        String stocktake = open();
        assertThat(act(li, stocktake, "cancel").statusCode()).isEqualTo(200);
        settlement.tick();
        assertThat(status(book)).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(open()).isNotEqualTo(stocktake);
    }

    @Test
    void whatIsSentAfterTheSignatureIsWrittenDownAndChangesNothing() {
        CopyCode book = onShelf("A-1");
        String stocktake = open();
        Scanner scanner = new Scanner(li, stocktake);
        settled(stocktake);
        assertThat(scanner.reads(book).last.jsonPath().getString("items[0].outcome"))
                .isEqualTo("LATE");
        assertThat(status(book)).isEqualTo(CopyStatus.MISSING);
    }

    @Test
    void scansThatComeBetweenCountingAndSigningStillCount() {
        CopyCode book = onShelf("A-1");
        String stocktake = open();
        Scanner scanner = new Scanner(li, stocktake);
        act(li, stocktake, "counted");
        scanner.shelf("A-1").reads(book);
        act(wang, stocktake, "sign-off");
        settlement.tick();
        assertThat(status(book)).isEqualTo(CopyStatus.AVAILABLE);
    }

    /** The list is long, and the node dies in the middle; another goes on, and nothing is done twice. */
    @Test
    void whatANodeLeftUndoneIsDoneOnceByOthers() throws Exception {
        List<CopyCode> books =
                IntStream.range(0, 30).mapToObj(i -> onShelf("A-1")).toList();
        String stocktake = open();
        act(li, stocktake, "counted");
        act(wang, stocktake, "sign-off");
        StocktakeResults.Signature signature = signature(stocktake);
        // it dies after the first line of its batch
        UUID first = results.next(signature.stocktake(), 7).toDo().get(0).copy();
        QuarkusTransaction.requiringNew().run(() -> {
            results.take(signature.stocktake(), first);
            copies.miss(copies.lock(first).code(), site, Move.by(signature.by(), signature.reason("not found")));
            results.settle(signature.stocktake(), first);
        });
        atOnce(Collections.nCopies(4, () -> {
            settlement.settle(signature);
            return true;
        }));
        assertThat(books).allSatisfy(book -> assertThat(reads.journey(book).steps())
                .filteredOn(step -> step.status() == CopyStatus.MISSING)
                .hasSize(1));
        assertThat(show(stocktake).jsonPath().getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void aCopyThatMovesBetweenTheSignatureAndItsTurnIsLeftAlone() {
        CopyCode book = onShelf("A-1");
        String stocktake = open();
        act(li, stocktake, "counted");
        act(wang, stocktake, "sign-off");
        walksIn(book);
        settlement.tick();
        assertThat(status(book)).isEqualTo(CopyStatus.HANDED_OVER);
        assertThat(lines(stocktake, "MOVED")).containsExactly(book.value());
    }

    /** Stocktake against everything: signed and put into effect by four while people take, claim, miss and shelve. */
    @Test
    void aStocktakeMeetsEverybodyAtOnce() throws Exception {
        List<UUID> volumes = List.of(given.aVolume(), given.aVolume(), given.aVolume());
        List<CopyCode> books = IntStream.range(0, 24)
                .mapToObj(i -> book(volumes.get(i % 3), i % 2 == 0 ? "A-1" : "B-1"))
                .toList();
        List<Caller> families =
                IntStream.range(0, 8).mapToObj(i -> given.aFamilyWithCredits(4)).toList();
        String stocktake = open();
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            Scanner scanner = new Scanner(i == 0 ? li : Somebody.staffAt(site), stocktake);
            all.add(() -> {
                for (int step = 0; step < 12; step++) {
                    scanner.shelf(random.nextBoolean() ? "A-1" : "B-1").reads(books.get(random.nextInt(24)));
                }
                return true;
            });
        }
        for (int i = 0; i < 4; i++) {
            Random random = new Random(100 + i);
            Caller family = families.get(i);
            all.add(() -> {
                for (int step = 0; step < 10; step++) {
                    CopyCode book = books.get(random.nextInt(24));
                    tried(() -> handovers.handOver(
                            desk, book, new HandoverForm(site.toString(), given.card(family), null, null)));
                    tried(() -> given.asks(family, volumes.get(random.nextInt(3)), site));
                    tried(() -> circulation.shelve(desk, books.get(random.nextInt(24)), site, "B-1"));
                    tried(() -> removals.miss(desk, books.get(random.nextInt(24)), site, "不在"));
                }
                return true;
            });
        }
        atOnce(all);
        act(li, stocktake, "counted");
        act(wang, stocktake, "sign-off");
        StocktakeResults.Signature signature = signature(stocktake);
        List<Callable<Boolean>> end = new ArrayList<>(Collections.nCopies(3, () -> {
            settlement.settle(signature);
            return true;
        }));
        for (int i = 4; i < 8; i++) {
            Random random = new Random(200 + i);
            Caller family = families.get(i);
            end.add(() -> {
                for (int step = 0; step < 8; step++) {
                    tried(() -> handovers.handOver(
                            desk,
                            books.get(random.nextInt(24)),
                            new HandoverForm(site.toString(), given.card(family), null, null)));
                    tried(() -> given.asks(family, volumes.get(random.nextInt(3)), site));
                }
                return true;
            });
        }
        atOnce(end);
        assertThat(show(stocktake).jsonPath().getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void theReportIsATable() {
        CopyCode book = onShelf("A-1");
        String stocktake = open();
        new Scanner(li, stocktake).text("=HYPERLINK(1)");
        String table = li.asks()
                .accept("text/csv")
                .get("/v1/stocktakes/" + stocktake + "/lines")
                .asString();
        assertThat(table.lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("MISSING,NOT_SEEN," + book + ","))
                .anySatisfy(line -> assertThat(line).startsWith("UNKNOWN,").endsWith(",'=HYPERLINK(1)"));
    }

    @Test
    void aFamilyCardInTheStackIsNotWrittenDown() {
        String stocktake = open();
        String card = given.card(given.aFamily());
        Response answer = new Scanner(li, stocktake).text(card).last;
        assertThat(answer.jsonPath().getString("items[0].text")).isEqualTo("FAMILY CARD");
        assertThat(li.asks().get("/v1/stocktakes/" + stocktake + "/lines").asString())
                .doesNotContain(card);
    }

    @Test
    void aShelfIsNotRenamedWhileItIsCounted() {
        String label = li.asks().get("/v1/shelves?site=" + site).jsonPath().getString("items[0].code");
        String stocktake = open();
        assertRefused(li.asks().body("{\"name\":\"C-1\"}").patch("/v1/shelves/" + label), 409, "stocktake-running");
        new Scanner(li, stocktake).text("HTTPS://JL.EXAMPLE/S/" + label).text("0000000");
        act(li, stocktake, "cancel");
        assertThat(li.asks()
                        .body("{\"name\":\"C-1\"}")
                        .patch("/v1/shelves/" + label)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Somebody with a scanner that counts what it reads and knows the time more or less. */
    private static final class Scanner {

        private final Somebody who;
        private final String stocktake;
        private final UUID device = UUID.randomUUID();
        private final List<Map<String, Object>> queued = new ArrayList<>();
        private long sequence;
        private Duration wrong = Duration.ZERO;
        private boolean offline;
        private @Nullable Response last;

        Scanner(Somebody who, String stocktake) {
            this.who = who;
            this.stocktake = stocktake;
        }

        Scanner shelf(String name) {
            return event("shelf", name);
        }

        Scanner text(String read) {
            return event("code", read);
        }

        Scanner reads(CopyCode... books) {
            return reads(List.of(books));
        }

        Scanner reads(List<CopyCode> books) {
            books.forEach(book -> event("code", "https://jl.example/b/" + book));
            return this;
        }

        private Scanner event(String what, String value) {
            Map<String, Object> event = Map.of("sequence", ++sequence, "occurredAt", now(), what, value);
            queued.add(event);
            if (!offline) {
                send(List.of(event));
            }
            return this;
        }

        void send(List<Map<String, Object>> events) {
            last = who.asks()
                    .body(Map.of("device", device, "deviceTime", now(), "events", events))
                    .post("/v1/stocktakes/" + stocktake + "/scans");
            assertThat(last.statusCode()).as(last.asString()).isEqualTo(200);
        }

        private String now() {
            return OffsetDateTime.now().plus(wrong).toString();
        }
    }

    /** Done, refused for a good reason, or told to come again by a machine that is too busy. */
    private static void tried(Supplier<?> step) {
        try {
            Deadlock.retried(step);
        } catch (LockTimeoutException busy) {
            assertThat(busy).hasMessageContaining("lock timeout");
        } catch (Refused refused) {
            assertThat(refused.refusal()).isNotNull();
        }
    }

    private void shelf(String name) {
        assertThat(li.asks()
                        .body("{\"siteId\":\"%s\",\"name\":\"%s\"}".formatted(site, name))
                        .post("/v1/shelves")
                        .statusCode())
                .isEqualTo(201);
    }

    private CopyCode onShelf(String shelf) {
        return book(given.aVolume(), shelf);
    }

    private CopyCode book(UUID volume, String shelf) {
        CopyCode code = given.brought(given.aFamily(), volume, site);
        circulation.shelve(desk, code, site, shelf);
        return code;
    }

    private void walksIn(CopyCode book) {
        handovers.handOver(
                desk, book, new HandoverForm(site.toString(), given.card(given.aFamilyWithCredits(1)), null, null));
    }

    private String open() {
        Response answer = li.asks().body("{\"siteId\":\"%s\"}".formatted(site)).post("/v1/stocktakes");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    private Response act(Somebody who, String stocktake, String what) {
        return who.asks().post("/v1/stocktakes/" + stocktake + "/" + what);
    }

    private void settled(String stocktake) {
        assertThat(act(li, stocktake, "counted").statusCode()).isEqualTo(200);
        assertThat(act(wang, stocktake, "sign-off").statusCode()).isEqualTo(200);
        settlement.tick();
        assertThat(show(stocktake).jsonPath().getString("state")).isEqualTo("APPLIED");
    }

    private Response show(String stocktake) {
        return li.asks().get("/v1/stocktakes/" + stocktake);
    }

    private List<String> lines(String stocktake, String bucket) {
        return li.asks()
                .get("/v1/stocktakes/" + stocktake + "/lines?limit=100&bucket=" + bucket)
                .jsonPath()
                .getList("items.copy.code");
    }

    private StocktakeResults.Signature signature(String stocktake) {
        return new StocktakeResults.Signature(
                UUID.fromString(stocktake), site, wang.caller().personId());
    }

    private CopyStatus status(CopyCode code) {
        return reads.facts(code).status();
    }

    private void signBehindOurBack(String stocktake, Somebody who) throws SQLException {
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE stocktake SET state = 'SIGNED', signed_by = ?, signed_at = now() WHERE id = ?")) {
            update.setObject(1, who.caller().personId());
            update.setObject(2, UUID.fromString(stocktake));
            update.executeUpdate();
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
