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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A count with a mad device, a clumsy hand and readers who wait: its result is still right. */
@QuarkusTest
@ClocksStandStill
@Audited
class StocktakeSlipsTest {

    @Inject
    SwapFixture given;

    @Inject
    StocktakeSettlement settlement;

    @Inject
    Circulation circulation;

    @Inject
    Removals removals;

    @Inject
    CopyReads copies;

    private UUID site;
    private Somebody li;
    private Caller desk;

    @BeforeEach
    void aSite() {
        site = given.aSite();
        li = Somebody.staffAt(site);
        desk = given.staffAt(site);
        shelf("A-1");
    }

    /** The reader of the first goes on to the second and the third while the list is put into effect. */
    @Test
    void allLostCopiesOfATitleAreMissingAlthoughSomebodyWaitsForOne() {
        UUID volume = given.aVolume();
        List<CopyCode> lost = Stream.generate(() -> onShelf(volume)).limit(4).toList();
        Caller reader = given.aFamilyWithCredits(1);
        UUID asked = given.asks(reader, volume, site);
        assertThat(given.request(reader, asked).state()).isEqualTo(RequestState.ACCEPTED);
        String stocktake = open();
        settled(stocktake);
        assertThat(lost)
                .allSatisfy(copy -> assertThat(copies.facts(copy).status()).isEqualTo(CopyStatus.MISSING));
        assertThat(given.request(reader, asked).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.credits(reader).free()).isEqualTo(1);
        assertThat(show(stocktake).getInt("counts.missing")).isEqualTo(4);
        assertThat(show(stocktake).getInt("counts.moved")).isZero();
    }

    @Test
    void aBookMissedElsewhereAndFoundHereBeforeAnyShelfIsOnNoShelfHere() {
        UUID elsewhere = given.aSite();
        Caller there = given.staffAt(elsewhere);
        CopyCode book = given.brought(given.aFamily(), given.aVolume(), elsewhere);
        circulation.shelve(there, book, elsewhere, "Z-9");
        removals.miss(there, book, elsewhere, "不在架上");
        String stocktake = open();
        String now = OffsetDateTime.now().toString();
        scans(stocktake, now, Map.of("sequence", 1, "occurredAt", now, "code", book.value()));
        settled(stocktake);
        assertThat(copies.facts(book).site()).isEqualTo(site);
        assertThat(copies.facts(book).shelf()).isNull();
    }

    /** Such a shelf would be where a count keeps what stands on none, and nobody could count the site any more. */
    @Test
    void noShelfIsWithoutAName() {
        CopyCode book = onShelf(given.aVolume());
        for (String nameless : List.of("", " ", "\u3000", "\u200b")) {
            Map<String, String> there = Map.of("siteId", site.toString(), "shelf", nameless);
            assertThat(li.asks()
                            .body(there)
                            .post("/v1/copies/" + book + "/shelve")
                            .statusCode())
                    .isEqualTo(400);
            Map<String, String> named = Map.of("siteId", site.toString(), "name", nameless);
            assertThat(li.asks().body(named).post("/v1/shelves").statusCode()).isEqualTo(400);
        }
        Response opened = li.asks().body(Map.of("siteId", site.toString())).post("/v1/stocktakes");
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
    }

    @Test
    void aDeviceWhoseClockIsMadStillCounts() {
        CopyCode book = onShelf(given.aVolume());
        String stocktake = open();
        List<String> clocks = List.of("9999-12-31T23:59:59-18:00", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00+18:00");
        for (String device : clocks) {
            for (String event : clocks) {
                Response answer =
                        scans(stocktake, device, Map.of("sequence", 1, "occurredAt", event, "code", book.value()));
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
                assertThat(answer.jsonPath().getString("items[0].bucket")).isEqualTo("FOUND");
            }
        }
    }

    @Test
    void ofTwoEventsUnderOneNumberTheFirstIsRead() {
        CopyCode book = onShelf(given.aVolume());
        String stocktake = open();
        String now = OffsetDateTime.now().toString();
        Response answer = scans(
                stocktake,
                now,
                Map.of("sequence", 1, "occurredAt", now, "shelf", "A-1"),
                Map.of("sequence", 1, "occurredAt", now, "code", book.value()),
                Map.of("sequence", 2, "occurredAt", now, "code", "HTTPS://ELSEWHERE.EXAMPLE/B/1"));
        assertThat(answer.jsonPath().getList("items.outcome")).containsExactly("RECORDED", "SEQUENCE_USED", "RECORDED");
        assertThat(answer.jsonPath().getList("items.kind")).containsExactly("SHELF", "COPY", "UNKNOWN");
        assertThat(show(stocktake).getInt("counts.missing")).isEqualTo(1);
    }

    @Test
    void halfALetterInALabelIsWrittenDownAsNothingOfOurs() {
        String stocktake = open();
        String now = OffsetDateTime.now().toString();
        Response answer = scans(stocktake, now, Map.of("sequence", 1, "occurredAt", now, "code", "ab\ud83d"));
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 400);
        answer = scans(stocktake, now, Map.of("sequence", 2, "occurredAt", now, "code", "  "));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** Put up while the whole site is counted, filled, and renamed: the count would put its books on a shelf that is not there. */
    @Test
    void aShelfThatWasPutUpDuringACountOfTheWholeSiteIsNotRenamedBeforeItsEnd() {
        String stocktake = open();
        String label = shelf("B-1");
        assertRefused(li.asks().body(Map.of("name", "C-1")).patch("/v1/shelves/" + label), 409, "stocktake-running");
        li.asks().post("/v1/stocktakes/" + stocktake + "/cancel").then().statusCode(200);
        li.asks()
                .body(Map.of("name", "C-1"))
                .patch("/v1/shelves/" + label)
                .then()
                .statusCode(200);
    }

    private Response scans(String stocktake, String deviceTime, Map<?, ?>... events) {
        return li.asks()
                .body(Map.of("device", UUID.randomUUID(), "deviceTime", deviceTime, "events", List.of(events)))
                .post("/v1/stocktakes/" + stocktake + "/scans");
    }

    private CopyCode onShelf(UUID volume) {
        CopyCode code = given.brought(given.aFamily(), volume, site);
        circulation.shelve(desk, code, site, "A-1");
        return code;
    }

    private String shelf(String name) {
        return li.asks()
                .body(Map.of("siteId", site.toString(), "name", name))
                .post("/v1/shelves")
                .jsonPath()
                .getString("code");
    }

    private String open() {
        return li.asks()
                .body(Map.of("siteId", site.toString()))
                .post("/v1/stocktakes")
                .jsonPath()
                .getString("id");
    }

    private void settled(String stocktake) {
        li.asks().post("/v1/stocktakes/" + stocktake + "/counted").then().statusCode(200);
        Somebody.staffAt(site)
                .asks()
                .post("/v1/stocktakes/" + stocktake + "/sign-off")
                .then()
                .statusCode(200);
        settlement.tick();
        assertThat(show(stocktake).getString("state")).isEqualTo("APPLIED");
    }

    private io.restassured.path.json.JsonPath show(String stocktake) {
        return li.asks().get("/v1/stocktakes/" + stocktake).jsonPath();
    }
}
