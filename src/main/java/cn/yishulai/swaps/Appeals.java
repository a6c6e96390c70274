package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.swaps.AppealRefusal.APPEAL_OVER;
import static cn.yishulai.swaps.SwapRefusal.SITE_DOES_NOT_LEND;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.AppealRules;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.AppealRepository.Appeal;
import cn.yishulai.swaps.AppealRepository.Running;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A home answers an appeal (需配): it will bring the book, not now, or has it no more. */
@ApplicationScoped
@Transactional
public class Appeals {

    private final AppealRepository appeals;
    private final PromiseRepository promises;
    private final PromisedWishes wishes;
    private final WaitingLine line;
    private final Copies copies;
    private final CopyReads reads;
    private final RecalledVolumes recalled;
    private final Households households;
    private final Sites sites;
    private final OpeningCalendar calendar;
    private final RuleSets rules;
    private final AppealNotices notices;
    private final Clock clock;

    Appeals(
            AppealRepository appeals,
            PromiseRepository promises,
            PromisedWishes wishes,
            WaitingLine line,
            Copies copies,
            CopyReads reads,
            RecalledVolumes recalled,
            Households households,
            Sites sites,
            OpeningCalendar calendar,
            RuleSets rules,
            AppealNotices notices,
            Clock clock) {
        this.appeals = appeals;
        this.promises = promises;
        this.wishes = wishes;
        this.line = line;
        this.copies = copies;
        this.reads = reads;
        this.recalled = recalled;
        this.households = households;
        this.sites = sites;
        this.calendar = calendar;
        this.rules = rules;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The home will bring this copy, or another of the volume that it has, to a site. As many homes promise as wishes are
     * left; who answers later is thanked and let off.
     *
     * @return the promise
     * @throws cn.yishulai.kernel.Refused APPEAL_UNKNOWN, APPEAL_OVER, SITE_UNKNOWN, SITE_DOES_NOT_LEND, COPY_UNKNOWN,
     *     COPY_NOT_AVAILABLE
     */
    public UUID promise(Caller caller, UUID id, PromiseForm form) {
        UUID household = caller.household();
        UUID site = Sites.id(form.siteId());
        if (!sites.require(site).receives()) {
            throw SITE_DOES_NOT_LEND.because("books cannot be brought to this site");
        }
        households.keep(household);
        UUID volume = lockLine(id);
        CopyFacts copy = form.copyCode() == null
                ? copies.lock(appeals.copyOf(id))
                : own(household, volume, new CopyCode(form.copyCode()));
        Appeal appeal = requireAsked(id, household);
        UUID wish = wishes.nextWish(copy, household)
                .filter(found -> !recalled.stands(volume))
                .orElseThrow(() ->
                        APPEAL_OVER.because("nobody waits for it any more", Map.of("appealState", AppealState.CLOSED)));
        if (!household.equals(copy.household())) {
            throw APPEAL_OVER.because("the book is with this home no more", Map.of("appealState", AppealState.CLOSED));
        }
        copies.promise(copy.code(), Move.by(caller.personId(), "promised for somebody who waits"));
        Running running = running(site);
        UUID promise = promises.add(appeal, copy.id(), wish, running, clock.instant());
        appeals.end(id, AppealState.PROMISED, askAgain(), clock.instant());
        notices.wisher("wish-promised", wish, volume, running.until());
        appeals.closeWhatIsNotNeeded(wish, clock.instant());
        return promise;
    }

    /** Not now: asked again later. @throws cn.yishulai.kernel.Refused APPEAL_UNKNOWN, APPEAL_OVER */
    public void later(Caller caller, UUID id) {
        requireAsked(id, caller.household());
        appeals.end(id, AppealState.LATER, askAgain(), clock.instant());
    }

    /**
     * The home has it no more: what it listed is withdrawn; of a book it took from us it is not asked again.
     *
     * @throws cn.yishulai.kernel.Refused APPEAL_UNKNOWN, APPEAL_OVER
     */
    public void gone(Caller caller, UUID id) {
        lockLine(id);
        CopyFacts copy = copies.lock(appeals.copyOf(id));
        requireAsked(id, caller.household());
        appeals.end(id, AppealState.GONE, null, clock.instant());
        if (copy.status() == CopyStatus.LISTED && caller.household().equals(copy.household())) {
            copies.withdraw(copy.code(), Move.by(caller.personId(), "not there any more"));
        }
    }

    private UUID lockLine(UUID appeal) {
        UUID copy = appeals.copyOf(appeal);
        return line.lock(() -> promises.volumeOf(copy));
    }

    private CopyFacts own(UUID household, UUID volume, CopyCode code) {
        CopyFacts there = reads.find(code)
                .filter(found -> household.equals(found.household()) && volume.equals(found.volume()))
                .orElseThrow(() -> COPY_UNKNOWN.because("no copy of this book at your home has the code " + code));
        return copies.lock(there.code());
    }

    private Appeal requireAsked(UUID id, UUID household) {
        Appeal appeal = appeals.require(id, household);
        if (appeal.state() != AppealState.ASKED) {
            throw APPEAL_OVER.because("the appeal is " + appeal.state(), Map.of("appealState", appeal.state()));
        }
        return appeal;
    }

    private Running running(UUID site) {
        RequestRules ruleSet = rules.requests();
        AppealRules rule = ruleSet.appeals();
        LocalDate today = calendar.today();
        return new Running(
                site,
                today,
                rule.bringOpenDays(),
                calendar.openDay(site, today, rule.bringOpenDays()),
                ruleSet.version());
    }

    private LocalDate askAgain() {
        return calendar.today().plusDays(rules.requests().appeals().laterDays());
    }
}
