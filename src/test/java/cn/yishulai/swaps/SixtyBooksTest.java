package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.DropOffCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.AgeBand;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import cn.yishulai.people.Somebody;
import cn.yishulai.rules.Acceptance;
import cn.yishulai.rules.Caps;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Validity;
import cn.yishulai.rules.Value;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One family at the desk, with two children, 60 books and a cap of 20 a person; 14 of the books are wanted by others.
 * The network goes at book 43 and another counter goes on.
 */
@QuarkusTest
class SixtyBooksTest {

    private static final int LOST_AT = 43;

    @Inject
    SwapFixture given;

    @Inject
    Households households;

    @Inject
    DropOffs dropOffs;

    @Inject
    CopyReads copies;

    @Inject
    RuleSets rules;

    /** A book in the bags, and what must become of it. */
    private record Book(Map<String, Object> found, String decision, String reason) {}

    private IntakeRules before;
    private UUID site;
    private UUID elsewhere;
    private Caller family;
    private UUID older;
    private UUID younger;
    private final List<Book> bags = new ArrayList<>();
    private final Map<String, Caller> readers = new HashMap<>();
    private final Map<String, UUID> wishes = new HashMap<>();

    @BeforeEach
    void aCapForEachPersonAndTwoChildren() {
        before = rules.intake();
        rules.publish(
                Instant.now(),
                new IntakeRules(
                        1,
                        Grade.FAIR,
                        null,
                        1_000,
                        2,
                        1,
                        Acceptance.BY_GRADE,
                        new Caps(20, null, null, null),
                        Value.ONE_BY_ONE,
                        Validity.FOR_EVER,
                        List.of()));
        site = given.aSite();
        elsewhere = given.aSite();
        family = given.aFamily();
        older = child("小满", AgeBand.FROM_7_TO_10);
        younger = child("小雪", AgeBand.UNDER_7);
    }

    @AfterEach
    void theRulesAreAsTheyWere() {
        rules.publish(Instant.now(), before);
    }

    @Test
    void sixtyBooksOfOneFamilyAreDecidedThoughTheNetworkGoesAtTheFortyThird() throws Exception {
        fillTheBags();
        assertThat(bags).hasSize(60);
        Somebody li = Somebody.staffAt(site);
        String session = open(li);
        List<JsonPath> answers = new ArrayList<>();
        for (int i = 0; i < LOST_AT - 1; i++) {
            answers.add(inspect(li, UUID.randomUUID(), session, bags.get(i)));
        }

        // The answer of book 43 never arrives; the counter asks again with its key, and after a reload with another
        // token.
        UUID key = UUID.randomUUID();
        Book lost = bags.get(LOST_AT - 1);
        sendAndHangUp(li, key, session, lost);
        Response retried = ask(Somebody.ofStaff(li.caller().personId()), key, session, lost);
        assertThat(retried.header("Idempotency-Replayed")).isEqualTo("true");
        answers.add(retried.jsonPath());

        // Another counter scans the slip, sees all 43 in order, and goes on.
        Somebody zhou = Somebody.staffAt(site);
        JsonPath resumed = show(zhou, session);
        DropOffs.Slip slip =
                dropOffs.bySlip(new DropOffCode(resumed.getString("code"))).orElseThrow();
        assertThat(slip.session()).hasToString(session);
        assertThat(open(zhou)).isEqualTo(session);
        assertThat(resumed.getList("inspections.copy.code")).isEqualTo(codes(answers));
        assertRefused(
                zhou.asks()
                        .body(Map.of("copyCode", answers.get(LOST_AT - 1).getString("copy.code"), "grade", "GOOD"))
                        .post("/v1/drop-offs/" + session + "/copies"),
                409,
                "copy-already-inspected");
        for (int i = LOST_AT; i < bags.size(); i++) {
            answers.add(inspect(zhou, UUID.randomUUID(), session, bags.get(i)));
        }

        eachBookIsDecidedAsItShould(answers);
        theWantedBooksGoToWhoAskedFirst(answers);
        theReceiptSums(zhou, session, answers);
        assertThat(given.told("drop-off-closed", family)).isOne();
        given.audit();
    }

    private void fillTheBags() {
        for (int i = 0; i < 10; i++) {
            UUID wanted = given.aVolume();
            wish("reader " + i, wanted, site, 1);
            bag(wanted, Map.of());
        }
        UUID popular = given.aVolume();
        wish("first", popular, site, 1);
        wish("second", popular, site, 1);
        wish("third", popular, site, 1);
        bag(popular, Map.of());
        bag(popular, Map.of());
        UUID fetchedElsewhere = given.aVolume();
        wish("elsewhere", fetchedElsewhere, elsewhere, 1);
        bag(fetchedElsewhere, Map.of());
        UUID unpaid = given.aVolume();
        wish("without credit", unpaid, site, 0);
        wish("behind", unpaid, site, 1);
        bag(unpaid, Map.of());
        // 14 so far; what must not go on a shelf, a set, and too many of one title
        bags.add(book(given.aVolume(), Map.of("stampWords", "南京市鼓楼区图书馆"), "QUARANTINE", "LIBRARY_STAMP"));
        bags.add(book(given.aVolume(), Map.of("flaws", List.of("MOULD")), "RETURNED", "BELOW_GRADE"));
        bags.add(book(aSet(), Map.of("missingParts", List.of()), "CREDIT", "ACCEPTED"));
        UUID same = given.aVolume();
        bag(same, Map.of());
        bag(same, Map.of());
        bags.add(book(same, Map.of(), "GIFT", "ABOVE_VOLUME_CAP"));
        bags.add(book(same, Map.of(), "GIFT", "ABOVE_VOLUME_CAP"));
        bags.add(book(given.aVolume(), Map.of("gift", true), "GIFT", "WANTED_AS_GIFT"));
        // the older child has 17 credits: three more, and four above the cap
        for (int i = 0; i < 7; i++) {
            bags.add(
                    i < 3
                            ? book(given.aVolume(), Map.of(), "CREDIT", "ACCEPTED")
                            : book(given.aVolume(), Map.of(), "GIFT", "ABOVE_PERSON_CAP"));
        }
        // the younger child's
        while (bags.size() < 60) {
            boolean within = bags.size() < 49;
            Book book = book(
                    given.aVolume(), Map.of(), within ? "CREDIT" : "GIFT", within ? "ACCEPTED" : "ABOVE_PERSON_CAP");
            book.found().put("personId", younger.toString());
            bags.add(book);
        }
    }

    private void eachBookIsDecidedAsItShould(List<JsonPath> answers) {
        for (int i = 0; i < bags.size(); i++) {
            assertThat(answers.get(i).getString("decision") + " "
                            + answers.get(i).getString("reason"))
                    .as("book %d", i + 1)
                    .isEqualTo(bags.get(i).decision() + " " + bags.get(i).reason());
        }
    }

    private void theWantedBooksGoToWhoAskedFirst(List<JsonPath> answers) {
        List<JsonPath> promised = answers.stream()
                .filter(answer -> answer.getString("request.id") != null)
                .toList();
        assertThat(promised).hasSize(14);
        assertThat(promised.stream().filter(one -> "ON_HOLD_SHELF".equals(one.getString("copy.status"))))
                .hasSize(13);
        assertThat(state("first")).isEqualTo(RequestState.READY);
        assertThat(state("second")).isEqualTo(RequestState.READY);
        assertThat(state("third")).isEqualTo(RequestState.OPEN);
        assertThat(given.request(readers.get("third"), wishes.get("third"))
                        .place()
                        .ahead())
                .isZero();
        assertThat(answers.get(10).getString("request.id")).isEqualTo(String.valueOf(wishes.get("first")));
        assertThat(answers.get(11).getString("request.id")).isEqualTo(String.valueOf(wishes.get("second")));
        assertThat(state("without credit")).isEqualTo(RequestState.OPEN);
        assertThat(state("behind")).isEqualTo(RequestState.READY);

        JsonPath toOther = answers.get(12);
        assertThat(toOther.getString("request.pickupSite.id")).isEqualTo(elsewhere.toString());
        assertThat(toOther.getString("copy.status")).isEqualTo("CLAIMED");
        assertThat(copies.facts(new CopyCode(toOther.getString("copy.code"))).status())
                .isEqualTo(CopyStatus.CLAIMED);
    }

    private void theReceiptSums(Somebody desk, String session, List<JsonPath> answers) {
        JsonPath receipt =
                desk.asks().post("/v1/drop-offs/" + session + "/receipt").jsonPath();
        long credits =
                answers.stream().mapToLong(answer -> answer.getLong("credits")).sum();
        assertThat(credits).isEqualTo(40);
        assertThat(receipt.getLong("credits")).isEqualTo(credits);
        assertThat(receipt.getLong("freeCredits"))
                .isEqualTo(given.credits(family).free())
                .isEqualTo(credits);
        assertThat(receipt.getList("dropOff.inspections.copy.code")).isEqualTo(codes(answers));
        assertThat(receipt.getList("dropOff.inspections.newLabel", Boolean.class))
                .containsOnly(true);
        Response labels = desk.asks()
                .body(Map.of("copyCodes", codes(answers), "sheet", "L7160"))
                .post("/v1/labels");
        assertThat(labels.statusCode()).as(labels.asString()).isEqualTo(201);
    }

    private RequestState state(String reader) {
        return given.request(readers.get(reader), wishes.get(reader)).state();
    }

    private void wish(String reader, UUID volume, UUID pickup, int credits) {
        readers.put(reader, given.aFamilyWithCredits(credits));
        wishes.put(reader, given.asks(readers.get(reader), volume, pickup));
    }

    private void bag(UUID volume, Map<String, Object> found) {
        bags.add(book(volume, found, "CREDIT", "ACCEPTED"));
    }

    private Book book(UUID volume, Map<String, Object> found, String decision, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "volumeId", volume.toString(),
                "grade", "GOOD",
                "personId", older.toString(),
                "answer", Map.of("is", "SECOND_COPY")));
        body.putAll(found);
        return new Book(body, decision, reason);
    }

    private UUID aSet() {
        return UUID.fromString(Somebody.aLibrarian()
                .asks()
                .body(Map.of("title", "西游记 " + UUID.randomUUID() + "（全三册）"))
                .post("/v1/volumes")
                .jsonPath()
                .getString("id"));
    }

    private UUID child(String nickname, AgeBand age) {
        return households
                .addPerson(family, new PersonForm(nickname, PersonKind.CHILD, age, "2026-1"))
                .id();
    }

    private String open(Somebody desk) {
        return desk.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", given.card(family)))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
    }

    private static JsonPath show(Somebody desk, String session) {
        return desk.asks().get("/v1/drop-offs/" + session).jsonPath();
    }

    private static Response ask(Somebody desk, UUID key, String session, Book book) {
        return desk.asks(key).body(book.found()).post("/v1/drop-offs/" + session + "/copies");
    }

    private static JsonPath inspect(Somebody desk, UUID key, String session, Book book) {
        Response decided = ask(desk, key, session, book);
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(201);
        return decided.jsonPath();
    }

    /** The request goes out whole and is done, and nobody is there for the answer. */
    private static void sendAndHangUp(Somebody desk, UUID key, String session, Book book)
            throws IOException, InterruptedException {
        URI home = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        String body = new ObjectMapper().writeValueAsString(book.found());
        try (Socket wire = new Socket(home.getHost(), home.getPort())) {
            wire.getOutputStream()
                    .write(("POST /v1/drop-offs/%s/copies HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                                    + "Idempotency-Key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
                            .formatted(
                                    session, home.getAuthority(), desk.token(), key, body.getBytes(UTF_8).length, body)
                            .getBytes(UTF_8));
            wire.getOutputStream().flush();
            waitUntilDecided(desk, session, LOST_AT);
        }
    }

    private static void waitUntilDecided(Somebody desk, String session, int books) throws InterruptedException {
        for (int i = 0; i < 200 && show(desk, session).getList("inspections").size() < books; i++) {
            Thread.sleep(50);
        }
    }

    private static List<String> codes(List<JsonPath> answers) {
        return answers.stream().map(answer -> answer.getString("copy.code")).toList();
    }
}
