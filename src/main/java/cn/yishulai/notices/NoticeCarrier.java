package cn.yishulai.notices;

import cn.yishulai.people.EmailLogins;
import cn.yishulai.people.Households;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Carries the copies of notices, outside of any transaction. Every node has one; no two take the same copy. */
@ApplicationScoped
class NoticeCarrier {

    /** So few that a slow carrier does not outlast the lease. */
    private static final int BAG = 10;

    private static final Logger LOG = Logger.getLogger(NoticeCarrier.class);

    private final NoticeCopies copies;
    private final NoticeSettings settings;
    private final PushDevices devices;
    private final Households households;
    private final EmailLogins emails;
    private final SmsGateway sms;
    private final MailGateway mail;
    private final PushGateway push;
    private final Clock clock;

    NoticeCarrier(
            NoticeCopies copies,
            NoticeSettings settings,
            PushDevices devices,
            Households households,
            EmailLogins emails,
            SmsGateway sms,
            MailGateway mail,
            PushGateway push,
            Clock clock) {
        this.copies = copies;
        this.settings = settings;
        this.devices = devices;
        this.households = households;
        this.emails = emails;
        this.sms = sms;
        this.mail = mail;
        this.push = push;
        this.clock = clock;
    }

    @Scheduled(
            every = "${yishulai.notices.every:1s}",
            identity = "notice-carrier",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        List<NoticeCopies.Bundle> bag = copies.due(BAG);
        while (!bag.isEmpty()) {
            bag.forEach(this::carry);
            bag = copies.due(BAG);
        }
    }

    private void carry(NoticeCopies.Bundle bundle) {
        var late = bundle.copies().stream().filter(this::isOfNoUse).toList();
        if (!late.isEmpty()) {
            copies.dead(late, "too late to be of use");
        }
        var fresh =
                bundle.copies().stream().filter(copy -> !late.contains(copy)).toList();
        if (!fresh.isEmpty()) {
            hand(new NoticeCopies.Bundle(bundle.address(), fresh));
        }
    }

    private boolean isOfNoUse(NoticeCopyRepository.Waiting copy) {
        return !clock.instant()
                .isBefore(copy.notice().at().plus(copy.notice().kind().worthSending()));
    }

    private void hand(NoticeCopies.Bundle bundle) {
        try {
            send(bundle);
            copies.sent(bundle);
        } catch (NotCarried e) {
            LOG.warnf(
                    "%d copies by %s %s: %s",
                    bundle.copies().size(), bundle.address().channel(), e.forGood() ? "are given up" : "wait", e.why());
            if (e.forGood()) {
                copies.dead(bundle.copies(), e.why());
            } else {
                copies.again(bundle, e.why());
            }
        }
    }

    private void send(NoticeCopies.Bundle bundle) throws NotCarried {
        NoticeCopies.Address to = bundle.address();
        List<NoticeRepository.Row> notices = bundle.copies().stream()
                .map(NoticeCopyRepository.Waiting::notice)
                .toList();
        switch (to.channel()) {
            case SMS -> {
                String phone = households.phone(to.household());
                if (phone == null) {
                    throw NotCarried.ever("the family has no phone any more");
                }
                sms.send(key(bundle, ""), phone, text(to.household(), notices));
            }
            case MAIL -> {
                String address = emails.address(Objects.requireNonNull(to.person()))
                        .orElseThrow(() -> NotCarried.ever("the person has no address any more"));
                mail.send(letter(address, notices));
            }
            case PUSH -> pushTo(bundle, text(to.household(), notices));
        }
    }

    /** Taken when one of the apps takes it; apps that were removed are forgotten. */
    private void pushTo(NoticeCopies.Bundle bundle, String text) throws NotCarried {
        UUID person = Objects.requireNonNull(bundle.address().person());
        NotCarried trouble = NotCarried.ever("the person has no app any more");
        boolean taken = false;
        for (PushGateway.Device device : devices.of(person)) {
            try {
                push.send(key(bundle, device.token()), device, text);
                taken = true;
            } catch (NotCarried e) {
                trouble = e;
                if (e.forGood()) {
                    devices.gone(device);
                }
            }
        }
        if (!taken) {
            throw trouble;
        }
    }

    /**
     * The same for each try of the same copies. What joins them before the next try makes another message: whoever was told
     * a part of it then hears that part again, but nobody misses what is new.
     */
    private static UUID key(NoticeCopies.Bundle bundle, String device) {
        String copies = bundle.copies().stream()
                .map(copy -> copy.notice().id().toString())
                .sorted()
                .collect(Collectors.joining(" "));
        String whole = bundle.address() + " " + copies + " " + device;
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    private String text(UUID household, List<NoticeRepository.Row> notices) {
        return NoticeDigest.of(notices, settings.of(household).language());
    }

    /** In both languages: a letter has room for them. */
    static MailGateway.Letter letter(String to, List<NoticeRepository.Row> notices) {
        return new MailGateway.Letter(
                to,
                "益书来通知 · A notice from Yishulai",
                NoticeDigest.of(notices, Language.ZH) + "\n\n" + NoticeDigest.of(notices, Language.EN) + "\n");
    }
}
