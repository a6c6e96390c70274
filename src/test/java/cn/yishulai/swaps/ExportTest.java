package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A family takes all that is kept of it along, in a file a person can read. */
@QuarkusTest
class ExportTest {

    private static final String EXPORT = "/v1/households/me/export";
    private static final String PERSONS = "/v1/households/me/persons";

    @Inject
    SwapFixture world;

    @Inject
    DataSource database;

    @Test
    void everyPersonalColumnIsInTheFileOrItIsSaidWhyNot() throws SQLException, IOException {
        Map<String, String> files = files(busyFamily(), "HOUSEHOLD", "zh-CN");
        List<String> sections = JsonPath.from(files.get("yishulai.json")).getList("sections.name", String.class);
        try (Connection connection = database.getConnection();
                ResultSet promised = connection
                        .createStatement()
                        .executeQuery("SELECT DISTINCT exported FROM personal_purpose WHERE exported IS NOT NULL")) {
            TreeSet<String> names = new TreeSet<>();
            while (promised.next()) {
                names.add(promised.getString(1));
            }
            assertThat(names).isSubsetOf(sections);
            assertThat(sections).as("sections that the register does not name").isSubsetOf(names);
        }
    }

    /** Codes on cards and labels are for people; now and then one has letters only. */
    private static final String A_CARD_OR_LABEL = "[A-HJKMNP-TV-Z]{8}</td>|[A-HJKMNP-TV-Z]{10}</td>";

    @Test
    void theFileIsReadableInTwoLanguagesWithoutACodeOfOurs() throws IOException {
        Somebody mother = busyFamily();
        String zh = files(mother, "HOUSEHOLD", "zh-CN").get("yishulai.html");
        assertThat(zh)
                .contains("<html lang=\"zh-CN\">", "换书券流水", "送书得券", "<th scope=\"col\">馆藏码</th>", "default-src 'none'")
                .doesNotContain("<script")
                .doesNotContainPattern("<td>(?!" + A_CARD_OR_LABEL + ")[A-Z][A-Z_]{3,}</td>");
        String en = files(mother, "HOUSEHOLD", "en").get("yishulai.html");
        assertThat(en).contains("<html lang=\"en\">", "Swap credits", "Book brought");
    }

    @Test
    void aNicknameThatWouldRunIsText() throws IOException {
        Somebody mother = Somebody.aCitizen();
        for (String hostile :
                List.of("<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "@SUM(A1)", "\"><img src=x>")) {
            mother.asks()
                    .body(Map.of("nickname", hostile, "kind", "ELDER"))
                    .post(PERSONS)
                    .then()
                    .statusCode(201);
        }
        Map<String, String> files = files(mother, "HOUSEHOLD", "en");
        assertThat(files.get("yishulai.html"))
                .doesNotContain("<script", "<img", "<td>=", "<td>@")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "<td>&#39;=HYPERLINK(&quot;http://x&quot;)</td>");
        assertThat(files.get("yishulai.json")).contains("=HYPERLINK(\\\"http://x\\\")");
    }

    @Test
    void grownUpsReadTheirOwnPhonesAndAGuardianTheChildrens() throws IOException {
        String phone = "138%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        Somebody mother = Somebody.withPhone("妈妈", phone);
        add(mother, "小米", "CHILD");
        Somebody elder = Somebody.ofPerson(UUID.fromString(add(mother, "外婆", "ELDER")));
        assertThat(files(mother, "HOUSEHOLD", "zh-CN").get("yishulai.html")).contains(phone, "外婆", "小米");
        assertThat(files(elder, "HOUSEHOLD", "zh-CN").get("yishulai.html"))
                .contains("妈妈")
                .doesNotContain(phone);
        String mothers = files(mother, "PERSON", "zh-CN").get("yishulai.html");
        assertThat(mothers).contains(phone, "小米").doesNotContain("<td>外婆</td>");
        String elders = files(elder, "PERSON", "zh-CN").get("yishulai.html");
        assertThat(elders).contains("外婆").doesNotContain("<td>小米</td>");
    }

    @Test
    void anotherFamilyIsNotInIt() throws IOException {
        Somebody stranger = Somebody.withPhone("陌生人" + UUID.randomUUID(), "13700001111");
        add(stranger, "别家的孩子", "CHILD");
        assertThat(files(busyFamily(), "HOUSEHOLD", "zh-CN").toString()).doesNotContain("陌生人", "别家的孩子", "13700001111");
    }

    @Test
    void theFamilySeesThatTheFileWasTakenAndByWhom() throws IOException {
        Somebody mother = Somebody.aCitizen();
        files(mother, "HOUSEHOLD", "en");
        UUID site = world.aSite();
        Caller staff = world.staffAt(site);
        Somebody desk = Somebody.acting(mother, new Caller.Behind(Role.STAFF, staff.personId()));
        files(desk, "HOUSEHOLD", "en");
        Response looks = mother.asks().get("/v1/households/me/looks");
        assertThat(looks.jsonPath().getList("items.why", String.class))
                .containsExactly("GET " + EXPORT, "GET " + EXPORT);
        assertThat(looks.jsonPath().getList("items.by", String.class)).containsExactly("李馆员", "王芳");
    }

    /** One row at least in every section. */
    private Somebody busyFamily() {
        String phone = "136%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        Somebody mother = Somebody.withPhone("王芳", phone);
        add(mother, "小米", "CHILD");
        UUID site = world.aSite();
        UUID wanted = world.aVolume();
        world.brought(mother.caller(), world.aVolume(), site);
        world.asks(mother.caller(), wanted, site, true);
        CopyCode copy = world.brought(world.aFamily(), wanted, site);
        assertThat(copy).isNotNull();
        return mother;
    }

    private static String add(Somebody asker, String nickname, String kind) {
        Map<String, String> form = kind.equals("CHILD")
                ? Map.of("nickname", nickname, "kind", kind, "ageBand", "UNDER_7", "consentVersion", "2026-1")
                : Map.of("nickname", nickname, "kind", kind);
        return asker.asks()
                .body(form)
                .post(PERSONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, String> files(Somebody who, String scope, String language) throws IOException {
        byte[] zip = who.asks()
                .header("Accept-Language", language)
                .queryParam("scope", scope)
                .get(EXPORT)
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files).containsOnlyKeys("yishulai.html", "yishulai.json");
        return files;
    }
}
