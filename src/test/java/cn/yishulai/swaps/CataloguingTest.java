package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue of the librarians, over HTTP: what comes into it, in which order, and how it is worked off. */
@QuarkusTest
@Audited
class CataloguingTest {

    @Inject
    SwapFixture given;

    @Inject
    CataloguingReads reads;

    @Inject
    EntityManager database;

    private Somebody family;
    private Somebody librarian;
    /** Characters that everybody knows, and how they sound. */
    private static final String COMMON = "山水花鸟春秋冬夏东西南北江河湖海天地日月星云风雨雪松竹梅";

    /** By chance, so that no other test describes this book. */
    private String name;

    /** Other classes describe thousands of books; this one reads its queue to the end, again and again. */
    @BeforeEach
    void theQueueIsEmpty() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        """
                                UPDATE cataloguing_task SET state = 'DONE', closed_at = now(), closed_by = 'test'
                                 WHERE state = 'OPEN'""")
                .executeUpdate());
    }

    @BeforeEach
    void aFamilyAndALibrarian() {
        family = Somebody.aCitizen();
        librarian = Somebody.aLibrarian();
        name = ThreadLocalRandom.current()
                .ints(7, 0, COMMON.length())
                .mapToObj(at -> COMMON.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    @Test
    void aBookThatAFamilyDescribesIsToBeCompletedAndIsThenDone() throws Exception {
        String volume = add(Map.of("title", name));
        Response cover =
                family.asks().contentType("image/png").body(aPicture()).post("/v1/volumes/" + volume + "/cover");
        assertThat(cover.statusCode()).as(cover.asString()).isEqualTo(201);
        assertRefused(
                family.asks().contentType("image/png").body(aPicture()).post("/v1/volumes/" + volume + "/cover"),
                409,
                "cover-there");
        assertThat(librarian
                        .asks()
                        .contentType("image/png")
                        .body(aPicture())
                        .post("/v1/volumes/" + volume + "/cover")
                        .statusCode())
                .isEqualTo(201);
        Response seen = family.asks().get("/v1/volumes/" + volume);
        assertThat(family.asks().get(seen.jsonPath().getString("cover")).contentType())
                .isEqualTo("image/jpeg");
        assertThat(task(volume, null)).containsEntry("kind", "ENRICH");

        String mark = seen.header("ETag");
        assertRefused(edit(volume, null, Map.of("author", "钱锺书")), 412, "volume-changed");
        Response edited = edit(
                volume,
                mark,
                Map.of("author", "钱锺书", "year", 1980, "price", "0.94", "bookNumbers", List.of("10019·3061")));
        assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(200);
        assertThat(edited.jsonPath().getString("author")).isEqualTo("钱锺书");
        assertThat(edited.jsonPath().getString("price")).isEqualTo("0.94");
        assertRefused(edit(volume, mark, Map.of("author", "别人")), 412, "volume-changed");
        assertThat(edit(volume, edited.header("ETag"), Map.of("clear", List.of("YEAR"), "parts", List.of("上册", "下册")))
                        .jsonPath()
                        .getList("parts"))
                .containsExactly("上册", "下册");
        assertRefused(
                edit(
                        volume,
                        family.asks().get("/v1/volumes/" + volume).header("ETag"),
                        Map.of("clear", List.of("TITLE"))),
                400,
                "volume-malformed");
        assertThat(task(volume, null)).isEmpty();

        List<Map<String, Object>> changes = librarian
                .asks()
                .get("/v1/volumes/" + volume + "/history")
                .jsonPath()
                .getList("changes");
        assertThat(changes)
                .anySatisfy(change -> assertThat(change)
                        .containsEntry("field", "AUTHOR")
                        .containsEntry("newValue", "钱锺书")
                        .containsEntry("origin", "LIBRARIAN"))
                .anySatisfy(change ->
                        assertThat(change).containsEntry("field", "YEAR").containsEntry("oldValue", "1980"))
                .anySatisfy(change -> assertThat(change).containsEntry("origin", "HOUSEHOLD"));
    }

    @Test
    void twoSpellingsOfOneBookAreSuggestedAndDismissedForGood() {
        String simplified = add(Map.of("title", name + "国", "author", "钱锺书"));
        String traditional = add(Map.of("title", name + "國", "author", "錢鍾書"));
        Map<String, Object> pair = task(simplified, traditional);
        assertThat(pair).containsEntry("kind", "MERGE");
        assertThat(String.valueOf(pair.get("evidence"))).contains("TITLE");
        assertThat(librarian
                        .asks()
                        .post("/v1/cataloguing/" + pair.get("id") + "/dismiss")
                        .statusCode())
                .isEqualTo(204);
        assertRefused(librarian.asks().post("/v1/cataloguing/" + pair.get("id") + "/dismiss"), 404, "task-unknown");
        assertThat(task(simplified, traditional)).isEmpty();
        // Nothing brings it back: not even a third that is like both.
        add(Map.of("title", name + "国", "author", "钱锺书"));
        assertThat(task(simplified, traditional)).isEmpty();
    }

    @Test
    void titlesThatSoundTheSameAreSuggestedAndThoseWithAnotherDigitAreNot() {
        String one = add(Map.of("title", name + "记", "author", "巴金"));
        assertThat(task(one, add(Map.of("title", name + "纪", "author", "巴金"))).get("evidence"))
                .asString()
                .contains("PINYIN", "AUTHOR");
        assertThat(task(one, add(Map.of("title", name + "纪", "author", "老舍")))).isEmpty();
        String first = add(Map.of("title", name + "1", "author", "巴金"));
        assertThat(task(first, add(Map.of("title", name + "2", "author", "巴金"))))
                .isEmpty();
    }

    @Test
    void anotherAuthorYearOrLabelSpeaksAgainst() {
        String one = add(Map.of("title", name, "author", "鲁迅", "year", 1980));
        assertThat(task(one, add(Map.of("title", name, "author", "老舍")))).isEmpty();
        assertThat(task(one, add(Map.of("title", name, "author", "鲁迅", "year", 1990))))
                .isEmpty();
        assertThat(task(one, add(Map.of("title", name, "author", "鲁迅", "volumeLabel", "下册"))))
                .isEmpty();
        assertThat(task(one, add(Map.of("title", name, "author", "鲁迅", "year", 1980))))
                .isNotEmpty();
    }

    @Test
    void whatIsMostWantedComesFirstAndAMergeAnswersItsQuestion() {
        UUID site = given.aSite();
        String one = add(Map.of("title", name, "author", "巴金"));
        String two = add(Map.of("title", name, "author", "巴金"));
        for (int reader = 0; reader < 3; reader++) {
            given.asks(given.aFamily(), UUID.fromString(two), site);
        }
        reads.weigh();
        Map<String, Object> pair = task(one, two);
        assertThat(pair).containsEntry("demand", 3);
        List<Integer> demands =
                librarian.asks().get("/v1/cataloguing?limit=100").jsonPath().getList("items.demand");
        assertThat(demands).isSortedAccordingTo((a, b) -> b - a);

        Response merged = librarian.asks().body(Map.of("otherVolumeId", two)).post("/v1/volumes/" + one + "/merge");
        assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
        assertThat(merged.jsonPath().getInt("waiting")).isEqualTo(3);
        assertThat(task(one, two)).isEmpty();
        assertThat(family.asks().get("/v1/volumes/" + two).jsonPath().getString("mergedInto"))
                .isEqualTo(one);
        assertThat(family.asks().get("/v1/volumes?query=" + name).jsonPath().getList("items.id"))
                .containsExactly(one);
        assertRefused(
                librarian.asks().body(Map.of("otherVolumeId", two)).post("/v1/volumes/" + one + "/merge"),
                409,
                "merge-impossible");

        Response split = librarian.asks().body(Map.of("otherVolumeId", two)).post("/v1/volumes/" + one + "/split");
        assertThat(split.jsonPath().getInt("waiting")).as(split.asString()).isZero();
        assertThat(family.asks().get("/v1/volumes?query=" + name).jsonPath().getList("items.id"))
                .containsExactlyInAnyOrder(one, two);
        assertThat(librarian
                        .asks()
                        .get("/v1/volumes/" + one + "/history")
                        .jsonPath()
                        .getList("merges.requests"))
                .containsExactly(3);
    }

    @Test
    void aNumberOnALabelledAndAnUnlabelledVolumeAsksWhetherTheOneIsTwo() {
        String number = "9787%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (number.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        number += (10 - sum % 10) % 10;
        String whole = add(Map.of("title", name, "bookNumber", number));
        register(Map.of("bookNumber", number));
        Response lower =
                register(Map.of("bookNumber", number, "answer", Map.of("is", "ANOTHER_VOLUME", "volumeLabel", "下册")));
        assertThat(task(whole, lower.jsonPath().getString("volume.id"))).containsEntry("kind", "SPLIT");
    }

    private Response register(Map<String, ?> form) {
        Map<String, Object> body = new HashMap<>(Map.of("disposition", "SWAP"));
        body.putAll(form);
        return family.asks().body(body).post("/v1/copies");
    }

    private String add(Map<String, ?> form) {
        return family.asks()
                .body(form)
                .post("/v1/volumes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response edit(String volume, String mark, Map<String, ?> form) {
        var asked = librarian.asks().body(form);
        return (mark == null ? asked : asked.header("If-Match", mark)).patch("/v1/volumes/" + volume);
    }

    /** The open task about these volumes, or nothing. */
    private Map<String, Object> task(String volume, String other) {
        String after = "";
        while (after != null) {
            var page = librarian.asks().get("/v1/cataloguing?limit=100" + after).jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            for (int i = 0; i < items.size(); i++) {
                String one = page.getString("items[" + i + "].volume.id");
                String two = page.getString("items[" + i + "].other.id");
                boolean pair = volume.equals(one) && (other == null ? two == null : other.equals(two))
                        || other != null && other.equals(one) && volume.equals(two);
                if (pair) {
                    return items.get(i);
                }
            }
            after = page.getString("nextAfter");
            after = after == null ? null : "&after=" + after;
        }
        return Map.of();
    }

    private static byte[] aPicture() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
