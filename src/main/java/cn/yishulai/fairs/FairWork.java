package cn.yishulai.fairs;

import cn.yishulai.fairs.FairNext.Missing;
import cn.yishulai.fairs.FairWorkView.FiguresView;
import cn.yishulai.fairs.FairWorkView.NextView;
import cn.yishulai.fairs.FairWorkView.PermitPaper;
import cn.yishulai.fairs.FairWorkView.PermitView;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.PartnerRight;
import cn.yishulai.people.PartnerRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fairs as those see them who work on them: what waits for whom, what can be done now, and what is missing for it. */
@ApplicationScoped
@Transactional
public class FairWork {

    private final FairAccess access;
    private final FairRepository repository;
    private final FairBriefs briefs;
    private final Admittance admittance;
    private final FairPermits permits;
    private final FairTrail trail;
    private final FairVenues venues;
    private final FairLife life;
    private final PartnerRights rights;
    private final RainSessions sessions;

    FairWork(
            FairAccess access,
            FairRepository repository,
            FairBriefs briefs,
            Admittance admittance,
            FairPermits permits,
            FairTrail trail,
            FairVenues venues,
            FairLife life,
            PartnerRights rights,
            RainSessions sessions) {
        this.access = access;
        this.repository = repository;
        this.briefs = briefs;
        this.admittance = admittance;
        this.permits = permits;
        this.trail = trail;
        this.venues = venues;
        this.life = life;
        this.rights = rights;
        this.sessions = sessions;
    }

    /**
     * By their beginning, those the caller may work on.
     *
     * @param state only those in this state; null for all that are neither cancelled nor reconciled
     * @param waiting only those that wait for the caller's side
     */
    Page<FairBrief> list(Caller caller, @Nullable FairState state, boolean waiting, @Nullable String after, int limit) {
        FairCursor last = after == null ? null : FairCursor.parse(after);
        List<FairBrief> rows =
                briefs.page(new FairBriefs.Asked(caller, state, waiting ? FairSide.of(caller) : null), last, limit + 1);
        return Page.cut(rows, limit, fair -> new FairCursor(fair.from().toInstant(), fair.id()).toString());
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, also for a fair of others */
    FairWorkView show(Caller caller, UUID id) {
        FairFacts facts = access.require(caller, id);
        Fair fair = Objects.requireNonNull(repository.findById(id));
        FairBrief brief = briefs.of(id);
        List<PermitPaper> papers = permits.of(id);
        return new FairWorkView(
                brief,
                fair.about(),
                FairView.of(fair, brief.venue(), admittance.of(List.of(id)).getOrDefault(id, Map.of()))
                        .held(sessions.held(id))
                        .sessions(),
                new PermitView(facts.needsPermit(), facts.permitBy(), papers),
                next(caller, facts, fair),
                List.copyOf(venues.doubts(facts)),
                figures(fair),
                trail.steps(id),
                trail.comments(caller, id),
                fair.version());
    }

    private List<NextView> next(Caller caller, FairFacts facts, Fair fair) {
        boolean mayPropose = rights.has(caller, PartnerRight.PROPOSE);
        return FairNext.of(caller, facts.state(), mayPropose).stream()
                .map(step -> new NextView(step, missing(caller, facts, fair, step)))
                .toList();
    }

    private List<Missing> missing(Caller caller, FairFacts facts, Fair fair, FairNext step) {
        List<Missing> missing = new ArrayList<>();
        if (step == FairNext.APPROVE && caller.personId().equals(fair.proposedBy())) {
            missing.add(Missing.ANOTHER_HAND);
        }
        if (step == FairNext.PUBLISH && facts.needsPermit() && fair.permitNumber() == null) {
            missing.add(Missing.PERMIT);
        }
        if ((step == FairNext.APPROVE || step == FairNext.PUBLISH) && isTaken(facts)) {
            missing.add(Missing.VENUE);
        }
        if ((step == FairNext.APPROVE || step == FairNext.PUBLISH)
                && venues.blocked(facts.venue(), facts.begins(), facts.ends()).isPresent()) {
            missing.add(Missing.VENUE_BLOCKED);
        }
        if (step == FairNext.OPEN && !life.isItsDay(facts)) {
            missing.add(Missing.ITS_DAY);
        }
        return missing;
    }

    private boolean isTaken(FairFacts fair) {
        return venues.taken(fair.venue(), fair.begins(), fair.ends()).stream()
                .anyMatch(other -> !other.fair().equals(fair.id()));
    }

    private FiguresView figures(Fair fair) {
        int capacity = fair.sessions().stream().mapToInt(FairSession::capacity).sum();
        return briefs.figures(fair.id(), capacity);
    }
}
