package cn.yishulai.intake;

import static cn.yishulai.rules.RuleRefusal.DRAFT_UNKNOWN;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.intake.PreviewView.Changed;
import cn.yishulai.intake.PreviewView.Outcome;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.Caps.OverTime;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RuleDrafts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a draft would have decided on the books of the last days. Nothing is changed by asking. */
@ApplicationScoped
@Transactional
class RulePreview {

    private final RuleDrafts drafts;
    private final DecidedRows rows;
    private final Volumes volumes;
    private final Clock clock;

    RulePreview(RuleDrafts drafts, DecidedRows rows, Volumes volumes, Clock clock) {
        this.drafts = drafts;
        this.rows = rows;
        this.volumes = volumes;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN */
    PreviewView of(String draft, int days, @Nullable String after, int limit) {
        IntakeRules by = drafts.require(OpaqueId.parse(draft, DRAFT_UNKNOWN)).rules();
        Instant until = clock.instant();
        return of(by, until.minus(Duration.ofDays(days)), until, after, limit);
    }

    PreviewView of(IntakeRules by, Instant from, Instant until, @Nullable String after, int limit) {
        Counts counts = new Counts();
        Rehearsal rehearsal = new Rehearsal(by, rows.remaindersAt(from));
        for (Decided book : rows.between(from.minus(lookingBack(by)), until)) {
            if (book.at().isBefore(from)) {
                rehearsal.remember(book);
            } else if (book.basis() == null) {
                counts.withoutBasis++;
                rehearsal.remember(book);
            } else {
                counts.add(book, rehearsal.decide(book, book.basis()));
            }
        }
        return counts.view(from, until, page(counts.changed, after, limit));
    }

    /** A session may have begun before these days, and caps over time look back further. */
    private static Duration lookingBack(IntakeRules by) {
        int days = Stream.of(
                        Optional.ofNullable(by.caps().perHousehold()),
                        Optional.ofNullable(by.caps().perTitle()))
                .flatMap(Optional::stream)
                .mapToInt(OverTime::days)
                .max()
                .orElse(1);
        return Duration.ofDays(Math.max(days, 1));
    }

    private Page<Changed> page(List<Counts.Otherwise> changed, @Nullable String after, int limit) {
        List<Counts.Otherwise> shown = changed.stream()
                .dropWhile(one -> after != null && !one.book().id().toString().equals(after))
                .skip(after == null ? 0 : 1)
                .limit(limit + 1L)
                .toList();
        Map<UUID, VolumeSummary> titles =
                volumes.summaries(shown.stream().map(one -> one.book().volume()).toList());
        List<Changed> views = shown.stream()
                .map(one -> new Changed(
                        one.book().id().toString(),
                        title(titles.get(one.book().volume())),
                        edge(one.book().at()),
                        new Outcome(
                                one.book().reason().decision(),
                                one.book().reason(),
                                one.book().credits()),
                        one.after()
                                .map(verdict -> new Outcome(
                                        verdict.reason().decision(),
                                        verdict.reason(),
                                        verdict.credits().amount()))
                                .orElse(null)))
                .toList();
        return Page.cut(views, limit, Changed::inspectionId);
    }

    private static String title(@Nullable VolumeSummary volume) {
        if (volume == null) {
            return "—";
        }
        return volume.volumeLabel() == null ? volume.title() : volume.title() + " " + volume.volumeLabel();
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }

    /** Adds up as the books go by. */
    private static final class Counts {

        private record Otherwise(Decided book, Optional<Verdict> after) {}

        private final Map<Decision, Integer> before = none();
        private final Map<Decision, Integer> after = none();
        private final List<Otherwise> changed = new ArrayList<>();
        private int books;
        private int withoutBasis;
        private int asksForPrice;
        private long creditsBefore;
        private long creditsAfter;

        private static Map<Decision, Integer> none() {
            Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
            Stream.of(Decision.values()).forEach(decision -> counts.put(decision, 0));
            return counts;
        }

        void add(Decided book, Optional<Verdict> verdict) {
            books++;
            before.merge(book.reason().decision(), 1, Integer::sum);
            creditsBefore += book.credits();
            verdict.ifPresentOrElse(
                    one -> {
                        after.merge(one.reason().decision(), 1, Integer::sum);
                        creditsAfter += one.credits().amount();
                    },
                    () -> asksForPrice++);
            boolean same = verdict.filter(one ->
                            one.reason() == book.reason() && one.credits().amount() == book.credits())
                    .isPresent();
            if (!same) {
                changed.add(new Otherwise(book, verdict));
            }
        }

        PreviewView view(Instant from, Instant until, Page<Changed> page) {
            return new PreviewView(
                    edge(from),
                    edge(until),
                    books,
                    withoutBasis,
                    before,
                    after,
                    creditsBefore,
                    creditsAfter,
                    asksForPrice,
                    changed.size(),
                    page.items(),
                    page.nextAfter());
        }
    }
}
