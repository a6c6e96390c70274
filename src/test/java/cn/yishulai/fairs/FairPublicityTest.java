package cn.yishulai.fairs;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.JoinCode;
import cn.yishulai.labels.Decoders;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Unions;
import cn.yishulai.places.Datum;
import cn.yishulai.places.Position;
import cn.yishulai.places.VenueProfile;
import cn.yishulai.places.Venues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What strangers, chats, search engines, calendars and feed readers are told of a fair, through its life. */
@QuarkusTest
class FairPublicityTest {

    private static final Pattern EVENT =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    @Inject
    Fairs fairs;

    @Inject
    TradeFixture given;

    @Inject
    Unions unions;

    @Inject
    Clock clock;

    @Inject
    Venues venues;

    @Inject
    FairPages pages;

    private UUID fair;

    @BeforeEach
    void aFair() {
        fair = given.aFair(given.aSite());
    }

    private Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Response page(UUID fair, String language) {
        return RestAssured.given()
                .accept("text/html")
                .header("Accept-Language", language)
                .get("/E/" + fair.toString().toUpperCase());
    }

    private JsonNode event() throws Exception {
        Matcher found = EVENT.matcher(page(fair, "zh-CN").asString());
        assertThat(found.find()).isTrue();
        return new ObjectMapper().readTree(found.group(1));
    }

    @Test
    void theWayLeadsToThePlaceThatWasMeasuredAndElseToItsName() {
        UUID site = given.aSite();
        UUID there = given.aFair(site);
        assertThat(page(there, "zh-CN").asString()).contains("uri.amap.com/search?src=yishulai&amp;keyword=");
        // Xuanwu Gate by GPS; the map is drawn some hundred metres beside.
        venues.describe(
                site,
                "*",
                new VenueProfile(
                        null, null, null, null, null, null, null, new Position(32.0686, 118.7857, Datum.WGS84)));
        assertThat(page(there, "zh-CN").asString())
                .containsPattern("uri\\.amap\\.com/marker\\?position=118\\.79\\d+,32\\.06\\d+&amp;name=");
    }

    @Test
    void aStrangersPhoneSeesThePageWithoutAnyScriptThatRuns() {
        Response answer = page(fair, "zh-CN");
        assertThat(answer.statusCode()).isEqualTo(200);
        String html = answer.asString();
        assertThat(html)
                .contains(
                        "<html lang=\"zh-CN\"",
                        "阅美玄武湖",
                        "带一本书来，换一本书走。",
                        "/fairs/" + fair,
                        "property=\"og:title\" content=\"阅美玄武湖\"",
                        "property=\"og:image\" content=\"https://");
        assertThat(html.replaceAll("<script type=\"application/ld\\+json\">", ""))
                .doesNotContain("<script");
        assertThat(page(fair, "en").asString()).contains("<html lang=\"en\"", "Add to the calendar");
        assertThat(RestAssured.given().get("/e/" + fair + "?lang=en").asString())
                .contains("<html lang=\"en\"");
        assertRefused(RestAssured.given().get("/e/" + UUID.randomUUID()), 404, "fair-unknown");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void whatIsSaidOfAFairCannotBreakOutOfItsPage() throws Exception {
        fair = fairs.plan(new FairForm(
                "</script><b>书</b>",
                "</script><script>alert(1)</script>",
                given.aSite(),
                FairTest.sessions(inDays(7), 100)));
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, null);
        assertThat(event().get("name").asText()).isEqualTo("</script><b>书</b>");
        assertThat(page(fair, "zh-CN").asString()).doesNotContain("<script>alert", "<b>书");
    }

    @Test
    void searchEnginesAreToldThatAFairIsPostponedMovedOrCalledOff() throws Exception {
        String before = event().get("startDate").asText();
        assertThat(event().get("eventStatus").asText()).isEqualTo("https://schema.org/EventScheduled");
        assertThat(event().has("previousStartDate")).isFalse();
        fairs.postpone(fair);
        assertThat(event().get("eventStatus").asText()).isEqualTo("https://schema.org/EventPostponed");
        assertThat(event().get("startDate").asText()).isEqualTo(before);
        assertThat(page(fair, "zh-CN").asString()).contains("延期举行");
        Instant later = inDays(20);
        fairs.move(fair, FairTest.sessions(later, 100));
        fairs.publish(fair, null);
        assertThat(event().get("eventStatus").asText()).isEqualTo("https://schema.org/EventRescheduled");
        assertThat(event().get("previousStartDate").asText()).isEqualTo(before);
        assertThat(OffsetDateTime.parse(event().get("startDate").asText()).toInstant())
                .isEqualTo(later);
        assertThat(page(fair, "en").asString()).contains("New date");
        fairs.cancel(fair);
        assertThat(event().get("eventStatus").asText()).isEqualTo("https://schema.org/EventCancelled");
    }

    @Test
    void theOldTimesOfAFairWithoutADayAreNowhereShownAsIfTheyWereItsTimes() throws Exception {
        String path = "/v1/fairs/" + fair + ".ics";
        assertThat(page(fair, "zh-CN").asString()).doesNotContain("原定");
        assertThat(value(eventsOfFair(path).get(0), Property.SUMMARY)).isEqualTo("阅美玄武湖");
        fairs.postpone(fair);

        String span = FairPageWords.CHINESE.span(
                firstSession(fair).from().toInstant(),
                firstSession(fair).until().toInstant());
        assertThat(page(fair, "zh-CN").asString())
                .contains("<strong>原定 " + span, "<li>原定 " + span, "延期举行，新时间待定 · 原定 " + span);
        assertThat(page(fair, "en").asString()).contains("<strong>Was to be: ", "<li>Was to be: ");
        assertThat(event().get("previousStartDate").asText())
                .as("schema.org: when the day is open, what it was")
                .isEqualTo(event().get("startDate").asText());
        for (FairPageWords words : FairPageWords.values()) {
            assertThat(pages.poster(fair, words).when()).isNotEmpty().allSatisfy(line -> assertThat(line)
                    .startsWith(words.wasToBe("")));
        }
        CalendarComponent old = eventsOfFair(path).get(0);
        assertThat(value(old, Property.SUMMARY)).isEqualTo("延期，原定此时：阅美玄武湖");
        assertThat(value(old, Property.TRANSP)).as("nobody is busy then").isEqualTo("TRANSPARENT");
        assertThat(RestAssured.given().header("Accept-Language", "en").get(path).asString())
                .contains("Postponed\\, was to be now: ");
        assertThat(RestAssured.given().get("/v1/fairs.atom?lang=zh-CN").asString())
                .contains("延期举行，新时间待定\n原定 " + span);

        fairs.move(fair, FairTest.sessions(inDays(20), 100));
        assertThat(page(fair, "zh-CN").asString()).contains("（原定 ").doesNotContain("<li>原定");
        assertThat(pages.poster(fair, FairPageWords.CHINESE).when())
                .noneSatisfy(line -> assertThat(line).startsWith("原定"));
        assertThat(value(eventsOfFair(path).get(0), Property.SUMMARY)).isEqualTo("阅美玄武湖");
        assertThat(eventsOfFair(path).get(0).getProperty(Property.TRANSP)).isEmpty();
    }

    private FairView.Session firstSession(UUID of) {
        return fairs.show(of).sessions().get(0);
    }

    /** The morning was held; the afternoon fell into the water. */
    @Test
    void whatTookPlaceBeforeTheRainIsSaidToHaveTakenPlace() throws Exception {
        fair = fairs.plan(new FairForm(
                "阅美玄武湖",
                "带一本书来，换一本书走。",
                given.aSite(),
                List.of(
                        new SessionForm(
                                inDays(0).minus(Duration.ofHours(3)), inDays(0).minus(Duration.ofHours(1)), 50),
                        new SessionForm(
                                inDays(0).plus(Duration.ofHours(1)), inDays(0).plus(Duration.ofHours(3)), 50))));
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, null);
        fairs.open(fair);
        fairs.postpone(fair);

        assertThat(pages.poster(fair, FairPageWords.CHINESE).when())
                .satisfiesExactly(held -> assertThat(held).endsWith("（已办）"), rest -> assertThat(rest)
                        .startsWith("原定 "));
        assertThat(page(fair, "zh-CN").asString())
                .as("what is to come stands first")
                .contains("<p class=\"now\"><strong>原定 ");
        JsonNode parts = event().get("subEvent");
        assertThat(parts.get(0).get("eventStatus").asText()).endsWith("EventScheduled");
        assertThat(parts.get(0).has("previousStartDate")).isFalse();
        assertThat(parts.get(1).get("eventStatus").asText()).endsWith("EventPostponed");
        assertThat(event().get("previousStartDate").asText())
                .isEqualTo(parts.get(1).get("startDate").asText());
        assertThat(eventsOfFair("/v1/fairs/" + fair + ".ics"))
                .extracting(event -> value(event, Property.STATUS))
                .containsExactly("CONFIRMED", "TENTATIVE");
    }

    @Test
    void thePicturesOfAFairAreReadByPhonesAndKeptByTheirMark() throws Exception {
        for (String path : List.of("/picture.png", "/poster.png")) {
            Response picture = RestAssured.given().get("/e/" + fair + path);
            assertThat(picture.contentType()).isEqualTo("image/png");
            assertThat(picture.header("Cache-Control")).contains("public", "max-age=600");
            assertThat(Decoders.byZxing(ImageIO.read(new ByteArrayInputStream(picture.asByteArray()))))
                    .singleElement()
                    .asString()
                    .endsWith("/E/" + fair.toString().toUpperCase());
            String mark = picture.header("ETag");
            assertThat(RestAssured.given()
                            .header("If-None-Match", mark)
                            .get("/e/" + fair + path)
                            .statusCode())
                    .isEqualTo(304);
            fairs.cancel(fair);
            assertThat(RestAssured.given()
                            .header("If-None-Match", mark)
                            .get("/e/" + fair + path)
                            .statusCode())
                    .as("it says now that it is called off")
                    .isEqualTo(200);
            aFair();
        }
        assertThat(RestAssured.given()
                        .get("/e/" + fair + "/poster.pdf?paper=A3")
                        .asString())
                .startsWith("%PDF");
        assertThat(RestAssured.given()
                        .get("/e/" + fair + "/poster.pdf?paper=A9")
                        .statusCode())
                .isBetween(400, 404);
    }

    private static Calendar read(String path) throws Exception {
        Response answer = RestAssured.given().get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new CalendarBuilder().build(new StringReader(answer.asString()));
    }

    private static String value(CalendarComponent event, String name) {
        return event.getProperty(name).map(Property::getValue).orElse("");
    }

    private List<CalendarComponent> eventsOfFair(String path) throws Exception {
        return read(path).getComponents(Component.VEVENT).stream()
                .map(CalendarComponent.class::cast)
                .filter(event -> value(event, Property.UID).startsWith(fair.toString()))
                .toList();
    }

    @Test
    void calendarsTakeTheNewTimesOfAFairAndDropOneThatIsCalledOff() throws Exception {
        String path = "/v1/fairs/" + fair + ".ics";
        String uid = value(eventsOfFair(path).get(0), Property.UID);
        assertThat(value(eventsOfFair(path).get(0), Property.SEQUENCE)).isEqualTo("0");
        String mark = RestAssured.given().get(path).header("ETag");
        assertThat(RestAssured.given().header("If-None-Match", mark).get(path).statusCode())
                .isEqualTo(304);
        List<String> said = new ArrayList<>();
        fairs.postpone(fair);
        said.add(status(path, uid));
        Instant later = inDays(20);
        fairs.move(fair, FairTest.sessions(later, 100));
        said.add(status(path, uid));
        assertThat(page(fair, "zh-CN").asString())
                .as("who has a ticket is told the new day at once")
                .contains("时间已改")
                .doesNotContain("新时间待定");
        fairs.publish(fair, null);
        said.add(status(path, uid));
        fairs.cancel(fair);
        said.add(status(path, uid));
        assertThat(said).containsExactly("TENTATIVE 1", "CONFIRMED 2", "CONFIRMED 3", "CANCELLED 4");
        assertThat(RestAssured.given().header("If-None-Match", mark).get(path).statusCode())
                .isEqualTo(200);
        assertThat(eventsOfFair("/v1/fairs.ics")).as("nobody comes for nothing").hasSize(1);
    }

    private String status(String path, String uid) throws Exception {
        CalendarComponent event = eventsOfFair(path).get(0);
        assertThat(value(event, Property.UID)).isEqualTo(uid);
        return value(event, Property.STATUS) + " " + value(event, Property.SEQUENCE);
    }

    /** RFC 4287: what a feed and an entry must have, once each, and what they may. */
    @Test
    void theFeedOfComingFairsIsAtom() throws Exception {
        Response answer = RestAssured.given().get("/v1/fairs.atom?lang=zh-CN");
        assertThat(answer.contentType()).startsWith("application/atom+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document feed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.asByteArray()));
        Element root = feed.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(children(root, "id")).hasSize(1);
        assertThat(children(root, "updated")).hasSize(1);
        assertThat(children(root, "title")).hasSize(1);
        assertThat(children(root, "author")).hasSize(1);
        assertThat(children(root, "link"))
                .extracting(link -> link.getAttribute("rel"))
                .containsExactly("self", "alternate");
        List<Element> entries = children(root, "entry");
        assertThat(entries).allSatisfy(entry -> {
            for (String once : List.of("id", "title", "updated", "summary", "published")) {
                assertThat(children(entry, once)).as(once).hasSize(1);
            }
            assertThat(OffsetDateTime.parse(text(entry, "updated")))
                    .isBeforeOrEqualTo(OffsetDateTime.parse(text(root, "updated")));
        });
        assertThat(entries)
                .extracting(entry -> text(entry, "id"))
                .doesNotHaveDuplicates()
                .contains("urn:uuid:" + fair);
        Element mine = entries.stream()
                .filter(entry -> text(entry, "id").equals("urn:uuid:" + fair))
                .findFirst()
                .orElseThrow();
        assertThat(text(mine, "title")).isEqualTo("阅美玄武湖");
        fairs.cancel(fair);
        assertThat(RestAssured.given().get("/v1/fairs.atom").asString()).contains("阅美玄武湖 · 活动已取消");
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element
                    && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).get(0).getTextContent();
    }

    @Test
    void aFamilysCalendarHasASecretAddressThatCanBeRenewedAndNamesNobody() throws Exception {
        Somebody family = Somebody.aCitizen("雀小明");
        assertThat(family.asks().get("/v1/households/me/calendar").asString()).isEqualTo("{}");
        String url = renewed(family);
        assertThat(family.asks().get("/v1/households/me/calendar").jsonPath().getString("url"))
                .isEqualTo(url);
        UUID site = given.aSite();
        UUID session = given.open(site);
        UUID volume = given.aVolume();
        given.takesPart(
                family.caller(), session, given.has(family.caller(), volume).value(), given.aVolume());
        String path = url.substring(url.indexOf("/v1/"));
        Response answer = RestAssured.given().get(path);
        assertThat(answer.header("Cache-Control")).contains("private").doesNotContain("public");
        assertThat(answer.asString()).contains("春季换书会").doesNotContain("雀小明");
        assertThat(read(path).getComponents(Component.VEVENT)).hasSize(2);

        String other = renewed(family);
        assertThat(other).isNotEqualTo(url);
        assertRefused(RestAssured.given().get(path), 404, "calendar-unknown");
        assertThat(RestAssured.given()
                        .get(other.substring(other.indexOf("/v1/")))
                        .statusCode())
                .isEqualTo(200);
        Caller grandmother = Somebody.aCitizen("外婆").caller();
        unions.merge(family.caller(), new JoinCode(unions.invite(grandmother).code()));
        assertRefused(RestAssured.given().get(other.substring(other.indexOf("/v1/"))), 404, "calendar-unknown");

        Somebody asGrandmother = Somebody.ofPerson(grandmother.personId());
        String hers = renewed(asGrandmother);
        asGrandmother.asks().delete("/v1/households/me/calendar").then().statusCode(204);
        assertRefused(RestAssured.given().get(hers.substring(hers.indexOf("/v1/"))), 404, "calendar-unknown");
    }

    private static String renewed(Somebody family) {
        return family.asks().post("/v1/households/me/calendar").jsonPath().getString("url");
    }
}
