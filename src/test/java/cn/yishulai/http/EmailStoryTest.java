package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.journal.Outbox;
import cn.yishulai.notices.RecordingMail;
import cn.yishulai.people.EmailFakes;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody who has no phone, and reads mail. */
@QuarkusTest
class EmailStoryTest {

    private static final Pattern CODE = Pattern.compile("验证码 (\\d{6})");
    private static final String EMAILS = "/v1/households/me/emails";

    @Inject
    RecordingMail mail;

    @Inject
    Outbox outbox;

    private final String email = "lin." + UUID.randomUUID().toString().substring(0, 8) + "@example.cn";

    @Test
    void anAddressThatIsShownToBeMineSignsInUntilIRemoveIt() throws InterruptedException {
        Somebody lin = Somebody.aCitizen();
        add(lin).then().statusCode(201);
        Response mine = lin.asks().get(EMAILS);
        assertThat(mine.jsonPath().getList("items.email")).containsExactly("l***@example.cn");
        Response session = signIn(later());
        session.then().statusCode(201);
        assertThat(session.jsonPath().getString("personId"))
                .isEqualTo(lin.caller().personId().toString());
        lin.asks().delete(EMAILS).then().statusCode(204);
        assertRefused(lin.asks().delete(EMAILS), 404, "email-unknown");
        assertThat(lin.asks().get(EMAILS).jsonPath().getList("items")).isEmpty();
        assertRefused(signIn(later()), 401, "login-not-linked");
    }

    @Test
    void aKnownAndAnUnknownAddressGetTheSameAnswer() throws InterruptedException {
        Response unknown = ask(email);
        add(Somebody.aCitizen(), mail.nextCode(email)).then().statusCode(201);
        forgetThatItWasAsked();
        Response known = ask(email);
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(202);
        assertThat(known.asString()).isEqualTo(unknown.asString());
        assertRefused(signIn("000000".equals(mail.nextCode(email)) ? "111111" : "000000"), 401, "sign-in-refused");
        assertRefused(
                Ask.post("/v1/sessions", null, Map.of("grant", "EMAIL", "email", "nobody" + email, "code", "000000")),
                401,
                "sign-in-refused");
    }

    @Test
    void anAddressIsAddedByItsCodeOnlyAndBelongsToWhoShowedItLast() throws InterruptedException {
        Somebody lin = Somebody.aCitizen();
        assertRefused(add(lin, "000000"), 422, "email-not-proven");
        add(lin).then().statusCode(201);
        Somebody wang = Somebody.aCitizen();
        add(wang, later()).then().statusCode(201);
        assertThat(lin.asks().get(EMAILS).jsonPath().getList("items")).isEmpty();
        assertThat(signIn(later()).jsonPath().getString("personId"))
                .isEqualTo(wang.caller().personId().toString());
    }

    @Test
    void fiveWrongGuessesKillTheCode() throws InterruptedException {
        add(Somebody.aCitizen()).then().statusCode(201);
        String code = later();
        String wrong = code.equals("000000") ? "111111" : "000000";
        for (int i = 0; i < 5; i++) {
            assertRefused(signIn(wrong), 401, "sign-in-refused");
        }
        assertRefused(signIn(code), 401, "sign-in-refused");
    }

    @Test
    void aSecondCodeWithinAMinuteIsRefused() {
        ask(email).then().statusCode(202);
        assertRefused(ask(email), 429, "sign-in-too-often");
        assertRefused(ask(email.toUpperCase(Locale.ROOT)), 429, "sign-in-too-often");
    }

    @Test
    void whoHasNoPhoneGetsACopyOfWhatTheFamilyIsTold() throws InterruptedException {
        Somebody lin = Somebody.aCitizen();
        add(lin).then().statusCode(201);
        assertThat(mail.next(email)).contains("邮箱", "sign in by e-mail");
        mail.refuse(email, 1);
        outbox.post(
                "request-ready",
                Map.of(
                        "householdId", lin.caller().household().toString(),
                        "title", "朝花夕拾",
                        "siteName", "交换中心",
                        "until", "2026-11-29"));
        assertThat(mail.next(email)).contains("《朝花夕拾》", "11月29日", "29 November");
        assertThat(mail.waiting(email)).isZero();
    }

    @Test
    void whoIsErasedIsNotWrittenToAndDoesNotSignIn() throws InterruptedException {
        Somebody lin = Somebody.aCitizen();
        add(lin).then().statusCode(201);
        lin.asks()
                .delete("/v1/households/me/persons/" + lin.caller().personId())
                .then()
                .statusCode(204);
        assertRefused(signIn(later()), 401, "login-not-linked");
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtTheDoor() {
        for (String bad : List.of("lin@example.cn\\r\\nBcc: all@example.cn", "lin@example.cn,all@example.cn", "lin")) {
            Knock answer =
                    Knock.at("POST", "/v1/one-time-codes", null, "application/json", "{\"email\":\"" + bad + "\"}");
            assertThat(answer.status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void withoutAMailHostEveryWayByMailIsClosed() {
        Somebody lin = Somebody.aCitizen();
        EmailFakes.noHost();
        assertRefused(ask(email), 404, "email-not-offered");
        assertRefused(signIn("000000"), 404, "email-not-offered");
        assertRefused(add(lin, "000000"), 404, "email-not-offered");
    }

    private Response add(Somebody who) throws InterruptedException {
        return add(who, later());
    }

    private Response add(Somebody who, String code) {
        return who.asks().body(Map.of("email", email, "code", code)).post(EMAILS);
    }

    /** A code that was just sent, as if the minute after the one before were over. */
    private String later() throws InterruptedException {
        forgetThatItWasAsked();
        while (mail.waiting(email) > 0) {
            mail.next(email);
        }
        ask(email).then().statusCode(202);
        for (String text = mail.next(email); ; text = mail.next(email)) {
            Matcher code = CODE.matcher(text);
            if (code.find()) {
                return code.group(1);
            }
        }
    }

    private void forgetThatItWasAsked() {
        EmailFakes.aMinuteLater(email);
    }

    private static Response ask(String email) {
        return Ask.post("/v1/one-time-codes", null, Map.of("email", email));
    }

    private Response signIn(String code) {
        return Ask.post("/v1/sessions", null, Map.of("grant", "EMAIL", "email", email, "code", code));
    }
}
