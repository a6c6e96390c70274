package cn.yishulai.notices;

import cn.yishulai.journal.Outbox;
import cn.yishulai.people.EmailLogins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Copies of notices for those who have an e-mail address and no phone. The inbox is the truth: a copy is posted in the
 * transaction that puts the notice there, one message a person, and each is carried and tried again by itself.
 */
@ApplicationScoped
class MailCopies {

    static final String TOPIC = "notice-by-mail";

    private final Outbox outbox;
    private final EmailLogins emails;

    MailCopies(Outbox outbox, EmailLogins emails) {
        this.outbox = outbox;
        this.emails = emails;
    }

    void post(UUID household, NoticeRepository.Row notice) {
        for (UUID person : emails.withoutPhone(household)) {
            outbox.post(
                    TOPIC,
                    Map.of("personId", person.toString(), "kind", notice.kind().name(), "facts", notice.facts()));
        }
    }

    static NoticeKind kind(Outbox.Message message) {
        return NoticeKind.valueOf((String) message.payload().get("kind"));
    }

    /** None when the person has no address any more. */
    List<MailGateway.Letter> letters(Outbox.Message message) {
        UUID person = UUID.fromString((String) message.payload().get("personId"));
        @SuppressWarnings("unchecked")
        Map<String, Object> facts = (Map<String, Object>) message.payload().get("facts");
        return emails.address(person).map(to -> letter(to, kind(message), facts)).stream()
                .toList();
    }

    /** In both languages: which one somebody reads is known of a phone that asks, and of no letter. */
    static MailGateway.Letter letter(String to, NoticeKind kind, Map<String, ?> facts) {
        String subject =
                kind == NoticeKind.ONE_TIME_CODE ? "益书来验证码 · Your Yishulai code" : "益书来通知 · A notice from Yishulai";
        String text = NoticeText.of(kind, facts, Language.ZH) + "\n\n" + NoticeText.of(kind, facts, Language.EN) + "\n";
        return new MailGateway.Letter(to, subject, text);
    }
}
