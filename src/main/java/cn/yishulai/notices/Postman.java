package cn.yishulai.notices;

import cn.yishulai.journal.Outbox;
import cn.yishulai.people.Households;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages from the outbox to inboxes, phones and mailboxes. Every node has one; the outbox never gives two of them the
 * same message. An inbox gets a message once; a phone may, after a crash at the wrong moment, get it twice.
 */
@ApplicationScoped
class Postman {

    /** So few that a slow carrier does not outlast the lease of the outbox. */
    private static final int BAG = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final String[] TOPICS = Stream.concat(Stream.of(MailCopies.TOPIC), Stream.of(NoticeKind.topics()))
            .toArray(String[]::new);
    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final Outbox outbox;
    private final Notices notices;
    private final Households households;
    private final SmsGateway sms;
    private final MailGateway mail;
    private final MailCopies copies;
    private final Clock clock;

    Postman(
            Outbox outbox,
            Notices notices,
            Households households,
            SmsGateway sms,
            MailGateway mail,
            MailCopies copies,
            Clock clock) {
        this.outbox = outbox;
        this.notices = notices;
        this.households = households;
        this.sms = sms;
        this.mail = mail;
        this.copies = copies;
        this.clock = clock;
    }

    @Scheduled(
            every = "${yishulai.notices.every:1s}",
            identity = "postman",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        List<Outbox.Message> bag = outbox.due(BAG, TOPICS);
        while (!bag.isEmpty()) {
            bag.forEach(this::deliver);
            bag = outbox.due(BAG, TOPICS);
        }
    }

    private void deliver(Outbox.Message message) {
        try {
            if (message.topic().equals(MailCopies.TOPIC)) {
                deliverCopy(message);
            } else {
                deliverNotice(message);
            }
            outbox.done(message.id());
        } catch (SmsNotTaken | MailNotTaken e) {
            Duration pause = pause(message.attempts());
            LOG.warnf("message %s waits %s: %s", message.id(), pause, e.getMessage());
            outbox.again(message.id(), pause);
        }
    }

    private void deliverNotice(Outbox.Message message) throws SmsNotTaken, MailNotTaken {
        NoticeKind kind = NoticeKind.ofTopic(message.topic());
        String named = (String) message.payload().get("householdId");
        String household =
                named == null ? null : households.today(UUID.fromString(named)).toString();
        if (household != null) {
            notices.putOnce(
                    UUID.fromString(household),
                    new NoticeRepository.Row(message.id(), kind, message.payload(), message.postedAt()));
        }
        String phone = phone(message, household);
        String email = (String) message.payload().get("email");
        if (phone != null && isWorthSending(kind, message)) {
            sms.send(phone, NoticeText.of(kind, message.payload(), Language.ZH));
        } else if (email != null && isWorthSending(kind, message)) {
            mail.send(MailCopies.letter(email, kind, message.payload()));
        }
    }

    private void deliverCopy(Outbox.Message message) throws MailNotTaken {
        if (isWorthSending(MailCopies.kind(message), message)) {
            for (MailGateway.Letter letter : copies.letters(message)) {
                mail.send(letter);
            }
        }
    }

    private @Nullable String phone(Outbox.Message message, @Nullable String household) {
        String phone = (String) message.payload().get("phone");
        return phone == null && household != null ? households.phone(UUID.fromString(household)) : phone;
    }

    private boolean isWorthSending(NoticeKind kind, Outbox.Message message) {
        boolean worth = clock.instant().isBefore(message.postedAt().plus(kind.worthSending()));
        if (!worth) {
            LOG.warnf("message %s is too old to be sent and is given up", message.id());
        }
        return worth;
    }

    /** 5 s, 10 s, 20 s and so on, at most an hour. */
    static Duration pause(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 20);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
