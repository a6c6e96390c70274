package cn.yishulai.journal;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_IN_FLIGHT;
import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_KEY_MISSING;
import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_MISMATCH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OnceAnswersTest {

    @Inject
    OnceAnswers answers;

    @Test
    void anAnswerIsGivenAgainWithStatusTypeAndBytes() {
        OnceRequest request = aRequest("body");
        byte[] pdf = {'%', 'P', 'D', 'F', 0, (byte) 0xff};
        inOne(() -> {
            answers.begin(request);
            answers.keep(request, new OnceAnswer(201, Map.of("Content-Type", "application/pdf"), pdf));
        });
        Replayed again = catchThrowableOfType(Replayed.class, () -> inOne(() -> answers.begin(request)));
        assertThat(again.answer().getStatus()).isEqualTo(201);
        assertThat(again.answer().getMediaType()).hasToString("application/pdf");
        assertThat((byte[]) again.answer().getEntity()).isEqualTo(pdf);
    }

    @Test
    void aTypedAnswerIsGivenAgainAsItWasSent() throws Exception {
        RestResponse<Map<String, String>> sent = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, Map.of("title", "艺图演易"))
                .tag("7")
                .build();
        OnceAnswer kept = OnceAnswer.of(OnceAnswersTest.class.getDeclaredMethod("typed"), sent, new ObjectMapper());
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.headers()).containsEntry("ETag", "\"7\"").containsEntry("Content-Type", "application/json");
        assertThat(kept.body()).asString(UTF_8).isEqualTo("{\"title\":\"艺图演易\"}");
    }

    static RestResponse<Map<String, String>> typed() {
        return RestResponse.ok(Map.of());
    }

    @Test
    void aRefusalIsGivenAgainWithItsFacts() {
        OnceRequest request = aRequest("body");
        inOne(() -> answers.keep(request, IDEMPOTENCY_KEY_MISSING.because("for this test", Map.of("by", "Li"))));
        Refused again = catchThrowableOfType(Refused.class, () -> inOne(() -> answers.begin(request)));
        assertThat(again.refusal().code()).isEqualTo("idempotency-key-missing");
        assertThat(again.refusal().kind()).isEqualTo(IDEMPOTENCY_KEY_MISSING.kind());
        assertThat(again.detail()).isEqualTo("for this test");
        assertThat(again.facts()).isEqualTo(Map.of("by", "Li"));
    }

    @Test
    void anotherBodyWithTheSameKeyIsRefused() {
        UUID key = UUID.randomUUID();
        inOne(() -> answers.keep(aRequest(key, "one"), new OnceAnswer(204, Map.of(), null)));
        assertRefused(IDEMPOTENCY_MISMATCH, () -> inOne(() -> answers.begin(aRequest(key, "other"))));
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherWrite() {
        UUID key = UUID.randomUUID();
        OnceRequest mine = OnceRequest.of("me", "op", key, new byte[0]);
        OnceRequest yours = OnceRequest.of("you", "op", key, new byte[0]);
        inOne(() -> answers.keep(mine, new OnceAnswer(204, Map.of(), null)));
        inOne(() -> answers.begin(yours));
    }

    @Test
    void aSecondSenderIsToldThatTheFirstIsStillRunning() {
        OnceRequest request = aRequest("body");
        inOne(() -> {
            answers.begin(request);
            Throwable second = CompletableFuture.supplyAsync(() -> {
                        try {
                            inOne(() -> answers.begin(request));
                            return new AssertionError("nothing was refused");
                        } catch (Refused refused) {
                            return refused;
                        }
                    })
                    .join();
            assertRefused(IDEMPOTENCY_IN_FLIGHT, () -> {
                throw second;
            });
        });
    }

    @Test
    void aWriteThatFailsLeavesItsKeyFree() {
        OnceRequest request = aRequest("body");
        assertThatThrownBy(() -> inOne(() -> {
                    answers.begin(request);
                    answers.keep(request, new OnceAnswer(204, Map.of(), null));
                    throw new IllegalStateException("our own fault");
                }))
                .isInstanceOf(IllegalStateException.class);
        inOne(() -> answers.begin(request));
    }

    private static void assertRefused(
            JournalRefusal expected, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(Refused.class, call).refusal()).isEqualTo(expected);
    }

    private static OnceRequest aRequest(String body) {
        return aRequest(UUID.randomUUID(), body);
    }

    private static OnceRequest aRequest(UUID key, String body) {
        return OnceRequest.of("citizen", "operation", key, body.getBytes(UTF_8));
    }

    private static void inOne(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
