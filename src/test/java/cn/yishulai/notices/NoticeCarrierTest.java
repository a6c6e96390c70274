package cn.yishulai.notices;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.journal.Outbox;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Copies of notices: gathered, at the right hour, in the right language, tried again, given up and woken. */
@QuarkusTest
class NoticeCarrierTest {

    private static final String SETTINGS = "/v1/households/me/notice-settings";

    @Inject
    Outbox outbox;

    @Inject
    Postman postman;

    @Inject
    NoticeCarrier carrier;

    @Inject
    Notices notices;

    @Inject
    RecordingSms sms;

    @Inject
    RecordingPush push;

    @Inject
    Session database;

    private final String phone = "136%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final Somebody family = Somebody.withPhone("小明妈妈", phone);

    @Test
    void whatIsPostedInOneVisitGoesOutAsOneMessage() {
        quietUntilTomorrow();
        ready("呐喊");
        ready("彷徨");
        awaitInbox(2);
        assertThat(sms.to(phone)).isEmpty();
        dueNow(1);
        assertThat(sms.next(phone)).startsWith("《呐喊》《彷徨》共 2 册书已到");
        carrier.round();
        assertThat(sms.to(phone)).isEmpty();
        assertThat(states()).containsExactly("SENT", "SENT");
    }

    @Test
    void whatOthersDidInTheFamilysNameIsToldAtNightAndWhatWaitsGoesAlong() {
        quietUntilTomorrow();
        ready("呐喊");
        awaitInbox(1);
        outbox.post("household-changed", Map.of("householdId", household(), "change", "小红加入", "changeEn", "小红 joined"));
        assertThat(sms.next(phone)).contains("小红加入").contains("《呐喊》");
        awaitStates(2);
    }

    @Test
    void oneIsToldInTheLanguageThatOneChose() {
        choose("{'language':'EN','sms':true,'mail':true,'push':true}").then().statusCode(200);
        ready("呐喊");
        assertThat(sms.next(phone)).startsWith("“呐喊” is ready");
    }

    @Test
    void whoWantsNoMessagesReadsTheInbox() {
        choose("{'language':'ZH','sms':false,'mail':true,'push':true}").then().statusCode(200);
        ready("呐喊");
        awaitInbox(1);
        assertThat(states()).isEmpty();
    }

    @Test
    void halfAnHourOfQuietIsRefused() {
        assertRefused(
                choose("{'language':'ZH','sms':true,'mail':true,'push':true,'quietFrom':'22:00'}"),
                422,
                "quiet-hours-half");
        assertThat(family.asks().get(SETTINGS).jsonPath().getMap("")).doesNotContainKey("quietFrom");
    }

    @Test
    void aCarrierOutOfOrderDelaysACopyAndLosesNone() {
        sms.refuse(phone, 1);
        ready("呐喊");
        assertThat(sms.next(phone)).contains("呐喊");
        assertThat(attempts()).isEqualTo(2);
    }

    @Test
    void anAppIsWrittenToUntilItIsRemoved() {
        String token = "app-" + UUID.randomUUID();
        String lost = "app-" + UUID.randomUUID();
        register(token);
        register(lost);
        push.remove(lost);
        ready("呐喊");
        awaitStates(2);
        assertThat(push.to(token)).hasSize(1).first().asString().contains("呐喊");
        assertThat(family.asks()
                        .get("/v1/households/me/push-devices")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        push.remove(token);
        ready("彷徨");
        awaitStates(4);
        assertThat(states()).containsExactlyInAnyOrder("SENT", "SENT", "SENT", "DEAD");
        assertThat(family.asks()
                        .get("/v1/households/me/push-devices")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void aPhoneThatChangesHandsWritesToWhoeverSignsInOnIt() {
        String token = "app-" + UUID.randomUUID();
        register(token);
        Somebody other = Somebody.aCitizen();
        other.asks()
                .body(app(token))
                .post("/v1/households/me/push-devices")
                .then()
                .statusCode(201);
        assertThat(family.asks()
                        .get("/v1/households/me/push-devices")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void whatIsOfNoUseAnyMoreIsADeadLetterThatCanBeWoken() {
        quietUntilTomorrow();
        ready("呐喊");
        awaitInbox(1);
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeMutationQuery("UPDATE notice SET at = at - interval '3 days' WHERE household_id = ?1")
                    .setParameter(1, family.caller().household())
                    .executeUpdate();
            update(
                    "UPDATE notice_copy SET due_at = now() - interval '1 minute' WHERE notice_id IN (SELECT id FROM notice WHERE household_id = ?1)");
        });
        awaitStates(1);
        assertThat(states()).containsExactly("DEAD");
        Somebody librarian = Somebody.aLibrarian();
        Map<String, Object> dead =
                librarian.asks().get("/v1/dead-letters").jsonPath().getMap("items.find { it.id == '" + copy() + "' }");
        assertThat(dead).containsEntry("trouble", "too late to be of use").containsEntry("channel", "SMS");
        QuarkusTransaction.requiringNew().run(() -> update("UPDATE notice SET at = now() WHERE household_id = ?1"));
        librarian
                .asks()
                .post("/v1/dead-letters/" + dead.get("id") + "/retry")
                .then()
                .statusCode(204);
        assertThat(sms.next(phone)).contains("呐喊");
        assertRefused(
                librarian.asks().post("/v1/dead-letters/" + dead.get("id") + "/retry"), 404, "dead-letter-unknown");
    }

    @Test
    void manyCarriersSendEachCopyOnce() throws Exception {
        quietUntilTomorrow();
        for (int i = 0; i < 12; i++) {
            ready("书" + i);
        }
        awaitInbox(12);
        dueNow(12);
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> round = () -> {
                carrier.round();
                return null;
            };
            for (var node : nodes.invokeAll(List.of(round, round, round, round))) {
                node.get();
            }
        } finally {
            nodes.shutdown();
        }
        awaitStates(12);
        int books = 0;
        for (String text : sms.to(phone)) {
            books += text.contains("册书") ? Integer.parseInt(text.replaceAll("(?s).*[等共] (\\d+) 册书.*", "$1")) : 1;
        }
        assertThat(books).isEqualTo(12);
    }

    /** From an hour ago until an hour before that, in the city: quiet now, whatever the clock says. */
    private void quietUntilTomorrow() {
        LocalTime now = LocalTime.now(OpeningCalendar.CITY);
        choose("{'language':'ZH','sms':true,'mail':true,'push':true,'quietFrom':'%s','quietTo':'%s'}"
                        .formatted(hour(now.minusHours(1)), hour(now.minusHours(2))))
                .then()
                .statusCode(200);
    }

    private static String hour(LocalTime time) {
        return "%02d:00".formatted(time.getHour());
    }

    private Response choose(String settings) {
        return family.asks().body(settings.replace('\'', '"')).put(SETTINGS);
    }

    private void register(String token) {
        family.asks()
                .body(app(token))
                .post("/v1/households/me/push-devices")
                .then()
                .statusCode(201);
    }

    private static String app(String token) {
        return "{\"token\":\"%s\",\"platform\":\"ANDROID\"}".formatted(token);
    }

    private String household() {
        return family.caller().household().toString();
    }

    private void ready(String title) {
        outbox.post(
                "request-ready",
                Map.of("householdId", household(), "title", title, "siteName", "交换中心", "until", "2026-11-29"));
    }

    private void awaitInbox(int size) {
        until(() -> notices.inbox(family.caller().household(), Language.ZH, null, 100)
                        .items()
                        .size()
                >= size);
    }

    private void awaitStates(int ended) {
        until(() -> states().stream().filter(state -> !state.equals("WAITING")).count() >= ended);
    }

    private void until(BooleanSupplier done) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            postman.round();
            carrier.round();
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private void dueNow(int copies) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery(
                        """
                                UPDATE notice_copy SET due_at = now() - interval '1 minute' WHERE id IN (
                                    SELECT c.id FROM notice_copy c JOIN notice n ON n.id = c.notice_id
                                    WHERE n.household_id = ?1 ORDER BY c.id LIMIT ?2)""")
                .setParameter(1, family.caller().household())
                .setParameter(2, copies)
                .executeUpdate());
    }

    private void update(String sql) {
        database.createNativeMutationQuery(sql)
                .setParameter(1, family.caller().household())
                .executeUpdate();
    }

    private List<String> states() {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        """
                        SELECT c.state FROM notice_copy c JOIN notice n ON n.id = c.notice_id
                        WHERE n.household_id = ?1 ORDER BY c.id""",
                        String.class)
                .setParameter(1, family.caller().household())
                .getResultList());
    }

    private UUID copy() {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        """
                        SELECT c.id FROM notice_copy c JOIN notice n ON n.id = c.notice_id
                        WHERE n.household_id = ?1""",
                        UUID.class)
                .setParameter(1, family.caller().household())
                .getSingleResult());
    }

    private int attempts() {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        """
                        SELECT max(c.attempts) FROM notice_copy c JOIN notice n ON n.id = c.notice_id
                        WHERE n.household_id = ?1""",
                        Integer.class)
                .setParameter(1, family.caller().household())
                .getSingleResult());
    }
}
