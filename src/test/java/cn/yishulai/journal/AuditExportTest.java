package cn.yishulai.journal;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor reads the trail, and an outsider without any key of ours can tell whether it was changed. */
@QuarkusTest
@ClocksStandStill
class AuditExportTest {

    @Inject
    Audit audit;

    @Inject
    AuditLinker linker;

    @Inject
    DataSource database;

    private final String subject = "copy:" + UUID.randomUUID();

    @BeforeEach
    void somethingHappens() {
        for (int i = 0; i < 5; i++) {
            audit.record("staff:" + i, "copy.test", subject, Map.of("step", i, "why", "=1+1, \"quoted\""));
        }
        link();
    }

    @Test
    void anOutsiderChecksTheFileByShaAlone() throws SQLException, IOException {
        List<String> lines = export();
        assertThat(firstBroken(lines)).isEqualTo(-1);
        for (int position : List.of(0, lines.size() / 2, lines.size() - 1)) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(position, lines.get(position).replaceFirst("\"actor\":\"", "\"actor\":\"x"));
            assertThat(firstBroken(changed)).isEqualTo(position);
        }
        List<String> without = new ArrayList<>(lines);
        without.remove(lines.size() - 2);
        assertThat(firstBroken(without)).isEqualTo(lines.size() - 2);
    }

    @Test
    void aLaterFileTellsTheSameStoryFurther() throws SQLException, IOException {
        List<String> earlier = export();
        audit.record("staff:1", "copy.test", subject, Map.of());
        link();
        List<String> later = export();
        assertThat(later).hasSizeGreaterThan(earlier.size()).startsWith(earlier.toArray(String[]::new));
    }

    @Test
    void auditorsReadItInPagesAndByFilters() {
        Somebody auditor = Somebody.anAuditor();
        Response first = auditor.asks()
                .queryParam("subject", subject)
                .queryParam("limit", 3)
                .get("/v1/audit-entries");
        first.then().statusCode(200);
        assertThat(first.jsonPath().getList("items.facts.step")).isEqualTo(List.of(4, 3, 2));
        Response rest = auditor.asks()
                .queryParam("subject", subject)
                .queryParam("after", first.jsonPath().getString("nextAfter"))
                .get("/v1/audit-entries");
        assertThat(rest.jsonPath().getList("items.facts.step")).isEqualTo(List.of(1, 0));
        assertThat(rest.jsonPath().getString("nextAfter")).isNull();
        assertThat(auditor.asks()
                        .queryParam("subject", subject)
                        .queryParam("actor", "staff:2")
                        .get("/v1/audit-entries")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        assertThat(auditor.asks()
                        .queryParam("subject", subject)
                        .queryParam("to", "2020-01-01")
                        .get("/v1/audit-entries")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertRefused(auditor.asks().get("/v1/audit-entries?from=yesterday"), 400, "audit-days-malformed");
        assertRefused(Somebody.aLibrarian().asks().get("/v1/audit-entries"), 403, "role-not-allowed");
    }

    @Test
    void theyTakeItAsLinesOrAsATable() {
        Somebody auditor = Somebody.anAuditor();
        String lines = auditor.asks()
                .accept("application/x-ndjson")
                .queryParam("subject", subject)
                .get("/v1/audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(lines.lines()).hasSize(5).allMatch(line -> line.startsWith("{\"position\":"));
        String table = auditor.asks()
                .accept("text/csv")
                .queryParam("subject", subject)
                .get("/v1/audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(table.lines()).hasSize(6);
        assertThat(table).contains("\"{\"\"step\"\":4,");
    }

    private List<String> export() throws SQLException, IOException {
        StringWriter out = new StringWriter();
        AuditExport.Written written;
        try (Connection connection = database.getConnection()) {
            written = AuditExport.write(connection, out);
        }
        List<String> lines = out.toString().lines().toList();
        assertThat(written.entries()).isEqualTo(lines.size());
        assertThat(lines.get(lines.size() - 1)).endsWith("\"hash\":\"" + written.hash() + "\"}");
        return lines;
    }

    /** As the contract describes it to a stranger. @return the first line that does not fit, or −1 */
    private static int firstBroken(List<String> lines) {
        String before = "0".repeat(64);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int last = line.lastIndexOf(",\"hash\":\"");
            String hash = sha(before + "\n" + line.substring(0, last) + "}");
            if (!line.substring(last).equals(",\"hash\":\"" + hash + "\"}")) {
                return i;
            }
            before = hash;
        }
        return -1;
    }

    private static String sha(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void link() {
        int linked;
        do {
            linked = linker.link();
        } while (linked > 0);
    }
}
