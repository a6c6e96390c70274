package cn.yishulai.catalog;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.http.Refusals;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody has named an outside source: that is said, and everything else works. */
@QuarkusTest
class OutsideOffTest {

    @Test
    void withoutASourceABookComesInAndIsPutRightAllTheSame() {
        Somebody librarian = Somebody.aLibrarian();
        librarian
                .asks()
                .queryParam("number", "9787020002207")
                .get("/v1/outside-descriptions")
                .then()
                .statusCode(200)
                .body("state", equalTo("OFF"))
                .body("book", nullValue())
                .body("findAll { it.key != 'state' }", anEmptyMap());
        String volume = Somebody.aCitizen()
                .asks()
                .body(Map.of("title", "红搂梦", "bookNumber", "9787020002207"))
                .post("/v1/volumes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Refusals.assertRefused(
                librarian.asks().body(Map.of("volumeId", volume)).post("/v1/outside-descriptions"),
                409,
                "outside-silent");
        librarian
                .asks()
                .header("If-Match", "*")
                .body(Map.of("title", "红楼梦"))
                .patch("/v1/volumes/{id}", volume)
                .then()
                .statusCode(200)
                .body("title", equalTo("红楼梦"));
    }
}
