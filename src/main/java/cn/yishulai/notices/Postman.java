package cn.yishulai.notices;

import cn.yishulai.journal.Outbox;
import cn.yishulai.people.Households;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries messages from the outbox to inboxes, and codes to phones and mailboxes. Every node has one; the outbox never gives two of them the
 * same message. An inbox gets a message once; a phone may, after a crash at the wrong moment, get it twice.
 */
@ApplicationScoped
class Postman {

    /** So few that a slow carrier does not outlast the lease of the outbox. */
    private static final int BAG = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final String[] TOPICS = NoticeKind.topics();
    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final Outbox outbox;
    private final Notices notices;
    private final Households households;
    private final SmsGateway sms;
    private final MailGateway mail;
    private final Clock clock;

    Postman(Outbox outbox, Notices notices, Households households, SmsGateway sms, MailGateway mail, Clock clock) {
        this.outbox = outbox;
        this.notices = notices;
        this.households = households;
        this.sms = sms;
        this.mail = mail;
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
        NoticeKind kind = NoticeKind.ofTopic(message.topic());
        try {
            if (message.payload().get("householdId") instanceof String household) {
                putInto(households.today(UUID.fromString(household)), kind, message);
            } else if (isWorthSending(kind, message)) {
                sendTo(message, kind);
            }
            outbox.done(message.id());
        } catch (NotCarried e) {
            if (e.forGood()) {
                LOG.warnf("message %s is given up: %s", message.id(), e.why());
                outbox.done(message.id());
                return;
            }
            Duration pause = pause(message.attempts());
            LOG.warnf("message %s waits %s: %s", message.id(), pause, e.why());
            outbox.again(message.id(), pause);
        }
    }

    private void putInto(UUID household, NoticeKind kind, Outbox.Message message) {
        notices.putOnce(household, new NoticeRepository.Row(message.id(), kind, message.payload(), message.postedAt()));
    }

    /** For somebody who may have no household yet, and so no inbox: a one-time code. */
    private void sendTo(Outbox.Message message, NoticeKind kind) throws NotCarried {
        Map<String, Object> payload = message.payload();
        if (payload.get("phone") instanceof String phone) {
            sms.send(message.id(), phone, NoticeText.of(kind, payload, Language.ZH));
        } else if (payload.get("email") instanceof String email) {
            mail.send(new MailGateway.Letter(
                    email,
                    "益书来验证码 · Your Yishulai code",
                    NoticeText.of(kind, payload, Language.ZH) + "\n\n" + NoticeText.of(kind, payload, Language.EN)
                            + "\n"));
        }
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
