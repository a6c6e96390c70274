package cn.yishulai.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.notices.RecordingSms;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Staff;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever people do, and whatever goes wrong, the log names nobody and holds nothing that opens a door. */
@QuarkusTest
class LogsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "cn.yishulai";

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Map<String, String> canaries = new LinkedHashMap<>();
    private final Handler reader = new Reader();
    private Level before;

    @Inject
    RecordingSms sms;

    @Inject
    EntityManager database;

    @Inject
    Staff staff;

    private final class Reader extends Handler {
        private final PatternFormatter words = new PatternFormatter("%p %c %s%e");

        @Override
        public void publish(LogRecord line) {
            log.add(words.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void readTheWholeLogAndOurOwnToItsLastLine() {
        before = Logger.getLogger(OURS).getLevel();
        Logger.getLogger(OURS).setLevel(Level.ALL);
        Logger.getLogger("").addHandler(reader);
    }

    @AfterEach
    void stopReading() {
        Logger.getLogger("").removeHandler(reader);
        Logger.getLogger(OURS).setLevel(before);
    }

    @Test
    void aFamilysStoryLeavesNoNameNumberOrSecretInTheLog() throws Exception {
        String phone = "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        String nickname = canary("nickname", "雀儿" + UUID.randomUUID().toString().substring(0, 8));
        canaries.put("phone", phone);
        send(null, "POST", "/v1/one-time-codes", "{'phone':'%s'}".formatted(phone));
        String code = canary("code", sms.nextCode(phone));
        send(null, "POST", "/v1/sessions", "{'grant':'PHONE','phone':'%s','code':'000000'}".formatted(phone));
        JsonNode session =
                send(null, "POST", "/v1/sessions", "{'grant':'PHONE','phone':'%s','code':'%s'}".formatted(phone, code));
        String token = canary("access token", session.get("accessToken").asText());
        canary("signature", token.substring(token.lastIndexOf('.') + 1));
        String refresh = canary("refresh token", session.get("refreshToken").asText());
        JsonNode fresh = send(null, "POST", "/v1/sessions/refresh", "{'refreshToken':'%s'}".formatted(refresh));
        canary("second refresh token", fresh.get("refreshToken").asText());
        send(token, "POST", "/v1/households/me/persons", "{'nickname':'%s','kind':'ADULT'}".formatted(nickname));
        send(token, "POST", "/v1/households/me/persons", "{'nickname':'%s','kind':'%s'}".formatted(nickname, nickname));
        send(token, "POST", "/v1/households/me/persons", "{'nickname':'%s'".formatted(nickname));
        send(token, "POST", "/v1/households/me/persons", "{'nickname':'%s\\u0000','kind':'ADULT'}".formatted(nickname));
        send(token, "POST", "/v1/households/me/persons", "[\"" + phone + "\"]");
        String card = canary(
                "family code",
                send(token, "GET", "/v1/households/me", "").get("familyCode").asText());
        Somebody librarian = Somebody.aLibrarian();
        Stage.House house = new Stage.House();
        send(librarian.token(), "POST", "/v1/scans", "{'code':'%s','siteId':'%s'}".formatted(card, house.home));
        send(librarian.token(), "POST", "/v1/drop-offs", "{'siteId':'x','familyCode':'%s'}".formatted(card));
        String password = canary("password", "correct horse " + UUID.randomUUID());
        String name = canary("name", "li-" + UUID.randomUUID() + "@example.com");
        staff.register(name, nickname, Role.STAFF, password, Set.of(house.home));
        send(null, "POST", "/v1/sessions", staffForm(name, "wrong " + password));
        send(null, "POST", "/v1/sessions", staffForm(name, password));
        send(null, "GET", "/v1/households/me?phone=" + phone + "&token=" + token, "");
        send(token + "x", "GET", "/v1/households/me", "");
        send(null, "GET", "/v1/copies/" + phone, "");
        send(null, "POST", "/v1/sessions/refresh", "{'refreshToken':'%s'}".formatted(refresh));
        assertNoCanary();
    }

    private static String staffForm(String name, String password) {
        return "{'grant':'STAFF','name':'%s','password':'%s'}".formatted(name, password);
    }

    /** PostgreSQL quotes the row that it refuses, and Hibernate repeats what PostgreSQL says. */
    @Test
    void anErrorOfTheDatabaseQuotesNobody() {
        String card = canary("family code", FamilyCode.random().value());
        insert(card);
        assertThatThrownBy(() -> insert(card)).isInstanceOf(RuntimeException.class);
        assertThat(log).as("something was said about it").isNotEmpty();
        assertNoCanary();
    }

    private void insert(String card) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        "INSERT INTO household (id, family_code, created_at) VALUES (gen_random_uuid(), ?1, now())")
                .setParameter(1, card)
                .executeUpdate());
    }

    /** A lift, a tunnel, a tab that was closed: no fault of ours, and nobody is woken for it. */
    @Test
    void aCallerWhoHangsUpIsNoFailure() throws Exception {
        String token = Somebody.aCitizen().token();
        URI at = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        for (String path : List.of("/v1/households/me/persons", "/v1/copies/7K2M4Q9D0B/photos")) {
            try (Socket socket = new Socket(at.getHost(), at.getPort())) {
                String head = "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
                        .formatted(path, token, UUID.randomUUID());
                String type = path.endsWith("photos") ? "image/jpeg" : "application/json";
                socket.getOutputStream()
                        .write((head + "Content-Type: " + type + "\r\nContent-Length: 100000\r\n\r\n{\"nick")
                                .getBytes(UTF_8));
                socket.getOutputStream().flush();
                Thread.sleep(300);
            }
        }
        Thread.sleep(1_500);
        assertThat(log).noneMatch(line -> line.startsWith("ERROR") || line.startsWith("SEVERE"));
    }

    private void assertNoCanary() {
        assertThat(canaries.values()).doesNotContainNull();
        canaries.forEach((what, canary) ->
                assertThat(log).as("the log holds a %s", what).noneMatch(line -> holds(line, canary)));
    }

    /** Six digits stand in one of a thousand ids by chance: a code is looked for where it is no part of one. */
    private static boolean holds(String line, String canary) {
        return canary.matches("\\d{6}")
                ? Pattern.compile("(?<![0-9a-f])" + canary + "(?![0-9a-f])")
                        .matcher(line)
                        .find()
                : line.contains(canary);
    }

    private String canary(String what, String value) {
        canaries.put(what, value);
        return value;
    }

    private static JsonNode send(String token, String method, String path, String body) throws Exception {
        Knock answer = Knock.at(method, path, token, "application/json", body.replace('\'', '"'));
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isLessThan(500);
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
