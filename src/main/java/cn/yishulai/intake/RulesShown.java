package cn.yishulai.intake;

import cn.yishulai.catalog.VolumeFacts;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.intake.Finding.Stamp;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.PublishedRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.RuleWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What families can know before they carry books: the rules in plain words, and what they say about one book. */
@ApplicationScoped
@Transactional
class RulesShown {

    /** So many versions are published at once at most; the next to come is among them. */
    private static final int RECENT = 20;

    private final RuleSets rules;
    private final Volumes volumes;
    private final Clock clock;

    RulesShown(RuleSets rules, Volumes volumes, Clock clock) {
        this.rules = rules;
        this.volumes = volumes;
        this.clock = clock;
    }

    RulesView inForce() {
        IntakeRules now = rules.intake();
        Instant at = clock.instant();
        List<PublishedRules<IntakeRules>> recent = rules.intakeVersions(Integer.MAX_VALUE, RECENT);
        Instant since = recent.stream()
                .filter(one -> one.rules().version() == now.version())
                .map(PublishedRules::from)
                .findFirst()
                .orElse(Instant.EPOCH);
        Optional<PublishedRules<IntakeRules>> next = recent.stream()
                .filter(one -> one.from().isAfter(at))
                .min((a, b) -> a.from().compareTo(b.from()));
        return view(
                now, since, next.map(one -> view(one.rules(), one.from(), null)).orElse(null));
    }

    private static RulesView view(IntakeRules of, Instant from, @Nullable RulesView next) {
        LocalDate day = from.atZone(OpeningCalendar.CITY).toLocalDate();
        return new RulesView(
                of,
                from.atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                RuleWords.of(of, day),
                RuleExamples.of(of, day),
                of.purses().stream()
                        .map(purse -> new RulesView.PurseWords(purse.name(), RuleWords.of(purse)))
                        .toList(),
                next);
    }

    /**
     * What the rules say about a book in good condition that a family brings first: an answer and no promise, as only
     * who sees the book decides. Of a number that several volumes carry, one answer each; of one that nobody knows, one
     * by what the rules say of the unknown.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN, BOOK_NUMBER_MALFORMED
     */
    AnswersView about(@Nullable String volumeId, @Nullable String bookNumber) {
        IntakeRules now = rules.intake();
        List<VolumeSummary> meant = volumeId != null
                ? List.of(volumes.require(OpaqueId.parse(volumeId, VolumeRefusal.VOLUME_UNKNOWN))
                        .summary())
                : bookNumber == null ? List.of() : volumes.byNumber(new BookNumber(bookNumber));
        List<AnswersView.Answer> answers = meant.isEmpty()
                ? List.of(answer(null, new VolumeFacts(null, null, null, null), now))
                : meant.stream()
                        .map(volume -> answer(volume, volumes.facts(volume.id()), now))
                        .toList();
        return new AnswersView(now.version(), answers);
    }

    private AnswersView.Answer answer(@Nullable VolumeSummary volume, VolumeFacts facts, IntakeRules now) {
        Finding asNew = new Finding(Grade.LIKE_NEW, Set.of(), Set.of(), facts, false, Stamp.NONE, false, false, null);
        LocalDate today = clock.instant().atZone(OpeningCalendar.CITY).toLocalDate();
        Optional<Verdict> verdict = Verdict.unlessPriceMissing(new Basis(asNew, Tally.first(today)), now);
        DecisionReason reason = verdict.map(Verdict::reason).orElse(DecisionReason.ACCEPTED);
        return new AnswersView.Answer(
                volume,
                reason.decision(),
                reason,
                ReasonWords.of(reason),
                verdict.map(one -> one.credits().amount()).orElse(null),
                verdict.isEmpty());
    }
}
