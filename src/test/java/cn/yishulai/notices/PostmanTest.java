package cn.yishulai.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.journal.Outbox;
import cn.yishulai.people.Households;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostmanTest {

    @Inject
    Outbox outbox;

    @Inject
    Notices notices;

    @Inject
    Households households;

    @Inject
    RecordingSms sms;

    @Inject
    Postman postman;

    @Inject
    Session database;

    private final String phone = "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));

    @Test
    void aCodeGoesToThePhoneAndIntoNoInbox() {
        outbox.postSealed("one-time-code", Map.of("phone", phone, "code", "042917"));
        assertThat(sms.nextCode(phone)).isEqualTo("042917");
    }

    @Test
    void anInboxGetsAMessageOnceAlthoughItIsCarriedTwice() {
        UUID household = households.found("小明妈妈").id();
        outbox.post("request-ready", ready(household, "朝花夕拾"));
        NoticeView notice = inbox(household, 1).get(0);
        assertThat(notice.kind()).isEqualTo("request-ready");
        assertThat(notice.text()).contains("《朝花夕拾》").contains("11月29日");
        carriedAgain(notice.id());
        outbox.post("request-ready", ready(household, "呐喊"));
        assertThat(inbox(household, 2))
                .extracting(NoticeView::text)
                .first()
                .asString()
                .contains("呐喊");
    }

    @Test
    void aMessageThatIsRolledBackWasNeverPosted() {
        UUID household = households.found("小明妈妈").id();
        QuarkusTransaction.begin();
        outbox.post("request-ready", ready(household, "朝花夕拾"));
        QuarkusTransaction.rollback();
        outbox.post("request-ready", ready(household, "呐喊"));
        assertThat(inbox(household, 1).get(0).text()).contains("呐喊");
    }

    @Test
    void aCarrierOutOfOrderDelaysAMessageAndLosesNone() {
        sms.refuse(phone, 1);
        outbox.postSealed("one-time-code", Map.of("phone", phone, "code", "042917"));
        assertThat(sms.next(phone)).contains("042917");
        assertThat(sms.to(phone)).isEmpty();
    }

    @Test
    void manyPostmenCarryEachMessageOnce() throws Exception {
        for (int i = 0; i < 100; i++) {
            outbox.postSealed("one-time-code", Map.of("phone", phone, "code", "%06d".formatted(i)));
        }
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> round = () -> {
                postman.round();
                return null;
            };
            for (var node : nodes.invokeAll(List.of(round, round, round, round))) {
                node.get();
            }
        } finally {
            nodes.shutdown();
        }
        List<String> codes =
                IntStream.range(0, 100).mapToObj(i -> sms.nextCode(phone)).toList();
        assertThat(codes).hasSize(100).doesNotHaveDuplicates();
        assertThat(sms.to(phone)).isEmpty();
    }

    @Test
    void aCodeThatNobodyCanUseAnyMoreIsNotSent() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.post("one-time-code", Map.of("phone", phone, "code", "111111"));
            database.createNativeMutationQuery("UPDATE outbox_message SET posted_at = posted_at - interval '6 minutes'"
                            + " WHERE payload LIKE '%' || :phone || '%'")
                    .setParameter("phone", phone)
                    .executeUpdate();
        });
        outbox.post("one-time-code", Map.of("phone", phone, "code", "222222"));
        assertThat(sms.nextCode(phone)).isEqualTo("222222");
        assertThat(sms.to(phone)).isEmpty();
    }

    private void carriedAgain(UUID message) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery(
                        "UPDATE outbox_message SET done_at = NULL, due_at = posted_at WHERE id = :id")
                .setParameter("id", message)
                .executeUpdate());
    }

    /** Waits until so many lie there. */
    private List<NoticeView> inbox(UUID household, int size) {
        for (int i = 0; i < 200; i++) {
            postman.round();
            List<NoticeView> inbox =
                    notices.inbox(household, Language.ZH, null, 100).items();
            if (inbox.size() >= size) {
                assertThat(inbox).hasSize(size);
                return inbox;
            }
        }
        throw new AssertionError("the inbox stays empty");
    }

    private static Map<String, Object> ready(UUID household, String title) {
        return Map.of("householdId", household.toString(), "title", title, "siteName", "交换中心", "until", "2026-11-29");
    }
}
