package cn.yishulai.notices;

import cn.yishulai.people.EmailLogins;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies of notices for phones, mailboxes and apps. The inbox is the truth: a copy is posted in the transaction that puts
 * the notice there, waits a moment for others of the same desk session and for the end of the quiet hours, and goes out
 * with them as one message. What no carrier takes is kept as a dead letter with the carrier's last word.
 */
@ApplicationScoped
@Transactional
class NoticeCopies {

    private final NoticeCopyRepository repository;
    private final NoticeSettings settings;
    private final Households households;
    private final EmailLogins emails;
    private final NoticesConfig config;
    private final Clock clock;

    NoticeCopies(
            NoticeCopyRepository repository,
            NoticeSettings settings,
            Households households,
            EmailLogins emails,
            NoticesConfig config,
            Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.households = households;
        this.emails = emails;
        this.config = config;
        this.clock = clock;
    }

    /** One for the phone of the household, for each mailbox of somebody without a phone, for each person with an app. */
    void post(UUID household, NoticeRepository.Row notice) {
        NoticeSettingsView wanted = settings.of(household);
        Instant now = clock.instant();
        Instant due = notice.kind().urgent() ? now : settings.quiet(wanted).next(now.plus(config.gather()));
        List<NoticeCopyRepository.Recipient> recipients = new ArrayList<>();
        if (wanted.sms() && households.phone(household) != null) {
            recipients.add(new NoticeCopyRepository.Recipient(Channel.SMS, null));
        }
        if (wanted.mail()) {
            emails.withoutPhone(household)
                    .forEach(person -> recipients.add(new NoticeCopyRepository.Recipient(Channel.MAIL, person)));
        }
        if (wanted.push()) {
            repository
                    .personsWithApps(household)
                    .forEach(person -> recipients.add(new NoticeCopyRepository.Recipient(Channel.PUSH, person)));
        }
        recipients.forEach(recipient -> repository.post(notice.id(), recipient, due));
    }

    /** What goes out as one message. */
    record Bundle(Address address, List<NoticeCopyRepository.Waiting> copies) {}

    /** @param person null for the phone of the household */
    record Address(UUID household, Channel channel, @Nullable UUID person) {}

    /**
     * Takes copies that are due for a minute, with those that would become due later at the same address. Two nodes never
     * take the same.
     */
    List<Bundle> due(int limit) {
        Instant now = clock.instant();
        Map<Address, List<NoticeCopyRepository.Waiting>> bundles =
                repository.take(now, now.plus(cn.yishulai.journal.Outbox.LEASE), limit).stream()
                        .collect(Collectors.groupingBy(NoticeCopyRepository.Waiting::address));
        return bundles.entrySet().stream()
                .map(entry -> new Bundle(entry.getKey(), entry.getValue()))
                .toList();
    }

    void sent(Bundle bundle) {
        repository.end(ids(bundle.copies()), true, null, clock.instant());
    }

    void dead(List<NoticeCopyRepository.Waiting> copies, String why) {
        repository.end(ids(copies), false, why, clock.instant());
    }

    /** Later and later, and not at night. */
    void again(Bundle bundle, String why) {
        int attempts = bundle.copies().stream()
                .mapToInt(NoticeCopyRepository.Waiting::attempts)
                .max()
                .orElse(1);
        Instant next = clock.instant().plus(Postman.pause(attempts));
        boolean urgent =
                bundle.copies().stream().anyMatch(copy -> copy.notice().kind().urgent());
        Instant due = urgent
                ? next
                : settings.quiet(settings.of(bundle.address().household())).next(next);
        repository.again(ids(bundle.copies()), why, due);
    }

    private static List<UUID> ids(List<NoticeCopyRepository.Waiting> copies) {
        return copies.stream().map(NoticeCopyRepository.Waiting::id).toList();
    }
}
