package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.http.Refusals;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that mean harm, or were spoilt on their way, sent as any other file is: over HTTP, in parts. */
@QuarkusTest
class HostileUploadTest {

    private static final String GOOD =
            "<record><datafield tag=\"200\"><subfield code=\"a\">好书</subfield></datafield></record>";

    /** One that does nothing, a file elsewhere, a file of this machine, a parameter, and one that swells. */
    private static final List<String> DOCUMENT_TYPES = List.of(
            "<!DOCTYPE collection>",
            "<!DOCTYPE c SYSTEM \"http://127.0.0.1:1/evil.dtd\">",
            "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE c [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
            "<!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;\">]>");

    private final Somebody librarian = Somebody.aLibrarian();

    @TempDir
    Path folder;

    @Test
    void aPartThatTheFileDoesNotHaveIsRefusedAndTheFileStillComesIn() throws InterruptedException {
        byte[] file = "题名\n好书\n".getBytes(StandardCharsets.UTF_8);
        String id = begin(file.length);
        for (String part : new String[] {"0", "-1", "2", "100000", "2147483647"}) {
            Response answer = send(id, part, file);
            assertThat(answer.statusCode()).as(part).isIn(400, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        for (String part : new String[] {"99999999999", "x", "1.5"}) {
            Response answer = send(id, part, file);
            assertThat(answer.statusCode()).as(part).isBetween(400, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        Refusals.assertRefused(send(id, "1", new byte[0]), 400, "body-malformed");
        Refusals.assertRefused(send(id, "1", Arrays.copyOf(file, file.length + 1)), 422, "import-part-misfit");
        Refusals.assertRefused(send(id, "1", Arrays.copyOf(file, file.length - 1)), 422, "import-part-misfit");
        Refusals.assertRefused(send(id, "1", new byte[ImportStore.PART + 1]), 422, "import-part-misfit");
        Refusals.assertRefused(send(UUID.randomUUID().toString(), "1", file), 404, "import-unknown");
        librarian.asks().get("/v1/imports/{id}", id).then().body("received", equalTo(0));
        send(id, "1", file).then().statusCode(200);
        checked(id).body("counts.added", equalTo(1));
    }

    @Test
    void aPartThatIsSentAgainReplacesItselfAndAfterTheLastOneNoneIsTaken() throws InterruptedException {
        byte[] row = ("好书," + "长".repeat(200) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        written.writeBytes("title,author\n".getBytes(StandardCharsets.UTF_8));
        while (written.size() <= ImportStore.PART) {
            written.writeBytes(row);
        }
        byte[] file = written.toByteArray();
        String id = begin(file.length);
        send(id, "1", new byte[ImportStore.PART]).then().statusCode(200).body("received", equalTo(1));
        send(id, "1", Arrays.copyOf(file, ImportStore.PART))
                .then()
                .statusCode(200)
                .body("received", equalTo(1))
                .body("state", equalTo("UPLOADING"));
        byte[] last = Arrays.copyOfRange(file, ImportStore.PART, file.length);
        send(id, "2", last).then().statusCode(200).body("state", equalTo("CHECKING"));
        Refusals.assertRefused(send(id, "2", last), 409, "import-not-at-this-step");
        checked(id).body("counts.rejected", equalTo(0));
        Refusals.assertRefused(send(id, "2", last), 409, "import-not-at-this-step");
    }

    @Test
    void aWorkbookThatWouldSwellIsRefusedAsAWhole() throws Exception {
        Path bomb = new XlsxFixture()
                .sheet("书", XlsxFixture.row(1, "书名"))
                .part("xl/sharedStrings.xml", new byte[96 << 20])
                .write(folder.resolve("bomb.xlsx"));
        assertThat(Files.size(bomb)).as("a tenth of a megabyte").isLessThan(200_000);
        failed(Files.readAllBytes(bomb)).body("failure", containsString("more than a million characters"));
    }

    @Test
    void recordsThatLieAboutTheirLengthCostNoOther() throws InterruptedException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < 6; i++) {
            byte[] record = marc("好书" + i);
            if (i == 2) {
                System.arraycopy("99999".getBytes(StandardCharsets.US_ASCII), 0, record, 0, 5);
            }
            if (i == 4) {
                System.arraycopy("9999999999999999".getBytes(StandardCharsets.US_ASCII), 0, record, 12, 16);
            }
            file.writeBytes(record);
        }
        int added = sent(file.toByteArray())
                .body("format", equalTo("ISO2709"))
                .extract()
                .path("counts.added");
        assertThat(added).as("all but those that lie").isGreaterThanOrEqualTo(4);
    }

    @Test
    void aDocumentTypeIsRefusedAndNothingOfItIsRead() throws InterruptedException {
        List<String> sent = new ArrayList<>();
        for (String type : DOCUMENT_TYPES) {
            String use = type.contains("ENTITY x") ? GOOD.replace("好书", "&x;") : GOOD;
            sent.add(send(xml(type, use).getBytes(StandardCharsets.UTF_8)));
        }
        for (String id : sent) {
            ended(id).body("state", equalTo("FAILED")).body("failure", containsString("DOCTYPE"));
            String seen = librarian
                    .asks()
                    .get("/v1/imports/{id}/preview", id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(seen).doesNotContain("root:").doesNotContain("aaaa");
        }
    }

    @Test
    void anEntityThatNobodyDeclaredEndsTheFileAndKeepsWhatCameBefore() throws InterruptedException {
        sent(xml("", GOOD + GOOD.replace("好书", "&x;") + GOOD).getBytes(StandardCharsets.UTF_8))
                .body("counts.added", equalTo(1))
                .body("counts.rejected", equalTo(1));
    }

    @Test
    void whatIsWrittenInAnotherEncodingIsReadOrRefusedAndNeverGarbled() throws InterruptedException {
        Charset gbk = Charset.forName("GBK");
        String id = sent("题名,出版者\n好书,人民文学出版社\n".getBytes(gbk))
                .body("counts.added", equalTo(1))
                .extract()
                .path("id");
        librarian.asks().get("/v1/imports/{id}/preview", id).then().body("samples[0].title", equalTo("好书"));
        failed("题名\n好书\n".getBytes(StandardCharsets.UTF_16)).body("failure", containsString("UTF-16"));
        String says = xml("", GOOD).replace("UTF-8", "GBK");
        sent(says.getBytes(gbk)).body("counts.added", equalTo(1)).body("counts.rejected", equalTo(0));
        ValidatableResponse lies = sent(xml("", GOOD).getBytes(gbk));
        lies.body("counts.added", equalTo(0)).body("counts.rejected", equalTo(1));
        librarian
                .asks()
                .get("/v1/imports/{id}/preview", lies.extract().<String>path("id"))
                .then()
                .body("rejected[0].code", equalTo("FILE_BROKEN"))
                .body("rejected[0].reason", containsString("UTF-8"));
    }

    @Test
    void whatIsNoneOfOurFilesAddsNothing() throws InterruptedException {
        List<String> sent = new ArrayList<>();
        for (String content :
                List.of("\u0000\u0001\u0002", "PK\u0003\u0004 and no workbook", "<html>", "%PDF-1.7\n1 0 obj")) {
            sent.add(send(content.getBytes(StandardCharsets.ISO_8859_1)));
        }
        for (String id : sent) {
            ended(id).body("counts.added", equalTo(0));
        }
    }

    private static String xml(String type, String records) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + type + "<collection>" + records + "</collection>";
    }

    /** A record as it should be: leader, directory, one field. */
    private static byte[] marc(String title) {
        byte[] name = ("1 \u001Fa" + title + "\u001E").getBytes(StandardCharsets.UTF_8);
        int data = 24 + 12 + 1;
        String head = "%05dnam0 22%05d   450 200%04d00000\u001E".formatted(data + name.length + 1, data, name.length);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        record.writeBytes(name);
        record.write(0x1D);
        return record.toByteArray();
    }

    private String begin(int size) {
        return librarian
                .asks()
                .body(Map.of("name", "来路不明", "size", size))
                .post("/v1/imports")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response send(String id, String part, byte[] bytes) {
        return librarian
                .asks()
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/v1/imports/{id}/parts/{part}", id, part);
    }

    private String send(byte[] file) {
        String id = begin(file.length);
        send(id, "1", file).then().statusCode(200);
        return id;
    }

    private ValidatableResponse ended(String id) throws InterruptedException {
        Response answer = librarian.asks().get("/v1/imports/{id}", id);
        for (int i = 0; i < 300 && answer.path("state").equals("CHECKING"); i++) {
            Thread.sleep(100);
            answer = librarian.asks().get("/v1/imports/{id}", id);
        }
        return answer.then().statusCode(200);
    }

    private ValidatableResponse checked(String id) throws InterruptedException {
        return ended(id).body("state", equalTo("CHECKED")).body("failure", nullValue());
    }

    private ValidatableResponse sent(byte[] file) throws InterruptedException {
        return ended(send(file)).body("state", equalTo("CHECKED")).body("failure", nullValue());
    }

    private ValidatableResponse failed(byte[] file) throws InterruptedException {
        return ended(send(file)).body("state", equalTo("FAILED")).body("counts.added", equalTo(0));
    }
}
