package cn.yishulai.reports;

import static cn.yishulai.http.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.fairs.FairFixture;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.Sentence;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** Definitions by two persons, counts that are kept, proved and held beside each other, files, and what partners see. */
@QuarkusTest
class ReportCountsTest {

    private static final String RULES =
            """
            {"report": "VISITS", "note": "一人一天只算一次", "rules": {"fairUnit": "PERSON_DAY", "counterUnit": "FAMILY_DAY", "bringing": true,
             "fetching": true, "walkIns": true, "smallest": 10}}""";

    /** What stays is not of the year that other stories count. */
    private static final Duration TEN_YEARS = Duration.ofDays(3_652);

    @Inject
    Season season;

    @Inject
    Definitions definitions;

    @Inject
    CountRunner runner;

    @Inject
    CountRepository repository;

    @Inject
    FairFigures figures;

    @Inject
    FairFixture fairs;

    @Inject
    Sites sites;

    @Inject
    Clock clock;

    private final Somebody librarian = Somebody.aLibrarian();

    @Test
    void theWordsOfADefinitionAreMadeOfWhatItDecides() {
        for (Definition definition : definitions.published(null)) {
            assertThat(new Sentence(definition.zh(), definition.en()))
                    .isEqualTo(DefinitionWords.of(definition.report(), definition.rules()));
        }
        assertThat(definitions.published(null)).extracting(Definition::report).contains(Report.values());
    }

    @Test
    void aDefinitionIsPublishedBySomebodyElseAndChangesNoCountThatWasMade() {
        UUID site = visited();
        String first = definitions.inForce(Report.VISITS).id().toString();
        String before = ask(site, "\"definitionId\": \"%s\"".formatted(first));
        String draft =
                posted(librarian, "/v1/report-definitions/drafts", RULES, 201).getString("id");
        assertRefused(
                librarian.asks().post("/v1/report-definitions/drafts/" + draft + "/publish"),
                403,
                "second-person-needed");
        String tried = posted(
                        librarian,
                        "/v1/report-counts/%s/recount".formatted(before),
                        "{\"definitionId\": \"%s\"}".formatted(draft),
                        201)
                .getString("id");
        JsonPath published =
                posted(Somebody.aLibrarian(), "/v1/report-definitions/drafts/" + draft + "/publish", "", 200);
        assertThat(published.getBoolean("inForce")).isTrue();
        assertThat(published.getInt("version")).isGreaterThan(1);
        assertRefused(
                Somebody.aLibrarian().asks().post("/v1/report-definitions/drafts/" + draft + "/publish"),
                409,
                "definition-closed");

        JsonPath proof = posted(librarian, "/v1/report-counts/%s/recount".formatted(before), "{}", 201);
        JsonPath then = got("/v1/report-counts/" + before);
        assertThat(proof.getString("checksum"))
                .as("same question, same figures")
                .isEqualTo(then.getString("checksum"));
        assertThat(proof.getString("definition.id")).isEqualTo(first);
        assertThat(visits(then))
                .as("a family at a counter in two months, and twice on one day")
                .isEqualTo(2);
        JsonPath comparison = got("/v1/report-counts/%s/comparison?with=%s".formatted(before, proof.getString("id")));
        assertThat(comparison.getBoolean("same")).isTrue();
        assertThat(got("/v1/report-counts/" + tried).getString("definition.state"))
                .isEqualTo("PUBLISHED");
        assertThat(Somebody.aCitizen()
                        .asks()
                        .get("/v1/report-definitions?report=VISITS")
                        .jsonPath()
                        .getList("items.id"))
                .as("everybody reads every version")
                .contains(first, draft);
    }

    @Test
    void twoThatArePublishedAtOnceAreNumberedOneAfterTheOther() throws Exception {
        List<String> drafts = IntStream.range(0, 2)
                .mapToObj(i -> posted(
                                librarian,
                                "/v1/report-definitions/drafts",
                                """
                                {"report": "NO_SHOWS", "note": "试", "rules": {"lateReleases": true, "smallest": 10}}""",
                                201)
                        .getString("id"))
                .toList();
        Somebody other = Somebody.aLibrarian();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> both = drafts.stream()
                    .map(id -> (Callable<Integer>) () -> definitions
                            .publish(other.caller(), UUID.fromString(id))
                            .version())
                    .toList();
            List<Integer> versions = threads.invokeAll(both).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .sorted()
                    .toList();
            assertThat(versions.get(1)).isEqualTo(versions.get(0) + 1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aDefinitionSaysWhatItsReportNeedsAndNothingElse() {
        Response response = librarian
                .asks()
                .body("{\"report\": \"BOOKS\", \"note\": \"试\", \"rules\": {\"lateReleases\": true, \"smallest\": 10}}")
                .post("/v1/report-definitions/drafts");
        assertRefused(response, 422, "definition-malformed");
        assertThat(response.jsonPath().getString("members"))
                .isEqualTo("faceToFace, fairHours, lateReleases, quarantined");
    }

    @Test
    void whatIsNotSettledIsNotCounted() {
        String now = clock.instant().toString();
        Response response = librarian
                .asks()
                .body("{\"report\": \"BOOKS\", \"from\": \"2026-01-01\", \"to\": \"2026-01-02\", \"asOf\": \"%s\"}"
                        .formatted(now))
                .post("/v1/report-counts");
        assertRefused(response, 422, "count-as-of-too-late");
    }

    @Test
    void aLongPeriodIsCountedInTheBackgroundAndSaysHowFarItIs() {
        UUID site = visited();
        JsonPath asked = posted(
                librarian,
                "/v1/report-counts",
                """
                {"report": "VISITS", "from": "1985-01-01", "to": "1987-12-31", "siteId": "%s", "definitionId": "%s"}"""
                        .formatted(site, first()),
                201);
        assertThat(asked.getInt("ofSteps")).isEqualTo(36);
        String id = asked.getString("id");
        while (!List.of("DONE", "FAILED")
                .contains(got("/v1/report-counts/" + id).getString("state"))) {
            runner.runOne();
        }
        JsonPath done = got("/v1/report-counts/" + id);
        assertThat(done.getInt("doneSteps")).isEqualTo(36);
        assertThat(visits(done)).isEqualTo(2);
        assertRefused(librarian.asks().post("/v1/report-counts/" + id + "/cancel"), 409, "count-over");
        String running = CountFixture.running();
        assertRefused(librarian.asks().accept("text/csv").get("/v1/report-counts/" + running), 409, "count-not-done");
        assertThat(posted(librarian, "/v1/report-counts/" + running + "/cancel", "", 200)
                        .getString("state"))
                .isEqualTo("CANCELLED");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                repository.progressed(UUID.fromString(running), UUID.randomUUID(), 1, clock.instant())))
                .as("who ran it learns that it was ended")
                .isFalse();
    }

    @Test
    void theFilesSayByWhichDefinitionAndDefuseWhatASpreadsheetWouldCompute() throws IOException {
        UUID site = visited();
        String id = ask(site, "\"definitionId\": \"%s\"".formatted(first()));
        String csv = new String(
                librarian
                        .asks()
                        .accept("text/csv")
                        .get("/v1/report-counts/" + id)
                        .asByteArray(),
                UTF_8);
        assertThat(csv)
                .startsWith("\uFEFFsection,SITE,")
                .contains("DEFINITION_ZH,")
                .contains("服务人次");
        assertThat(csv).contains("'=1+1 " + site.toString().substring(0, 4)).doesNotContain(",=1+1");
        assertThat(csv.lines().filter(line -> line.startsWith("TOTAL,")))
                .hasSize(1)
                .allMatch(line -> line.contains(",2,3,"));
        byte[] book = librarian
                .asks()
                .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .get("/v1/report-counts/" + id)
                .asByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
                    .contains("DEFINITION", "TOTAL", "BY_VENUE", "BY_DAY", "DETAIL");
            List<Row> first = workbook.getFirstSheet().read();
            assertThat(first.stream().collect(Collectors.toMap(row -> row.getCellText(0), row -> row.getCellText(1))))
                    .containsEntry("REPORT", "VISITS")
                    .containsEntry("DEFINITION_VERSION", "1")
                    .hasEntrySatisfying(
                            "DEFINITION_EN", words -> assertThat(words).startsWith("Service visits."));
        }
    }

    @Test
    void aPartnerSeesTheFiguresOfItsOwnFairWithoutSmallNumbers() {
        UUID organisation = fairs.anOrganisation();
        Somebody partner = Somebody.ofOrganisation(organisation, Role.PARTNER);
        Somebody stranger = Somebody.ofOrganisation(fairs.anOrganisation(), Role.PARTNER);
        QuarkusTransaction.begin();
        try {
            Instant begins = clock.instant()
                    .atZone(ZoneId.of("Asia/Shanghai"))
                    .minusDays(1)
                    .toLocalDate()
                    .atTime(9, 0)
                    .atZone(ZoneId.of("Asia/Shanghai"))
                    .toInstant(); // both sessions on one day, at whatever hour this runs
            UUID fair = fairs.aPublishedFairOf(organisation, fairs.aVenue(), begins, 100, 100);
            for (int i = 0; i < 14; i++) {
                season.admitted(
                        fair, 1, null, null, i < 3 ? "UNDER_7" : null, Season.When.of(begins.plusSeconds(60L * i)));
            }
            season.admitted(fair, 2, null, null, null, Season.When.of(begins.plusSeconds(9_000)));
            FairFiguresView shown = figures.of(partner.caller(), fair);
            FairFiguresView.Part visits = shown.parts().get(0);
            assertThat(visits.report()).isEqualTo(Report.VISITS);
            assertThat(visits.total().measures()).hasToString("{\"VISITS\":15}");
            assertThat(visits.tables()).extracting(FairFiguresView.Table::name).contains("BY_AGE_BAND", "BY_SESSION");
            for (FairFiguresView.Table table : visits.tables()) {
                boolean small =
                        !table.name().equals("BY_CHANNEL") && !table.name().equals("BY_DAY");
                assertThat(table.rows())
                        .as(
                                "three small children, and one in the second session, hide the others of %s too",
                                table.name())
                        .allMatch(row -> Boolean.valueOf(small).equals(row.hidden()))
                        .allMatch(row -> small == row.measures().isEmpty());
            }
            assertThatThrownBy(() -> figures.of(stranger.caller(), fair)).isInstanceOf(Refused.class);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void residentsArePutRightByAnotherRowAndAnOldCountKeepsItsOwn() {
        int year = 1901;
        String form = "{\"area\": \"CITY\", \"year\": %d, \"residents\": %d, \"source\": \"=年鉴\"}";
        posted(librarian, "/v1/report-residents", form.formatted(year, 500), 201);
        JsonPath second = posted(librarian, "/v1/report-residents", form.formatted(year, 600), 201);
        assertThat(second.getLong("residents")).isEqualTo(600);
        assertThat(second.getBoolean("confirmed")).isTrue();
        assertThat(got("/v1/report-residents").<Boolean>getList("items.findAll { it.year == 2020 }.confirmed"))
                .as("the census came with the software")
                .containsExactly(false);
        assertThat(got("/v1/report-residents").getList("items.findAll { it.year == 1901 }"))
                .hasSize(1);
        assertRefused(
                librarian
                        .asks()
                        .body(form.replace("CITY", "NOWHERE").formatted(year, 1))
                        .post("/v1/report-residents"),
                404,
                "area-unknown");
    }

    /** A family takes a book in May, and two on one day in June; nobody else comes there. */
    private UUID visited() {
        String name = "=1+1 ";
        UUID site =
                sites.add(new SiteForm(name + UUID.randomUUID(), SiteKind.READING_ROOM, null, null, true, Map.of()));
        UUID family = Somebody.aCitizen().caller().household();
        return QuarkusTransaction.requiringNew().call(() -> {
            season.rename(site, name + site.toString().substring(0, 4) + " " + site);
            UUID volume = season.volume("K8");
            for (Instant then : List.of(Season.at(5, 2, 10, 0), Season.at(6, 1, 9, 0), Season.at(6, 1, 17, 0))) {
                Instant at = then.minus(TEN_YEARS);
                UUID copy = season.copy(volume, family);
                season.stands(copy, "AVAILABLE", site, Season.When.of(at.minusSeconds(3_600)), "received");
                season.taken(copy, family, Season.When.of(at));
            }
            return site;
        });
    }

    private String first() {
        return definitions.published(Report.VISITS).stream()
                .filter(one -> Integer.valueOf(1).equals(one.version()))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private String ask(UUID site, String more) {
        return posted(
                        librarian,
                        "/v1/report-counts",
                        "{\"report\": \"VISITS\", \"from\": \"1985-05-01\", \"to\": \"1985-06-30\", \"siteId\": \"%s\", %s}"
                                .formatted(site, more),
                        201)
                .getString("id");
    }

    private static int visits(JsonPath count) {
        return count.getInt("sections.find { it.name == 'TOTAL' }.rows[0].measures.VISITS");
    }

    private JsonPath got(String path) {
        Response response = librarian.asks().get(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private static JsonPath posted(Somebody who, String path, String body, int status) {
        Response response = (body.isEmpty() ? who.asks() : who.asks().body(body)).post(path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response.jsonPath();
    }
}
