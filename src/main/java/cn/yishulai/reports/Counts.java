package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.COUNTS_QUEUE_FULL;
import static cn.yishulai.reports.ReportRefusal.COUNT_AS_OF_TOO_LATE;
import static cn.yishulai.reports.ReportRefusal.COUNT_NOT_DONE;
import static cn.yishulai.reports.ReportRefusal.COUNT_OVER;
import static cn.yishulai.reports.ReportRefusal.COUNT_UNKNOWN;
import static cn.yishulai.reports.ReportRefusal.DEFINITION_UNKNOWN;
import static cn.yishulai.reports.ReportRefusal.REPORT_NOT_OF_A_FAIR;

import cn.yishulai.fairs.FairAccess;
import cn.yishulai.fairs.FairRefusal;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import cn.yishulai.reports.CountRepository.Kept;
import cn.yishulai.reports.CountView.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts of reports: asked, kept for good, asked again, and held beside each other. */
@ApplicationScoped
@Transactional
public class Counts {

    /**
     * What is written carries the moment it began, and is there when its transaction ends, a minute later at most. Counted
     * as of a moment that is older, a figure never changes.
     */
    static final Duration SETTLED = Duration.ofMinutes(2);

    /** A month of a large city takes seconds: two are counted while somebody waits, more wait for a process that has time. */
    private static final int MONTHS_AT_ONCE = 2;

    private static final int MOST_WAITING = 20;

    private final CountRepository counts;
    private final Counting counting;
    private final Figures figures;
    private final Definitions definitions;
    private final FairAccess fairs;
    private final Sites sites;
    private final Staff staff;
    private final Clock clock;

    Counts(
            CountRepository counts,
            Counting counting,
            Figures figures,
            Definitions definitions,
            FairAccess fairs,
            Sites sites,
            Staff staff,
            Clock clock) {
        this.counts = counts;
        this.counting = counting;
        this.figures = figures;
        this.definitions = definitions;
        this.fairs = fairs;
        this.sites = sites;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Counts at once what is done in seconds; what takes longer waits.
     *
     * @throws cn.yishulai.kernel.Refused REPORT_DAYS_MALFORMED, DEFINITION_UNKNOWN, COUNT_AS_OF_TOO_LATE, SITE_UNKNOWN, FAIR_UNKNOWN,
     *     REPORT_NOT_OF_A_FAIR, COUNTS_QUEUE_FULL
     */
    CountView ask(Caller caller, CountForm form) {
        Definition definition = definition(form.report(), form.definitionId());
        UUID site = form.siteId() == null ? null : Sites.id(form.siteId());
        UUID fair = form.fairId() == null ? null : OpaqueId.parse(form.fairId(), FairRefusal.FAIR_UNKNOWN);
        if (site != null) {
            sites.name(site);
        }
        if (fair != null) {
            if (form.report() == Report.ACTIVATION) {
                throw REPORT_NOT_OF_A_FAIR.because("copies are registered at homes and sites");
            }
            fairs.facts(fair);
        }
        return begin(
                caller,
                new Question(
                        form.report(),
                        definition.id(),
                        definition.rules(),
                        Days.parse(form.from(), form.to()),
                        site,
                        fair,
                        settled(form.asOf())),
                null);
    }

    /**
     * Asks the question of a count again: as it was, which proves its figures, under another definition, or as of another
     * moment.
     *
     * @throws cn.yishulai.kernel.Refused COUNT_UNKNOWN, DEFINITION_UNKNOWN, COUNT_AS_OF_TOO_LATE, COUNTS_QUEUE_FULL
     */
    CountView again(Caller caller, UUID id, RecountForm form) {
        Kept before = counts.require(id);
        Definition definition = form.definitionId() == null
                ? definitions.require(before.definition())
                : definition(before.report(), form.definitionId());
        Instant asOf = form.asOf() == null ? before.asOf() : settled(form.asOf());
        return begin(
                caller,
                new Question(
                        before.report(),
                        definition.id(),
                        definition.rules(),
                        before.days(),
                        before.site(),
                        before.fair(),
                        asOf),
                id);
    }

    /** @throws cn.yishulai.kernel.Refused COUNT_UNKNOWN */
    CountView show(UUID id) {
        return view(counts.require(id), true);
    }

    /** Newest first, without their figures. */
    Page<CountView> list(@Nullable String after, int limit) {
        UUID last = after == null ? null : OpaqueId.parse(after, COUNT_UNKNOWN);
        Page<Kept> page =
                Page.cut(counts.list(last, limit + 1), limit, one -> one.id().toString());
        return new Page<>(page.items().stream().map(one -> view(one, false)).toList(), page.nextAfter());
    }

    /** One that has not ended. @throws cn.yishulai.kernel.Refused COUNT_UNKNOWN, COUNT_OVER */
    CountView cancel(UUID id) {
        Kept count = counts.require(id);
        if (!counts.end(id, null, State.CANCELLED, null, clock.instant())) {
            throw COUNT_OVER.because("this count is " + count.state());
        }
        return view(counts.require(id), false);
    }

    /** @throws cn.yishulai.kernel.Refused COUNT_UNKNOWN, also when they are of two reports; COUNT_NOT_DONE */
    Comparison compare(UUID before, UUID after) {
        CountView one = view(requireDone(before), false);
        CountView other = view(requireDone(after), false);
        if (one.report() != other.report()) {
            throw COUNT_UNKNOWN.because("no count of the same report has this id");
        }
        List<Comparison.Difference> rows = figures.differences(before, after);
        boolean more = rows.size() > Figures.MOST_DIFFERENCES;
        List<Comparison.Difference> shown = more ? rows.subList(0, Figures.MOST_DIFFERENCES) : rows;
        Map<String, String> names =
                figures.names(shown.stream().map(Comparison.Difference::keys).toList());
        return new Comparison(one, other, rows.isEmpty(), shown, more, names);
    }

    /** @throws cn.yishulai.kernel.Refused COUNT_UNKNOWN, COUNT_NOT_DONE */
    Kept requireDone(UUID id) {
        Kept count = counts.require(id);
        if (count.state() != State.DONE) {
            throw COUNT_NOT_DONE.because("this count is " + count.state(), Map.of("state", count.state()));
        }
        return count;
    }

    Instant settledNow() {
        return clock.instant().minus(SETTLED);
    }

    private Instant settled(@Nullable OffsetDateTime wanted) {
        Instant latest = settledNow();
        if (wanted != null && wanted.toInstant().isAfter(latest)) {
            throw COUNT_AS_OF_TOO_LATE.because(
                    "what was recorded a moment ago may not be there yet",
                    Map.of("latest", latest.atZone(OpeningCalendar.CITY).toOffsetDateTime()));
        }
        return wanted == null ? latest : wanted.toInstant();
    }

    private Definition definition(Report report, @Nullable String id) {
        if (id == null) {
            return definitions.inForce(report);
        }
        Definition definition = definitions.require(OpaqueId.parse(id, DEFINITION_UNKNOWN));
        if (definition.report() != report || definition.state() == Definition.State.DISCARDED) {
            throw DEFINITION_UNKNOWN.because("no definition of this report has this id");
        }
        return definition;
    }

    private CountView begin(Caller caller, Question question, @Nullable UUID again) {
        boolean atOnce = question.months().size() <= MONTHS_AT_ONCE;
        if (!atOnce && counts.going() >= MOST_WAITING) {
            throw COUNTS_QUEUE_FULL.because("%d counts wait already".formatted(MOST_WAITING));
        }
        UUID id = counts.add(question, again, caller.personId(), clock.instant());
        if (atOnce) {
            String checksum = counting.keep(id, question, month -> {});
            counts.end(id, null, State.DONE, checksum, clock.instant());
        }
        return show(id);
    }

    private CountView view(Kept count, boolean whole) {
        List<CountView.Section> sections = whole && count.state() == State.DONE ? figures.sections(count.id()) : null;
        Instant finished = count.finishedAt();
        return new CountView(
                count.id(),
                count.report(),
                count.state(),
                count.days().from(),
                count.days().to(),
                count.site(),
                count.fair(),
                edge(count.asOf()),
                definitions.require(count.definition()).forEverybody(),
                count.recountOf(),
                count.done(),
                count.of(),
                staff.displayNames(List.of(count.askedBy())).get(count.askedBy()),
                edge(count.askedAt()),
                finished == null ? null : edge(finished),
                count.checksum(),
                sections,
                sections == null ? null : figures.names(sections, count.site(), count.fair()));
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
