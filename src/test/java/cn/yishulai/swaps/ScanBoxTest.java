package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.CountedStatements;
import cn.yishulai.copies.BlankLabels;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.DropOffCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.labels.Labels;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Shelf;
import cn.yishulai.places.Shelves;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One scan box: any code, what it is, where it should be, what can be done now or why nothing can. */
@QuarkusTest
class ScanBoxTest {

    /**
     * What a scan may cost, who asks included. A copy that a reader waits for costs the most: the copy and its book, the
     * claim, the request with its reader and site, the last move with its name, and what else stands free.
     */
    private static final long MOST_STATEMENTS = 12;

    @Inject
    SwapFixture given;

    @Inject
    Circulation circulation;

    @Inject
    Shelves shelves;

    @Inject
    BlankLabels blanks;

    @Inject
    Labels labels;

    @Inject
    Transfers transfers;

    private UUID site;
    private UUID volume;
    private Somebody li;
    private CopyCode book;

    @BeforeEach
    void aBookOnAShelf() {
        site = given.aSite();
        volume = given.aVolume();
        li = Somebody.staffAt(site);
        book = given.brought(given.aFamily(), volume, site);
        circulation.shelve(li.caller(), book, site, "A3");
    }

    @Test
    void aCopySaysWhereItShouldBeAndWhoMovedItLast() {
        scan(labels.url(book))
                .body("kind", equalTo("COPY"))
                .body("belongs.where", equalTo("ON_ITS_SHELF"))
                .body("belongs.shelf", equalTo("A3"))
                .body("lastMove.by", notNullValue())
                .body("actions[0]", equalTo("HAND_OVER"))
                .body("why", nullValue());
        Caller reader = given.aFamilyWithCredits(1);
        given.asks(reader, volume, site);
        scan(book.value())
                .body("belongs.where", equalTo("ON_THE_HOLD_SHELF"))
                .body("otherFreeHere", equalTo(0))
                .body("actions[0]", equalTo("HOLD_SHELF"));
        CopyCode second = given.brought(given.aFamily(), volume, site);
        scan(book.value()).body("otherFreeHere", equalTo(1));
        circulation.holdShelf(li.caller(), book, site);
        scan(book.value())
                .body("belongs.where", equalTo("ON_THE_HOLD_SHELF"))
                .body("belongs.until", notNullValue())
                .body("lastMove.status", equalTo("ON_HOLD_SHELF"))
                .body("actions[0]", equalTo("HAND_OVER"));
        assertThat(second).isNotNull();
    }

    @Test
    void aShelfIsScannedIntoAtItsOwnSiteOnly() {
        Shelf shelf = shelves.add(site, "少儿 B7");
        scan("HTTPS://ANY.EXAMPLE/S/" + shelf.code())
                .body("kind", equalTo("SHELF"))
                .body("shelf.name", equalTo("少儿 B7"))
                .body("actions", contains("SCAN_INTO"));
        Shelf far = shelves.add(given.aSite(), "A1");
        scan(far.code().value()).body("actions", empty()).body("why", notNullValue());
        scan(ShelfCode.random().value()).body("kind", equalTo("SHELF")).body("why", containsString("架位"));
    }

    @Test
    void aVanLoadIsScannedIntoWhereItIsPackedAndWhereItArrives() {
        UUID far = given.aSite();
        Caller both = given.staffAt(site, far);
        TransferCode load =
                new TransferCode(transfers.propose(both, site, far, 10).code());
        scan("HTTPS://ANY.EXAMPLE/X/" + load)
                .body("kind", equalTo("TRANSFER"))
                .body("transfer.state", equalTo("PROPOSED"))
                .body("actions", contains("SCAN_INTO"));
        transfers.pack(both, load, book);
        scan(book.value()).body("belongs.where", equalTo("ON_ITS_WAY"));
        transfers.send(both, load);
        scan(load.value()).body("actions", empty()).body("why", notNullValue());
        scan(load.value(), Somebody.staffAt(far).asks(), far).body("actions", contains("SCAN_INTO"));
        UUID third = given.aSite();
        scan(load.value(), Somebody.staffAt(third).asks(), third).body("transfer", nullValue());
    }

    /** Each code that leads nowhere has a reason of its own. */
    @Test
    void whatLeadsNowhereSaysWhy() {
        Map<String, String> whys = new LinkedHashMap<>();
        String forged = CopyCode.random().value();
        for (String line : new String[] {
            forged,
            "HTTPS://SOMEBODY-ELSES.EXAMPLE/B/" + CopyCode.random(),
            FamilyCode.random().value(),
            TicketCode.random().value(),
            ShelfCode.random().value(),
            TransferCode.random().value(),
            DropOffCode.random().value(),
            anIsbn(),
            "6901028075763",
            "红楼梦"
        }) {
            whys.put(scan(line).body("actions", empty()).extract().path("why"), line);
        }
        assertThat(whys).hasSize(10);
        scan(labels.url(new CopyCode(forged))).body("why", containsString("伪造"));
        String english = li.asks()
                .header("Accept-Language", "en")
                .contentType("application/json")
                .body(Map.of("code", forged, "siteId", site.toString()))
                .post("/v1/scans")
                .path("why");
        assertThat(english).contains("forged");
    }

    @Test
    void aBlankLabelWaitsForItsBook() {
        CopyCode blank = blanks.make(1, li.caller().personId()).get(0);
        scan(blank.value()).body("kind", equalTo("BLANK_LABEL")).body("actions", contains("INSPECT", "REGISTER"));
    }

    @Test
    void aScanCostsTheSameHoweverManyCopiesAndWishesThereAre() {
        long alone = statements(book.value());
        Caller reader = given.aFamilyWithCredits(1);
        given.asks(reader, volume, site);
        long awaited = statements(book.value());
        for (int i = 0; i < 12; i++) {
            given.brought(given.aFamily(), volume, site);
            given.asks(given.aFamily(), volume, site);
        }
        assertThat(statements(book.value())).isEqualTo(awaited);
        assertThat(alone)
                .as("one plain statement, which Hibernate does not count")
                .isZero();
        assertThat(awaited).isPositive();
        long family = statements(given.card(reader));
        long shelf = statements(shelves.add(site, "C1").code().value());
        System.out.printf(
                "statements of a scan: copy %d, copy awaited %d, family %d, shelf %d%n", alone, awaited, family, shelf);
        assertThat(awaited).isLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(family).isLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(shelf).isLessThanOrEqualTo(MOST_STATEMENTS);
    }

    /** The least of two: the first may read what the service then remembers. */
    private long statements(String line) {
        return Math.min(statementsOf(line), statementsOf(line));
    }

    private long statementsOf(String line) {
        return CountedStatements.ofRequest(header -> scan(line, li.asks().header(header), site));
    }

    private ValidatableResponse scan(String line) {
        return scan(line, li.asks(), site);
    }

    private static ValidatableResponse scan(String line, RequestSpecification asks, UUID at) {
        return asks.contentType("application/json")
                .body(Map.of("code", line, "siteId", at.toString()))
                .post("/v1/scans")
                .then()
                .statusCode(200);
    }

    /** Of no book: a real one may have been taken in by another test. */
    private static String anIsbn() {
        String digits = "9787999%05d".formatted(ThreadLocalRandom.current().nextInt(100_000));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
