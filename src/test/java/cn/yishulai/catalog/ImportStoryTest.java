package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.yishulai.http.Refusals;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A librarian brings a file in, over HTTP. */
@QuarkusTest
class ImportStoryTest {

    private final Somebody librarian = Somebody.aLibrarian();
    private final String title = "导入的书 " + UUID.randomUUID();

    @Test
    void aFileIsSentCheckedLookedAtStartedAndDone() throws InterruptedException {
        byte[] file = ("\uFEFF题名,备注,出版年,定价\n" + title + ",好,1991年,19元\n=1+1,,民82,NT$5\n,没有书名,,\n")
                .getBytes(StandardCharsets.UTF_8);
        String id = begin(file.length);
        send(id, 1, file).then().statusCode(200).body("received", equalTo(1));
        Response checked = await(id, "CHECKED");
        checked.then()
                .body("format", equalTo("CSV"))
                .body("counts.rejected", equalTo(1))
                .body("counts.added", equalTo(2));
        librarian
                .asks()
                .get("/v1/imports/{id}/preview", id)
                .then()
                .statusCode(200)
                .body("columns.name", equalTo(java.util.List.of("题名", "备注", "出版年", "定价")))
                .body("columns[0].field", equalTo("TITLE"))
                .body("columns[1].field", equalTo(null))
                .body("samples.title", hasItems(title, "=1+1"))
                .body("samples[0].price", equalTo("19.00"))
                .body("samples[1].notes", hasSize(2))
                .body("rejected[0].code", equalTo("TITLE_MISSING"));
        assertThat(found()).as("nothing is in before it is started").isZero();

        UUID key = UUID.randomUUID();
        librarian.asks(key).post("/v1/imports/{id}/start", id).then().statusCode(200);
        librarian
                .asks(key)
                .post("/v1/imports/{id}/start", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"));
        await(id, "DONE").then().body("counts.added", equalTo(2)).body("finishedAt", notNullValue());
        assertThat(found()).isEqualTo(1);
        String list = librarian
                .asks()
                .get("/v1/imports/{id}/rejected", id)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/csv"))
                .extract()
                .asString();
        assertThat(list)
                .isEqualTo("\uFEFFnumber,place,code,reason,题名,备注,出版年,定价\r\n"
                        + "3,line 4,TITLE_MISSING,there is no title,,没有书名,,\r\n");
        librarian.asks().get("/v1/imports?limit=1").then().body("items", hasSize(1));
        Refusals.assertRefused(librarian.asks().post("/v1/imports/{id}/start", id), 409, "import-not-at-this-step");
        Refusals.assertRefused(librarian.asks().post("/v1/imports/{id}/cancel", id), 409, "import-not-at-this-step");
    }

    @Test
    void aLargeFileComesInPartsInAnyOrder() throws InterruptedException {
        String row = title + "," + "长".repeat(400) + "\n";
        byte[] file = ("title,author\n" + row.repeat(4_000)).getBytes(StandardCharsets.UTF_8);
        String id = begin(file.length);
        int size = ImportStore.PART;
        Refusals.assertRefused(send(id, 1, new byte[] {1}), 422, "import-part-misfit");
        Refusals.assertRefused(send(id, 3, new byte[] {1}), 422, "import-part-misfit");
        send(id, 2, java.util.Arrays.copyOfRange(file, size, file.length))
                .then()
                .body("state", equalTo("UPLOADING"));
        send(id, 1, java.util.Arrays.copyOf(file, size)).then().body("state", equalTo("CHECKING"));
        await(id, "CHECKED").then().body("counts.read", equalTo(4_000)).body("position", equalTo(file.length));
        Refusals.assertRefused(send(id, 1, java.util.Arrays.copyOf(file, size)), 409, "import-not-at-this-step");
        librarian
                .asks()
                .post("/v1/imports/{id}/cancel", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
    }

    @Test
    void theCatalogueGoesOutWhileItIsRead() {
        String csv = librarian
                .asks()
                .get("/v1/volumes/export/csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv).startsWith("\uFEFFnumbers,title,volume");
        String xml = librarian
                .asks()
                .get("/v1/volumes/export/marcxml")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/marcxml+xml"))
                .extract()
                .asString();
        assertThat(xml).startsWith("<?xml").endsWith("</collection>");
    }

    @Test
    void whatIsUnknownOrTooLargeIsRefused() {
        Refusals.assertRefused(librarian.asks().get("/v1/imports/{id}", UUID.randomUUID()), 404, "import-unknown");
        Refusals.assertRefused(
                librarian.asks().get("/v1/imports/{id}/rejected", UUID.randomUUID()), 404, "import-unknown");
        Refusals.assertRefused(librarian.asks().get("/v1/imports/{id}/preview", "x"), 404, "import-unknown");
        Refusals.assertRefused(
                librarian.asks().body(Map.of("name", "a", "size", 1L << 40)).post("/v1/imports"),
                413,
                "import-too-large");
        Refusals.assertRefused(
                Somebody.aCitizen().asks().body(Map.of("name", "a", "size", 1)).post("/v1/imports"),
                403,
                "role-not-allowed");
    }

    private String begin(int size) {
        return librarian
                .asks()
                .body(Map.of("name", "书目.csv", "size", size))
                .post("/v1/imports")
                .then()
                .statusCode(201)
                .body("state", equalTo("UPLOADING"))
                .extract()
                .path("id");
    }

    private Response send(String id, int part, byte[] bytes) {
        return librarian
                .asks()
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/v1/imports/{id}/parts/{part}", id, part);
    }

    private Response await(String id, String state) throws InterruptedException {
        Response answer = librarian.asks().get("/v1/imports/{id}", id);
        for (int i = 0; i < 300 && !state.equals(answer.path("state")); i++) {
            Thread.sleep(100);
            answer = librarian.asks().get("/v1/imports/{id}", id);
        }
        answer.then().body("state", equalTo(state));
        return answer;
    }

    private int found() {
        return librarian
                .asks()
                .queryParam("query", title)
                .get("/v1/volumes")
                .then()
                .extract()
                .<java.util.List<?>>path("items")
                .size();
    }
}
