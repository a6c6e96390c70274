package cn.yishulai.swaps;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.copies.SleepingShelves;
import cn.yishulai.kernel.Page;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.AppealRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.AppealRepository.Appeal;
import cn.yishulai.swaps.PromiseRepository.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Appeals and promises as their home sees them. Nothing here reads a wish. */
@ApplicationScoped
@Transactional
public class AppealReads {

    private final AppealRepository appeals;
    private final PromiseRepository promises;
    private final CopyReads copies;
    private final SleepingShelves shelves;
    private final Sites sites;
    private final RuleSets rules;
    private final CreditGauge gauge;

    AppealReads(
            AppealRepository appeals,
            PromiseRepository promises,
            CopyReads copies,
            SleepingShelves shelves,
            Sites sites,
            RuleSets rules,
            CreditGauge gauge) {
        this.appeals = appeals;
        this.promises = promises;
        this.copies = copies;
        this.shelves = shelves;
        this.sites = sites;
        this.rules = rules;
        this.gauge = gauge;
    }

    public AppealsView toAnswer(UUID household) {
        List<Appeal> asked = appeals.askedOf(household);
        Map<UUID, CopyView> books =
                copies.views(asked.stream().map(Appeal::copy).toList());
        Map<UUID, SiteName> names = sites.names(asked.stream().map(Appeal::site).collect(Collectors.toSet()));
        AppealRules rule = rules.requests().appeals();
        boolean paused = gauge.aboveOne();
        return new AppealsView(
                asked.stream()
                        .map(appeal -> view(
                                appeal,
                                Objects.requireNonNull(books.get(appeal.copy())),
                                Objects.requireNonNull(names.get(appeal.site())),
                                rule,
                                paused ? 0 : rule.bonus()))
                        .toList(),
                shelves.asleepSince(household).map(AppealReads::edge).orElse(null),
                paused ? true : null);
    }

    private static AppealView view(Appeal appeal, CopyView book, SiteName site, AppealRules rule, int bonus) {
        return new AppealView(
                appeal.id().toString(),
                book.volume(),
                book.code(),
                appeal.basis(),
                site,
                appeal.until(),
                rule.bringOpenDays(),
                bonus);
    }

    /** Newest first. */
    public Page<PromiseView> promisesOf(UUID household, @Nullable UUID after, int limit) {
        Page<Promise> page = Page.cut(promises.ofHousehold(household, after, limit + 1), limit, p -> p.id().toString());
        return new Page<>(views(page.items()), page.nextAfter());
    }

    /** @throws cn.yishulai.kernel.Refused PROMISE_UNKNOWN also for the promise of another home */
    public PromiseView promise(UUID household, UUID id) {
        return promises.find(id)
                .filter(promise -> promise.household().equals(household))
                .map(promise -> views(List.of(promise)).get(0))
                .orElseThrow(PromiseRepository::unknown);
    }

    private List<PromiseView> views(List<Promise> shown) {
        Map<UUID, CopyView> books =
                copies.views(shown.stream().map(Promise::copy).collect(Collectors.toSet()));
        Map<UUID, SiteName> names =
                sites.names(shown.stream().map(Promise::site).collect(Collectors.toSet()));
        return shown.stream()
                .map(promise -> {
                    CopyView book = Objects.requireNonNull(books.get(promise.copy()));
                    return new PromiseView(
                            promise.id().toString(),
                            promise.state(),
                            book.volume(),
                            book.code(),
                            Objects.requireNonNull(names.get(promise.site())),
                            promise.until(),
                            edge(promise.promisedAt()),
                            promise.state() == PromiseState.KEPT ? promise.bonus() : null);
                })
                .toList();
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
