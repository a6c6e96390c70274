package cn.yishulai.counter;

import static cn.yishulai.counter.Actions.Obstacle.CARD_REPLACED;
import static cn.yishulai.counter.Actions.Obstacle.NOT_A_CODE;
import static cn.yishulai.counter.Actions.Obstacle.TICKET_OF_A_FAIR;
import static cn.yishulai.counter.Actions.Obstacle.UNKNOWN_COPY;
import static cn.yishulai.counter.Actions.Obstacle.UNKNOWN_FAMILY;
import static cn.yishulai.counter.Actions.Obstacle.UNKNOWN_NUMBER;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.BlankLabels;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.counter.ScanView.FamilyAtDesk;
import cn.yishulai.counter.ScanView.Kind;
import cn.yishulai.counter.ScanView.LastMoveView;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.FamilyCodes;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Households;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.CopyOutcome;
import cn.yishulai.swaps.Outcomes;
import cn.yishulai.swaps.PullLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one scan box: any code, what it is, and the one or two things that can be done with it here and now. */
@ApplicationScoped
@Transactional
public class Scans {

    private final CopyReads copies;
    private final BlankLabels labels;
    private final Claims claims;
    private final Outcomes outcomes;
    private final Volumes volumes;
    private final Households households;
    private final FamilyCodes cards;
    private final DropOffs dropOffs;
    private final Staff staff;
    private final Ledger ledger;
    private final Obstacles obstacles;

    Scans(
            CopyReads copies,
            BlankLabels labels,
            Claims claims,
            Outcomes outcomes,
            Volumes volumes,
            Households households,
            FamilyCodes cards,
            DropOffs dropOffs,
            Staff staff,
            Ledger ledger,
            Obstacles obstacles) {
        this.copies = copies;
        this.labels = labels;
        this.claims = claims;
        this.outcomes = outcomes;
        this.volumes = volumes;
        this.households = households;
        this.cards = cards;
        this.dropOffs = dropOffs;
        this.staff = staff;
        this.ledger = ledger;
        this.obstacles = obstacles;
    }

    /** Changes nothing. A code that nobody knows is an answer, not a refusal: the queue goes on. */
    public ScanView scan(Caller caller, ScanForm form) {
        UUID here = Sites.id(form.siteId());
        caller.requireSite(here);
        Scanned scanned = Scanned.read(form.code());
        if (scanned.copy() != null) {
            return copy(scanned.copy(), here);
        }
        if (scanned.family() != null) {
            return family(scanned.family(), here);
        }
        if (scanned.number() != null) {
            return volume(scanned.number());
        }
        return scanned.ticket() != null
                ? ScanView.nothing(Kind.TICKET, obstacles.say(TICKET_OF_A_FAIR))
                : ScanView.nothing(Kind.UNKNOWN, obstacles.say(NOT_A_CODE));
    }

    private ScanView copy(CopyCode code, UUID here) {
        Optional<CopyFacts> found = copies.find(code);
        if (found.isEmpty()) {
            return labels.isBlank(code)
                    ? new ScanView(
                            Kind.BLANK_LABEL,
                            null,
                            null,
                            null,
                            List.of(),
                            null,
                            List.of(ScanAction.INSPECT, ScanAction.REGISTER),
                            null)
                    : ScanView.nothing(Kind.UNKNOWN, obstacles.say(UNKNOWN_COPY));
        }
        CopyFacts copy = found.get();
        UUID pickupSite = claims.openOn(copy.id())
                .map(claim -> claim.reader().pickupSite())
                .orElse(null);
        Actions actions = Actions.of(copy, here, pickupSite);
        CopyOutcome outcome = outcomes.of(code);
        return new ScanView(
                Kind.COPY,
                outcome.copy(),
                outcome.request(),
                null,
                List.of(),
                lastMove(copy.id()),
                actions.actions(),
                actions.obstacle() == null ? null : obstacles.say(actions.obstacle()));
    }

    private @Nullable LastMoveView lastMove(UUID copy) {
        return copies.lastMove(copy)
                .map(move -> new LastMoveView(
                        move.status(),
                        move.at().atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                        staff.displayNames(Set.of(move.actor())).get(move.actor())))
                .orElse(null);
    }

    private ScanView family(FamilyCode code, UUID here) {
        Optional<UUID> found = households.findByCode(code);
        if (found.isEmpty()) {
            return ScanView.nothing(Kind.UNKNOWN, obstacles.say(cards.isLost(code) ? CARD_REPLACED : UNKNOWN_FAMILY));
        }
        UUID id = found.get();
        HouseholdView family = households.view(id);
        List<PullLine> ready = outcomes.lines(
                claims.toFetch(id, here).stream().map(ClaimFacts::copy).toList());
        UUID open = dropOffs.openSession(id, here);
        FamilyAtDesk atDesk = new FamilyAtDesk(
                family.familyCode().value(),
                family.persons(),
                households.maskedPhone(id),
                ledger.balance(id).free(),
                ready,
                open == null ? null : open.toString());
        List<ScanAction> actions = ready.isEmpty()
                ? List.of(ScanAction.OPEN_DROP_OFF)
                : List.of(ScanAction.HAND_OVER, ScanAction.OPEN_DROP_OFF);
        return new ScanView(Kind.FAMILY, null, null, atDesk, List.of(), null, actions, null);
    }

    private ScanView volume(BookNumber number) {
        List<VolumeSummary> found = volumes.byNumber(number);
        return found.isEmpty()
                ? ScanView.nothing(Kind.VOLUME, obstacles.say(UNKNOWN_NUMBER))
                : new ScanView(Kind.VOLUME, null, null, null, found, null, List.of(ScanAction.REGISTER), null);
    }
}
