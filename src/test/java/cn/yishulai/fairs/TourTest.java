package cn.yishulai.fairs;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.kernel.JoinCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.labels.Decoders;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Farewells;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Unions;
import cn.yishulai.places.Hours;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Families walk a route of stops, collect stamps with a phone or without, carry books along, and get a certificate. */
@QuarkusTest
@ClocksStandStill
@Audited
class TourTest {

    @Inject
    Sites sites;

    @Inject
    Households households;

    @Inject
    TourStamps stamps;

    @Inject
    Unions unions;

    @Inject
    Farewells farewells;

    private UUID gate;
    private UUID tower;
    private UUID garden;
    private Somebody family;

    @BeforeEach
    void aRoute() {
        gate = aSite();
        tower = aSite();
        garden = aSite();
        family = Somebody.aCitizen("小明");
    }

    @AfterEach
    void theClockGoesRightAgain() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    }

    private UUID aSite() {
        return sites.add(new SiteForm(
                "站 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                "秦淮区中华路 1 号",
                true,
                SiteForm.daily(Hours.of("09:00", "17:30"))));
    }

    private static Map<String, Object> stop(UUID site) {
        return Map.of("siteId", site.toString(), "story", "一块城砖的故事", "task", "数一数门洞");
    }

    private static Map<String, Object> plan(Map<String, Object> more, UUID... at) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "title",
                "城墙根下的书",
                "firstDay",
                OpeningCalendar.dayOf(Instant.now()).toString(),
                "lastDay",
                OpeningCalendar.dayOf(Instant.now()).plusDays(20).toString(),
                "minutesBetween",
                0,
                "stops",
                Stream.of(at).map(TourTest::stop).toList()));
        form.putAll(more);
        return form;
    }

    private static void at(Instant moment) {
        QuarkusMock.installMockForType(Clock.fixed(moment, ZoneOffset.UTC), Clock.class);
    }

    /** At this hour of tomorrow, in the city. */
    private static Instant tomorrow(int hour) {
        return OpeningCalendar.startOf(OpeningCalendar.dayOf(Instant.now()).plusDays(1))
                .plus(Duration.ofHours(hour));
    }

    /** With a token of this moment, since a token of another is too old or too new. */
    private static RequestSpecification asks(Somebody who) {
        UUID id = who.caller().personId();
        return (who.caller().isCitizen() ? Somebody.ofPerson(id) : Somebody.ofStaff(id)).asks();
    }

    private static Response collect(Somebody who, UUID tour, String code, UUID... persons) {
        Map<String, Object> form = persons.length == 0
                ? Map.of("code", code)
                : Map.of(
                        "code",
                        code,
                        "personIds",
                        Stream.of(persons).map(UUID::toString).toList());
        return asks(who).body(form).post("/v1/tours/" + tour + "/stamps");
    }

    private String card(Caller of) {
        return households.view(of.household()).familyCode().value();
    }

    private UUID aChildOf(Caller parent) {
        String notice = RestAssured.given().get("/v1/consent-notice").jsonPath().getString("version");
        return UUID.fromString(Somebody.ofPerson(parent.personId())
                .asks()
                .body(Map.of("nickname", "小雨", "kind", "CHILD", "ageBand", "FROM_7_TO_10", "consentVersion", notice))
                .post("/v1/households/me/persons")
                .jsonPath()
                .getString("id"));
    }

    @Test
    void aTourIsPlannedPublishedAndShownWithWhatIsOpenNow() {
        Somebody librarian = Somebody.aLibrarian();
        Map<String, Object> form = plan(Map.of("needed", 2), gate, tower, garden);
        Response planned = asks(librarian).body(form).post("/v1/tours");
        assertThat(planned.statusCode()).as(planned.asString()).isEqualTo(201);
        String tour = "/v1/tours/" + planned.jsonPath().getString("id");
        assertRefused(RestAssured.given().get(tour), 404, "tour-unknown");
        assertRefused(asks(librarian).body(plan(Map.of(), gate, gate)).post("/v1/tours"), 422, "tour-wrong");
        assertRefused(
                asks(librarian).body(plan(Map.of("needed", 4), gate, tower)).post("/v1/tours"), 422, "tour-wrong");

        String tag = asks(librarian).get(tour).header("ETag");
        Response changed = asks(librarian)
                .header("If-Match", tag)
                .body(plan(Map.of(), garden, gate))
                .put(tour);
        assertThat(changed.jsonPath().getList("stops.site.id")).containsExactly(garden.toString(), gate.toString());
        assertRefused(asks(librarian).header("If-Match", tag).body(form).put(tour), 412, "tour-changed");

        assertThat(asks(librarian).post(tour + "/publish").jsonPath().getString("state"))
                .isEqualTo("PUBLISHED");
        at(tomorrow(10));
        JsonPath open = RestAssured.given().get(tour).jsonPath();
        assertThat(open.getList("stops.open")).containsExactly(true, true);
        assertThat(open.getString("stops[0].closesAt")).contains("T17:30:00");
        assertThat(open.getString("stops[0].mapUrl")).contains("uri.amap.com").doesNotContain(" ");
        at(tomorrow(20));
        JsonPath closed = RestAssured.given().get(tour).jsonPath();
        assertThat(closed.getList("stops.open")).containsExactly(false, false);
        assertThat(closed.getString("stops[0].opensAt")).contains("T09:00:00");
        sites.close(
                gate,
                OpeningCalendar.dayOf(tomorrow(0)).plusDays(1),
                OpeningCalendar.dayOf(tomorrow(0)).plusDays(1),
                "台风",
                false);
        at(tomorrow(34));
        JsonPath stormy = RestAssured.given().get(tour).jsonPath();
        assertThat(stormy.getList("stops.open")).containsExactly(true, false);
        assertThat(stormy.getString("stops[1].closedBecause")).isEqualTo("台风");
        assertThat(asks(librarian).post(tour + "/close").jsonPath().getString("state"))
                .isEqualTo("CLOSED");
        assertRefused(asks(librarian).post(tour + "/publish"), 409, "tour-not-ready");
    }

    @Test
    void aFamilyCollectsStampsWithItsPhoneOnceForEachPersonAndStopUntilTheTourIsComplete() throws Exception {
        UUID child = aChildOf(family.caller());
        UUID me = family.caller().personId();
        UUID tour = TourFixture.published(TourFixture.form(2, false, 0, gate, tower, garden));
        at(tomorrow(10));
        String screen = TourFixture.shown(tour, gate);
        JsonPath walk = collect(family, tour, "https://lib.example.cn/tours/" + tour + "?stop=" + screen, me, child)
                .jsonPath();
        assertThat(walk.getList("walkers.stamps.siteId.flatten()")).containsExactly(gate.toString(), gate.toString());
        assertRefused(collect(family, tour, screen, me, child), 409, "tour-already-stamped");

        UUID sibling = aChildOf(family.caller());
        assertThat(collect(family, tour, screen, me, sibling).statusCode())
                .as("who lacks it gets it")
                .isEqualTo(200);
        String calendar =
                asks(family).post("/v1/households/me/calendar").jsonPath().getString("url");
        assertThat(RestAssured.get(calendar.substring(calendar.indexOf("/v1/"))).asString())
                .contains("换书游最后一天：城墙根下的书", "已盖 1 枚章，集满 2 枚即完成")
                .doesNotContain("小雨");
        assertRefused(collect(Somebody.aCitizen(), tour, screen, child), 404, "person-unknown");
        assertRefused(asks(family).get("/v1/tours/" + tour + "/certificates/" + child), 409, "tour-not-complete");

        collect(family, tour, TourFixture.shown(tour, tower), me, child).then().statusCode(200);
        JsonPath done = asks(family).get("/v1/tours/" + tour + "/walk").jsonPath();
        assertThat(done.getList("walkers.findAll { it.certificate != null }.personId"))
                .containsExactlyInAnyOrder(me.toString(), child.toString());
        String code = done.getString("walkers.find { it.personId == '%s' }.certificate.code".formatted(child));
        readsBack(
                asks(family)
                        .get("/v1/tours/" + tour + "/certificates/" + child)
                        .then()
                        .statusCode(200)
                        .contentType("application/pdf")
                        .extract()
                        .asByteArray(),
                code);
        String page = RestAssured.given().accept("text/html").get("/C/" + code).asString();
        assertThat(page).contains("这张证书有效", "城墙根下的书", "小＊").doesNotContain("小雨");
        assertRefused(RestAssured.given().get("/c/0000000000000"), 404, "certificate-unknown");
    }

    private static void readsBack(byte[] pdf, String code) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("小雨", "城墙根下的书", "集齐2枚章", code);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.GRAY);
            assertThat(Decoders.byZxing(page)).singleElement().asString().endsWith("/C/" + code);
        }
    }

    @Test
    void aPhotoOfTheScreenIsWorthNothingAMinuteLater() {
        UUID tour = TourFixture.published(gate, tower);
        UUID other = TourFixture.published(gate);
        at(tomorrow(10));
        String photo = TourFixture.shown(tour, gate);
        assertRefused(collect(family, other, photo), 409, "tour-code-of-another");
        assertRefused(collect(family, tour, photo.substring(0, photo.length() - 2) + "AA"), 422, "tour-code-wrong");
        assertRefused(collect(family, tour, "YT1.abc"), 422, "tour-code-wrong");
        List<TourWalks.CodeView> shown = Somebody.staffAt(gate)
                .asks()
                .get("/v1/tours/" + tour + "/stops/" + gate + "/codes")
                .jsonPath()
                .getList("codes", TourWalks.CodeView.class);
        assertThat(shown)
                .hasSizeBetween(10, 11)
                .first()
                .extracting(TourWalks.CodeView::code)
                .isEqualTo(photo);
        assertRefused(collect(family, tour, shown.get(1).code()), 409, "tour-code-stale");

        at(tomorrow(10).plusSeconds(79));
        assertThat(collect(family, tour, photo).statusCode())
                .as("within the seconds of grace")
                .isEqualTo(200);
        at(tomorrow(10).plusSeconds(81));
        assertRefused(collect(Somebody.aCitizen(), tour, photo), 409, "tour-code-stale");
        at(tomorrow(9));
        assertRefused(collect(Somebody.aCitizen(), tour, photo), 409, "tour-code-stale");
    }

    @Test
    void aStampIsCollectedOnlyWhileTheStopIsOpenAndOnDaysOfTheTour() {
        Somebody librarian = Somebody.aLibrarian();
        String tour = asks(librarian)
                .body(plan(Map.of(), gate))
                .post("/v1/tours")
                .jsonPath()
                .getString("id");
        UUID id = UUID.fromString(tour);
        Somebody staff = Somebody.staffAt(gate);
        String stamps = "/v1/tours/" + tour + "/stops/" + gate + "/stamps";
        Map<String, String> shown = Map.of("familyCode", card(family.caller()));
        at(tomorrow(10));
        assertRefused(asks(staff).body(shown).post(stamps), 409, "tour-not-ready");
        asks(librarian).post("/v1/tours/" + tour + "/publish").then().statusCode(200);
        String morning = TourFixture.shown(id, gate);
        at(tomorrow(8));
        assertRefused(asks(staff).body(shown).post(stamps), 409, "tour-stop-closed");
        assertThat(asks(staff)
                        .get("/v1/tours/" + tour + "/stops/" + gate + "/codes")
                        .jsonPath()
                        .getList("codes"))
                .isEmpty();
        at(tomorrow(10));
        assertThat(collect(family, id, morning).statusCode()).isEqualTo(200);
        at(tomorrow(10 + 24 * 40));
        Response over = asks(staff).body(shown).post(stamps);
        assertRefused(over, 409, "tour-not-today");
        assertThat(over.jsonPath().getString("lastDay")).isNotEmpty();
    }

    @Test
    void aTourInOrderIsWalkedInOrderAndNobodyIsAtTwoStopsAtOnce() {
        UUID tour = TourFixture.published(TourFixture.form(3, true, 15, gate, tower, garden));
        at(tomorrow(10));
        Response ahead = collect(family, tour, TourFixture.shown(tour, tower));
        assertRefused(ahead, 409, "tour-stop-not-next");
        assertThat(ahead.jsonPath().getString("siteId")).isEqualTo(gate.toString());
        assertThat(collect(family, tour, TourFixture.shown(tour, gate)).statusCode())
                .isEqualTo(200);
        at(tomorrow(10).plusSeconds(14 * 60));
        Response soon = collect(family, tour, TourFixture.shown(tour, tower));
        assertRefused(soon, 409, "tour-too-soon");
        assertThat(soon.jsonPath().getInt("minutes")).isEqualTo(15);
        at(tomorrow(10).plusSeconds(15 * 60));
        assertThat(collect(family, tour, TourFixture.shown(tour, tower)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoHasNoPhoneIsStampedByTheFamilyCodeOrTheStampCard() throws Exception {
        UUID child = aChildOf(family.caller());
        UUID tour = TourFixture.published(gate, tower);
        Somebody volunteer = Somebody.aVolunteer(gate);
        String at = "/v1/tours/" + tour + "/stops/" + gate;
        JsonPath arrived = asks(volunteer)
                .body(Map.of("familyCode", card(family.caller())))
                .post(at + "/arrivals")
                .jsonPath();
        assertThat(arrived.getList("walkers.nickname")).containsExactly("小明", "小雨");
        assertThat(arrived.getList("walkers.hasThis")).containsExactly(false, false);
        JsonPath stamped = asks(volunteer)
                .body(Map.of("familyCode", card(family.caller()), "personIds", List.of(child.toString())))
                .post(at + "/stamps")
                .jsonPath();
        assertThat(stamped.getList("walkers.stamped")).containsExactly(false, true);

        byte[] paper = asks(family).get("/v1/tours/" + tour + "/cards/" + child).asByteArray();
        String card = onCard(paper);
        Somebody other = Somebody.staffAt(tower);
        String there = "/v1/tours/" + tour + "/stops/" + tower + "/stamps";
        Instant scanned = Instant.now().minusSeconds(600);
        assertThat(asks(other)
                        .body(Map.of("card", card, "occurredAt", scanned.toString()))
                        .post(there)
                        .jsonPath()
                        .getList("walkers.complete"))
                .as("sent when there was network again")
                .containsExactly(false, true);
        assertRefused(asks(other).body(Map.of("card", card)).post(there), 409, "tour-already-stamped");
        assertRefused(asks(other).body(Map.of("card", "YP1.abcd")).post(there), 422, "tour-code-wrong");
        assertRefused(
                asks(other)
                        .body(Map.of("card", card))
                        .post("/v1/tours/" + TourFixture.published(tower) + "/stops/" + tower + "/stamps"),
                409,
                "tour-code-of-another");
        assertRefused(asks(other).body(Map.of()).post(there), 422, "tour-nobody-shown");
        for (Instant wrong :
                List.of(Instant.now().plusSeconds(300), Instant.now().minusSeconds(25 * 3600))) {
            assertRefused(
                    asks(other)
                            .body(Map.of("familyCode", card(family.caller()), "occurredAt", wrong.toString()))
                            .post(there),
                    422,
                    "tour-time-wrong");
        }
        assertRefused(asks(volunteer).body(Map.of("card", card)).post(there), 403, "site-not-yours");
        JsonPath figures = Somebody.anAuditor()
                .asks()
                .get("/v1/tours/" + tour + "/figures")
                .jsonPath();
        assertThat(figures.getInt("persons")).isOne();
        assertThat(figures.getInt("completed")).isOne();
        assertThat(figures.getList("stops.byFamilyCode")).containsExactly(1, 0);
        assertThat(figures.getList("stops.byCard")).containsExactly(0, 1);
    }

    private static String onCard(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Decoders.byZxing(new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.GRAY))
                    .get(0);
        }
    }

    @Test
    void twoPhonesAtOnceCollectOneStamp() {
        UUID tour = TourFixture.published(gate, tower);
        String code = TourFixture.shown(tour, gate);
        List<CompletableFuture<Boolean>> phones = Stream.of(1, 2, 3, 4)
                .map(phone -> CompletableFuture.supplyAsync(() -> {
                    try {
                        stamps.collect(family.caller(), tour, new TourStampForms.Collect(code, null));
                        return true;
                    } catch (Refused refused) {
                        assertThat(refused.refusal()).isEqualTo(TourRefusal.TOUR_ALREADY_STAMPED);
                        return false;
                    }
                }))
                .toList();
        assertThat(phones.stream().filter(CompletableFuture::join)).hasSize(1);
    }

    private static String listed(Somebody owner) {
        String volume = Somebody.aLibrarian()
                .asks()
                .body(Map.of("title", "行路书 " + UUID.randomUUID()))
                .post("/v1/volumes")
                .jsonPath()
                .getString("id");
        return asks(owner)
                .body(Map.of("volumeId", volume, "disposition", "SWAP"))
                .post("/v1/copies")
                .jsonPath()
                .getString("code");
    }

    /** By a drop-off session, as any book. */
    private String brings(Somebody by, String code, UUID site) {
        Somebody staff = Somebody.staffAt(site);
        String session = asks(staff)
                .body(Map.of("siteId", site.toString(), "familyCode", card(by.caller())))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
        asks(staff)
                .body(Map.of("copyCode", code, "grade", "GOOD"))
                .post("/v1/drop-offs/" + session + "/copies")
                .then()
                .statusCode(201);
        return code;
    }

    @Test
    void aBookIsCarriedFromStopToStopByTheOrdinaryVerbs() {
        UUID tour = TourFixture.published(gate, tower);
        Somebody atGate = Somebody.staffAt(gate);
        Somebody atTower = Somebody.staffAt(tower);
        Somebody neighbour = Somebody.aCitizen();
        String book = brings(neighbour, listed(neighbour), gate);
        brings(family, listed(family), gate); // so that the family can pay for the other
        Map<String, String> takes = Map.of("code", book, "familyCode", card(family.caller()));
        String at = "/v1/tours/" + tour + "/stops/";
        assertRefused(asks(atTower).body(takes).post(at + tower + "/books"), 409, "copy-elsewhere");
        JsonPath taken = asks(atGate).body(takes).post(at + gate + "/books").jsonPath();
        assertThat(taken.getString("takenAt.id")).isEqualTo(gate.toString());
        assertThat(taken.getString("leftAt")).isNull();
        assertRefused(asks(atGate).body(takes).post(at + gate + "/books"), 409, "copy-not-available");

        brings(family, book, tower);
        JsonPath walk = asks(family).get("/v1/tours/" + tour + "/walk").jsonPath();
        assertThat(walk.getString("books[0].leftAt.id")).isEqualTo(tower.toString());
        assertThat(walk.getBoolean("books[0].carried")).isTrue();
        JsonPath journey = RestAssured.given().get("/v1/copies/" + book).jsonPath();
        assertThat(journey.getList("steps.status")).containsSubsequence("AVAILABLE", "HANDED_OVER", "AVAILABLE");
        assertThat(journey.getList("steps.siteName"))
                .containsSubsequence(sites.name(gate).name(), sites.name(tower).name());
        assertThat(RestAssured.given()
                        .get("/v1/tours/" + tour + "/books")
                        .jsonPath()
                        .getList("items.code"))
                .containsExactly(book);
        JsonPath figures = asks(atGate).get("/v1/tours/" + tour + "/figures").jsonPath();
        assertThat(figures.getInt("booksTaken")).isOne();
        assertThat(figures.getInt("booksCarried")).isOne();
        assertThat(figures.getList("stops.booksLeft")).containsExactly(0, 1);
        assertRefused(
                Somebody.aLibrarian().asks().body(plan(Map.of(), tower)).put("/v1/tours/" + tour),
                409,
                "tour-stop-stamped");
    }

    @Test
    void stampsGoWithThePersonAndACertificateEndsWithThem() {
        UUID tour = TourFixture.completedBy(family.caller(), gate);
        UUID me = family.caller().personId();
        String code =
                asks(family).get("/v1/tours/" + tour + "/walk").jsonPath().getString("walkers[0].certificate.code");
        HouseholdView other = households.found("外婆");
        Caller grandmother = Somebody.ofPerson(other.persons().get(0).id()).caller();
        unions.merge(family.caller(), new JoinCode(unions.invite(grandmother).code()));
        Somebody moved = Somebody.ofPerson(me);
        assertThat(asks(moved)
                        .get("/v1/tours/" + tour + "/walk")
                        .jsonPath()
                        .getString("walkers.find { it.personId == '%s' }.certificate.code".formatted(me)))
                .isEqualTo(code);
        farewells.erase(moved.caller(), me);
        assertRefused(RestAssured.given().get("/c/" + code), 404, "certificate-unknown");
    }
}
