package cn.yishulai.intake;

import static cn.yishulai.http.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.BlankLabels;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.Acceptance;
import cn.yishulai.rules.Caps;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.PurseRule;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Validity;
import cn.yishulai.rules.Value;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules over HTTP: seen before books are carried, prepared, tried, published, and then deciding. */
@QuarkusTest
class RulesStoryTest {

    private static final IntakeRules USUAL = new IntakeRules(1, Grade.FAIR, null, 20, 2, 1);

    @Inject
    Sites sites;

    @Inject
    Households households;

    @Inject
    BlankLabels labels;

    @Inject
    RuleSets rules;

    @Inject
    RulePreview preview;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    private final String mark = "试 " + UUID.randomUUID().toString().substring(0, 8);
    private UUID site;
    private Somebody staff;
    private Somebody family;

    @BeforeEach
    void aFamilyAndADesk() {
        site = aSite();
        staff = Somebody.staffAt(site);
        family = Somebody.aCitizen();
    }

    /** The other tests of the house know the usual rules. */
    @AfterEach
    void theUsualRulesAgain() {
        rules.publish(clock.instant(), USUAL);
    }

    @Test
    void familiesSeeTheRulesBeforeTheyCarryBooks() {
        publish(byStep(2000));
        Response shown = given().get("/v1/intake-rules");
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(shown.jsonPath().getList("summary.zh", String.class)).contains("定价每满 20 元得 1 张券，零头留到下一本合并计算。");
        assertThat(shown.jsonPath().getList("summary.en", String.class))
                .contains("One credit for each full ¥20 of the list price; what is left counts with the next book.");
        assertThat(shown.jsonPath().getList("examples.credits", Integer.class)).contains(2, 0);

        String number = SecondCopyTest.aNumber();
        volume(Map.of("title", "没有定价的书", "bookNumber", number, "year", 2020));
        Response answer = given().get("/v1/intake-rules/answer?bookNumber=" + number);
        assertThat(answer.jsonPath().getString("items[0].decision"))
                .as(answer.asString())
                .isEqualTo("CREDIT");
        assertThat(answer.jsonPath().getBoolean("items[0].priceOnCover")).isTrue();
        assertThat(answer.jsonPath().getString("items[0].volume.title")).isEqualTo("没有定价的书");
        Response unknown = given().get("/v1/intake-rules/answer?bookNumber=" + SecondCopyTest.aNumber());
        assertThat(unknown.jsonPath().getString("items[0].volume")).isNull();
        assertRefused(given().get("/v1/intake-rules/answer?bookNumber=12"), 400, "book-number-malformed");
    }

    @Test
    void cheapBooksArePooledAndNothingOfThemIsLost() {
        publish(byStep(2000));
        String session = session(site);
        Response asked = inspect(session, Map.of());
        assertRefused(asked, 422, "price-needed");
        Response first = inspect(session, Map.of("coverPrice", "12.50"));
        assertThat(first.jsonPath().getString("reason")).as(first.asString()).isEqualTo("POOLED");
        assertThat(first.jsonPath().getInt("worth.remainderAfter")).isEqualTo(1250);
        Response second = inspect(session, Map.of("coverPrice", "27.6"));
        assertThat(second.jsonPath().getInt("credits")).isEqualTo(2);
        assertThat(second.jsonPath().getInt("worth.remainderAfter")).isEqualTo(10);
        Response credits = family.asks().get("/v1/households/me/credits");
        assertThat(credits.jsonPath().getInt("free")).isEqualTo(2);
        assertThat(credits.jsonPath().getString("remainders[0].yuan")).isEqualTo("0.10");
        assertThat(credits.jsonPath().getString("purses[0].endsAt")).contains("-01-01T00:00");
    }

    @Test
    void aChildrensBookIsPaidForWithWhatAChildrensBookEarned() throws Exception {
        publish(new IntakeRules(
                1,
                Grade.FAIR,
                null,
                20,
                2,
                1,
                Acceptance.BY_GRADE,
                Caps.OF_THE_SESSION,
                Value.ONE_BY_ONE,
                Validity.FOR_EVER,
                List.of(new PurseRule("CHILDREN", List.of("I28"), null, null))));
        String fairyTale = volume(Map.of("title", "童话 " + UUID.randomUUID()));
        String novel = volume(Map.of("title", "小说 " + UUID.randomUUID()));
        ofClass(fairyTale, "I287.7");
        Response brought = inspect(session(site), Map.of("volumeId", fairyTale));
        assertThat(brought.jsonPath().getString("worth.purse"))
                .as(brought.asString())
                .isEqualTo("CHILDREN");

        Somebody other = Somebody.aCitizen();
        Somebody me = family;
        family = other;
        inspect(session(site), Map.of("volumeId", novel));
        inspect(session(site), Map.of("volumeId", fairyTale, "answer", Map.of("is", "SECOND_COPY")));
        family = me;
        assertThat(asks(novel)).as("in line, as its credit is for other books").isEqualTo("OPEN");
        assertThat(asks(fairyTale)).isEqualTo("ACCEPTED");
    }

    @Test
    void aNumberNobodyCanMeanIsRefusedWithItsField() {
        Somebody librarian = Somebody.aLibrarian();
        Map<String, Object> wrong = new HashMap<>(usual());
        wrong.put("caps", Map.of("perHousehold", Map.of("books", 10, "days", 0)));
        Response refused =
                librarian.asks().body(Map.of("rules", wrong, "note", "a slip")).post("/v1/intake-rules/drafts");
        assertRefused(refused, 422, "rules-malformed");
        assertThat(refused.jsonPath().getString("field")).isEqualTo("caps.days");
        wrong.put("caps", Map.of());
        wrong.put("value", Map.of("per", "PRICE_STEP"));
        assertThat(librarian
                        .asks()
                        .body(Map.of("rules", wrong, "note", "a slip"))
                        .post("/v1/intake-rules/drafts")
                        .jsonPath()
                        .getString("field"))
                .isEqualTo("value.stepFen");
    }

    @Test
    void aDraftIsTriedOnTheBooksOfTheMonthAndPublishedBySomebodyElse() {
        publish(USUAL);
        Somebody mine = family;
        String session = session(site);
        inspect(session, Map.of("grade", "FAIR"));
        inspect(session, Map.of("flaws", List.of("NAME_INSIDE")));
        inspect(session, Map.of("grade", "LIKE_NEW"));
        Somebody author = Somebody.aLibrarian();
        Response begun =
                author.asks().body(Map.of("rules", usual(), "note", "as it is")).post("/v1/intake-rules/drafts");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
        assertThat(begun.jsonPath().getList("changes")).isEmpty();
        String draft = begun.jsonPath().getString("id");

        Map<String, Object> stricter = new HashMap<>(usual());
        stricter.put("lowestGrade", "GOOD");
        stricter.put("creditsPerBook", 2);
        Response changed = author.asks()
                .body(Map.of("rules", stricter, "note", "eight tenths new", "revision", 1))
                .put("/v1/intake-rules/drafts/" + draft);
        assertThat(changed.jsonPath().getList("changes.field"))
                .as(changed.asString())
                .containsExactly("creditsPerBook", "lowestGrade");
        assertRefused(
                author.asks()
                        .body(Map.of("rules", stricter, "note", "too late", "revision", 1))
                        .put("/v1/intake-rules/drafts/" + draft),
                409,
                "draft-changed");

        PreviewView same = preview.of(
                USUAL, clock.instant().minusSeconds(120), clock.instant().plusSeconds(5), null, 100);
        assertThat(same.books()).isGreaterThanOrEqualTo(3);
        assertThat(same.items()).filteredOn(one -> one.title().startsWith(mark)).isEmpty();
        Response tried = author.asks().get("/v1/intake-rules/drafts/%s/preview?days=1&limit=100".formatted(draft));
        assertThat(tried.jsonPath().getInt("changed")).as(tried.asString()).isGreaterThanOrEqualTo(3);
        List<Map<String, Object>> ours = new ArrayList<>();
        // Other stories of the month are on the pages too.
        for (Response page = tried; page != null; page = nextOf(page, author, draft)) {
            ours.addAll(page.jsonPath().getList("items.findAll { it.title.startsWith('%s') }".formatted(mark)));
        }
        assertThat(ours).hasSizeGreaterThanOrEqualTo(3);

        assertRefused(
                author.asks().body(Map.of("revision", 2)).post("/v1/intake-rules/drafts/%s/publish".formatted(draft)),
                403,
                "second-person-needed");
        Somebody second = Somebody.aLibrarian();
        assertRefused(
                second.asks()
                        .body(Map.of("revision", 2, "validFrom", "2026-01-01T00:00:00+08:00"))
                        .post("/v1/intake-rules/drafts/%s/publish".formatted(draft)),
                422,
                "rules-from-the-past");
        Response published =
                second.asks().body(Map.of("revision", 2)).post("/v1/intake-rules/drafts/%s/publish".formatted(draft));
        assertThat(published.jsonPath().getString("state"))
                .as(published.asString())
                .isEqualTo("PUBLISHED");
        assertRefused(
                second.asks().body(Map.of("revision", 2)).post("/v1/intake-rules/drafts/%s/publish".formatted(draft)),
                409,
                "draft-closed");

        Response versions = second.asks().get("/v1/intake-rules/versions");
        assertThat(versions.jsonPath().getBoolean("items[0].inForce")).isTrue();
        assertThat(versions.jsonPath().getString("items[0].publishedBy")).isNotBlank();
        assertThat(versions.jsonPath().getList("items[0].changes.field")).contains("creditsPerBook", "lowestGrade");
        family = Somebody.aCitizen();
        Response now = inspect(session(site), Map.of("grade", "FAIR"));
        assertThat(now.jsonPath().getString("reason")).isEqualTo("BELOW_GRADE");
        assertThat(now.jsonPath().getInt("rulesVersion"))
                .isEqualTo(published.jsonPath().getInt("version"));
        family = mine;
    }

    /** Books by step, with caps over time, by two families at two sites: decided again by the same rules, nothing differs. */
    @Test
    void theRulesThatDecidedDecideTheSameAgain() {
        IntakeRules strict = new IntakeRules(
                1,
                Grade.FAIR,
                2010,
                4,
                1,
                1,
                new Acceptance(null, null, List.of(), null, null, null, null, null, null),
                new Caps(null, new Caps.OverTime(5, 30), new Caps.OverTime(1, 365), 2),
                new Value(Value.Per.PRICE_STEP, 1500, Value.IfNoPrice.GIFT),
                Validity.FOR_EVER,
                List.of());
        publish(strict);
        var from = clock.instant();
        String twice = volume(Map.of("title", "再 " + UUID.randomUUID()));
        for (int visit = 0; visit < 3; visit++) {
            String session = session(visit == 1 ? aSite(staff) : site);
            inspect(session, Map.of("volumeId", twice, "coverPrice", "9.99", "answer", Map.of("is", "SECOND_COPY")));
            for (String price : List.of("3.50", "41", "16.20")) {
                inspect(session, Map.of("coverPrice", price));
            }
            inspect(session, Map.of("grade", "WORN"));
            inspect(session, Map.of());
            closed(session);
        }
        PreviewView again = preview.of(strict, from, clock.instant().plusSeconds(5), null, 100);
        assertThat(again.books()).isEqualTo(18);
        assertThat(again.items()).isEmpty();
        assertThat(again.changed()).isZero();
        assertThat(again.after()).isEqualTo(again.before());
        assertThat(again.creditsAfter()).isEqualTo(again.creditsBefore()).isPositive();
        PreviewView without = preview.of(USUAL, from, clock.instant().plusSeconds(5), null, 2);
        assertThat(without.changed()).isPositive();
        assertThat(without.items()).hasSize(2);
        assertThat(preview.of(USUAL, from, clock.instant().plusSeconds(5), without.nextAfter(), 2)
                        .items())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(without.items());
    }

    /** Two counters at two sites take books of one family at once; the family has two left under its cap. */
    @Test
    void twoCountersNeverPassOneCapTogether() throws Exception {
        publish(new IntakeRules(
                1,
                Grade.FAIR,
                null,
                20,
                2,
                1,
                Acceptance.BY_GRADE,
                new Caps(null, new Caps.OverTime(2, 30), null, null),
                Value.ONE_BY_ONE,
                Validity.FOR_EVER,
                List.of()));
        UUID other = aSite(staff);
        List<String> sessions = List.of(session(site), session(other));
        ExecutorService counters = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Response>> books = IntStream.range(0, 8)
                    .<Callable<Response>>mapToObj(i -> () -> inspect(sessions.get(i % 2), Map.of()))
                    .toList();
            List<Future<Response>> decided = counters.invokeAll(books);
            long credited = decided.stream()
                    .map(RulesStoryTest::got)
                    .filter(answer -> "CREDIT".equals(answer.jsonPath().getString("decision")))
                    .count();
            assertThat(credited).isEqualTo(2);
        } finally {
            counters.shutdown();
        }
        assertThat(family.asks().get("/v1/households/me/credits").jsonPath().getInt("free"))
                .isEqualTo(2);
    }

    private static Response got(Future<Response> answer) {
        try {
            Response response = answer.get();
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
            return response;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private IntakeRules byStep(int fen) {
        return new IntakeRules(
                1,
                Grade.FAIR,
                null,
                20,
                2,
                1,
                Acceptance.BY_GRADE,
                Caps.OF_THE_SESSION,
                new Value(Value.Per.PRICE_STEP, fen, Value.IfNoPrice.ASK),
                new Validity(Validity.Until.END_OF_YEAR, null, null, null),
                List.of());
    }

    private static Map<String, Object> usual() {
        return Map.of("lowestGrade", "FAIR", "capPerSession", 20, "capPerVolume", 2, "creditsPerBook", 1);
    }

    private void publish(IntakeRules next) {
        rules.publish(clock.instant(), next);
    }

    private UUID aSite() {
        return sites.add(new SiteForm(
                "点位 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)))));
    }

    /** Another site, at which from now on the staff of the test works too. */
    private UUID aSite(Somebody before) {
        UUID other = aSite();
        staff = Somebody.staffAt(Stream.of(site, other).toArray(UUID[]::new));
        return other;
    }

    private String volume(Map<String, ?> form) {
        return family.asks()
                .body(form)
                .post("/v1/volumes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void ofClass(String volume, String number) throws Exception {
        try (var connection = database.getConnection();
                var say = connection.prepareStatement(
                        "INSERT INTO edition_subject (edition_id, class_number) SELECT edition_id, ? FROM volume WHERE id = ?::uuid")) {
            say.setString(1, number);
            say.setString(2, volume);
            say.executeUpdate();
        }
    }

    private String asks(String volume) {
        return family.asks()
                .body(Map.of("volumeId", volume, "pickupSiteId", site.toString()))
                .post("/v1/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("state");
    }

    private String session(UUID at) {
        return staff.asks()
                .body(Map.of(
                        "siteId", at.toString(),
                        "familyCode",
                                households
                                        .view(Objects.requireNonNull(
                                                family.caller().householdId()))
                                        .familyCode()
                                        .value()))
                .post("/v1/drop-offs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void closed(String session) {
        staff.asks().post("/v1/drop-offs/%s/receipt".formatted(session)).then().statusCode(201);
    }

    /** On a blank label; a book that nobody knows, unless the form names one. */
    private Response inspect(String session, Map<String, ?> form) {
        Map<String, Object> body = new HashMap<>(Map.of("grade", "GOOD"));
        body.putAll(form);
        body.computeIfAbsent("volumeId", any -> volume(Map.of("title", mark + " " + UUID.randomUUID())));
        body.put("copyCode", labels.make(1, staff.caller().personId()).get(0).value());
        return staff.asks().body(body).post("/v1/drop-offs/" + session + "/copies");
    }

    private static @Nullable Response nextOf(Response page, Somebody author, Object draft) {
        String after = page.jsonPath().getString("nextAfter");
        return after == null
                ? null
                : author.asks()
                        .queryParam("after", after)
                        .get("/v1/intake-rules/drafts/%s/preview?days=1&limit=100".formatted(draft));
    }
}
