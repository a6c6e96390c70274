package cn.yishulai.counter;

import static cn.yishulai.counter.Actions.Obstacle.FOREIGN_LABEL;
import static cn.yishulai.counter.Actions.Obstacle.NEVER_ISSUED;

import cn.yishulai.copies.BlankLabels;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.VoidedLabels;
import cn.yishulai.counter.ScanView.Kind;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.labels.Labels;
import cn.yishulai.swaps.HomeSwapReads;
import cn.yishulai.swaps.Outcomes;
import cn.yishulai.swaps.PullLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a copy's label says at the counter: what it is, where it should be, who had it last, what can be done. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
class CopyAnswers {

    private final CopyGlances glances;
    private final CopyReads copies;
    private final BlankLabels blanks;
    private final VoidedLabels voided;
    private final Labels labels;
    private final Outcomes outcomes;
    private final HomeSwapReads homeSwaps;
    private final Obstacles obstacles;

    CopyAnswers(
            CopyGlances glances,
            CopyReads copies,
            BlankLabels blanks,
            VoidedLabels voided,
            Labels labels,
            Outcomes outcomes,
            HomeSwapReads homeSwaps,
            Obstacles obstacles) {
        this.glances = glances;
        this.copies = copies;
        this.blanks = blanks;
        this.voided = voided;
        this.labels = labels;
        this.outcomes = outcomes;
        this.homeSwaps = homeSwaps;
        this.obstacles = obstacles;
    }

    /** One statement of most copies; some more of one that a reader waits for, and of a code that no copy has. */
    ScanView of(CopyCode code, @Nullable String host, UUID here) {
        return glances.of(code).map(glance -> known(glance, here)).orElseGet(() -> unknown(code, host));
    }

    private ScanView known(CopyGlances.Glance glance, UUID here) {
        CopyFacts copy = glance.shown().facts();
        PullLine line = glance.isClaimed()
                ? outcomes.line(glance.shown())
                : PullLine.ofNobody(glance.shown().view());
        boolean isKept =
                copy.status() == CopyStatus.ON_HOLD_SHELF && line.request() == null && homeSwaps.keeps(copy.id());
        Actions actions = glance.isRecalled()
                ? Actions.ofRecalled(copy.status(), copy.site(), here)
                : isKept ? Actions.ofKept() : Actions.of(copy.status(), copy.site(), here, line.request());
        ScanView.Known known = new ScanView.Known(
                line.copy(),
                line.request(),
                Belongs.of(line.copy(), line.request()),
                line.request() == null ? null : otherFree(copy, here),
                actions.actions().contains(ScanAction.HAND_OVER) ? cost(glance) : null,
                glance.lastMove());
        return ScanView.copy(known, glance.isRecalled(), actions.actions(), obstacles.maybe(actions.obstacle()));
    }

    /** What is held for the reader it is kept for, else its cost. */
    private long cost(CopyGlances.Glance glance) {
        return glance.isClaimed() ? outcomes.cost(glance.shown().facts()) : glance.cost();
    }

    /** How many others of the volume stand free here: while it is only claimed, one of them can take its place. */
    private int otherFree(CopyFacts copy, UUID here) {
        if (copy.status() != CopyStatus.CLAIMED) {
            return 0;
        }
        return copies.stock(Set.of(copy.volume())).getOrDefault(copy.volume(), List.of()).stream()
                .filter(stock -> here.equals(stock.site()))
                .mapToInt(stock -> stock.free())
                .sum();
    }

    /** Its check character is right, so it was not misread: printed for a book to come, by somebody else, or by a forger. */
    private ScanView unknown(CopyCode code, @Nullable String host) {
        if (blanks.isBlank(code)) {
            return ScanView.of(Kind.BLANK_LABEL, List.of(), List.of(ScanAction.INSPECT, ScanAction.REGISTER), null);
        }
        Optional<VoidedLabels.Story> story = voided.story(code);
        if (story.isPresent()) {
            return ScanView.nothing(Kind.UNKNOWN, obstacles.voided(story.get()));
        }
        boolean ours = Optional.ofNullable(host)
                .map(name -> labels.isOurs("HTTPS://" + name + "/"))
                .orElse(true);
        return ScanView.nothing(Kind.UNKNOWN, obstacles.say(ours ? NEVER_ISSUED : FOREIGN_LABEL));
    }
}
