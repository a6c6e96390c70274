package cn.yishulai.counter;

import static cn.yishulai.counter.Actions.Obstacle.CARD_REPLACED;
import static cn.yishulai.counter.Actions.Obstacle.FOREIGN_LABEL;
import static cn.yishulai.counter.Actions.Obstacle.LOAD_ELSEWHERE;
import static cn.yishulai.counter.Actions.Obstacle.LOAD_NOT_HERE;
import static cn.yishulai.counter.Actions.Obstacle.LOAD_OVER;
import static cn.yishulai.counter.Actions.Obstacle.NOT_A_CODE;
import static cn.yishulai.counter.Actions.Obstacle.OTHER_BARCODE;
import static cn.yishulai.counter.Actions.Obstacle.RECALLED_TITLE;
import static cn.yishulai.counter.Actions.Obstacle.SHELF_ELSEWHERE;
import static cn.yishulai.counter.Actions.Obstacle.SLIP_ELSEWHERE;
import static cn.yishulai.counter.Actions.Obstacle.TICKET_OF_A_FAIR;
import static cn.yishulai.counter.Actions.Obstacle.UNKNOWN_FAMILY;
import static cn.yishulai.counter.Actions.Obstacle.UNKNOWN_LOAD;
import static cn.yishulai.counter.Actions.Obstacle.UNKNOWN_NUMBER;
import static cn.yishulai.counter.Actions.Obstacle.UNKNOWN_SHELF;
import static cn.yishulai.counter.Actions.Obstacle.UNKNOWN_SLIP;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.copies.SleepingShelves;
import cn.yishulai.counter.ScanView.FamilyAtDesk;
import cn.yishulai.counter.ScanView.Kind;
import cn.yishulai.counter.ScanView.ShelfAtDesk;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.TransferState;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.DropOffCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.FamilyCodes;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Households;
import cn.yishulai.people.OwnFamilies;
import cn.yishulai.places.Shelf;
import cn.yishulai.places.Shelves;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.Outcomes;
import cn.yishulai.swaps.PullLine;
import cn.yishulai.swaps.TransferView;
import cn.yishulai.swaps.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one scan box: any code, what it is, and the one or two things that can be done with it here and now. */
@ApplicationScoped
@Transactional
public class Scans {

    private final CopyAnswers copies;
    private final Claims claims;
    private final Outcomes outcomes;
    private final Volumes volumes;
    private final RecalledVolumes recalled;
    private final Households households;
    private final OwnFamilies own;
    private final FamilyCodes cards;
    private final DropOffs dropOffs;
    private final Shelves shelves;
    private final Sites sites;
    private final Transfers transfers;
    private final SleepingShelves sleeping;
    private final Ledger ledger;
    private final Obstacles obstacles;

    Scans(
            CopyAnswers copies,
            Claims claims,
            Outcomes outcomes,
            Volumes volumes,
            RecalledVolumes recalled,
            Households households,
            OwnFamilies own,
            FamilyCodes cards,
            DropOffs dropOffs,
            Shelves shelves,
            Sites sites,
            Transfers transfers,
            SleepingShelves sleeping,
            Ledger ledger,
            Obstacles obstacles) {
        this.copies = copies;
        this.claims = claims;
        this.outcomes = outcomes;
        this.volumes = volumes;
        this.recalled = recalled;
        this.households = households;
        this.own = own;
        this.cards = cards;
        this.dropOffs = dropOffs;
        this.shelves = shelves;
        this.sites = sites;
        this.transfers = transfers;
        this.sleeping = sleeping;
        this.ledger = ledger;
        this.obstacles = obstacles;
    }

    /**
     * Changes nothing. A code that nobody knows is an answer, not a refusal: the queue goes on. A copy, which is what is scanned
     * most, is read by one statement and without a transaction.
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public ScanView scan(Caller caller, ScanForm form) {
        UUID here = Sites.id(form.siteId());
        caller.requireSite(here);
        Scanned scanned = Scanned.read(form.code());
        Object what = scanned.what();
        if (what instanceof CopyCode copy) {
            return copies.of(copy, scanned.host(), here);
        }
        return other(caller, scanned, here);
    }

    /** Whatever is no copy. */
    ScanView other(Caller caller, Scanned scanned, UUID here) {
        Object what = scanned.what();
        if (what instanceof FamilyCode family) {
            return family(caller, family, here);
        }
        if (what instanceof BookNumber number) {
            return volume(number);
        }
        if (what instanceof ShelfCode shelf) {
            return shelf(shelf, here);
        }
        if (what instanceof TransferCode load) {
            return load(load, here);
        }
        if (what instanceof DropOffCode slip) {
            return slip(slip, here);
        }
        return nothing(what, scanned);
    }

    /** Open or not: its page shows what was decided, and goes on where it was left. */
    private ScanView slip(DropOffCode code, UUID here) {
        Optional<DropOffs.Slip> found = dropOffs.bySlip(code);
        if (found.isEmpty()) {
            return ScanView.nothing(Kind.DROP_OFF, obstacles.say(UNKNOWN_SLIP));
        }
        DropOffs.Slip slip = found.get();
        return slip.site().equals(here)
                ? ScanView.slip(slip.session().toString(), List.of(ScanAction.OPEN_DROP_OFF))
                : ScanView.nothing(Kind.DROP_OFF, obstacles.say(SLIP_ELSEWHERE));
    }

    private ScanView load(TransferCode code, UUID here) {
        Optional<TransferView> found = transfers.find(code);
        if (found.isEmpty()) {
            return ScanView.nothing(Kind.TRANSFER, obstacles.say(UNKNOWN_LOAD));
        }
        TransferView load = found.get();
        boolean packing = load.state() == TransferState.PROPOSED || load.state() == TransferState.PACKING;
        boolean leavesHere = load.from().id().equals(here);
        boolean comesHere = load.to().id().equals(here);
        if (!leavesHere && !comesHere) {
            return ScanView.nothing(Kind.TRANSFER, obstacles.say(LOAD_ELSEWHERE));
        }
        return (packing && leavesHere) || (load.state() == TransferState.SENT && comesHere)
                ? ScanView.load(load, List.of(ScanAction.SCAN_INTO), null)
                : ScanView.load(load, List.of(), obstacles.say(load.state().open() ? LOAD_NOT_HERE : LOAD_OVER));
    }

    private ScanView nothing(@Nullable Object what, Scanned scanned) {
        if (what instanceof TicketCode) {
            return ScanView.nothing(Kind.TICKET, obstacles.say(TICKET_OF_A_FAIR));
        }
        if (scanned.host() != null) {
            return ScanView.nothing(Kind.UNKNOWN, obstacles.say(FOREIGN_LABEL));
        }
        return ScanView.nothing(Kind.UNKNOWN, obstacles.say(scanned.digits() ? OTHER_BARCODE : NOT_A_CODE));
    }

    private ScanView shelf(ShelfCode code, UUID here) {
        Optional<Shelf> found = shelves.byCode(code);
        if (found.isEmpty()) {
            return ScanView.nothing(Kind.SHELF, obstacles.say(UNKNOWN_SHELF));
        }
        Shelf shelf = found.get();
        ShelfAtDesk atDesk = new ShelfAtDesk(code.value(), shelf.name(), sites.name(shelf.site()));
        return shelf.site().equals(here)
                ? ScanView.shelf(atDesk, List.of(ScanAction.SCAN_INTO), null)
                : ScanView.shelf(atDesk, List.of(), obstacles.say(SHELF_ELSEWHERE));
    }

    private ScanView family(Caller caller, FamilyCode code, UUID here) {
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
                open == null ? null : open.toString(),
                sleeping.asleepSince(id).isPresent() ? true : null,
                own.isOwn(caller, id) ? true : null);
        List<ScanAction> actions = ready.isEmpty()
                ? List.of(ScanAction.OPEN_DROP_OFF)
                : List.of(ScanAction.HAND_OVER, ScanAction.OPEN_DROP_OFF);
        return ScanView.family(atDesk, actions);
    }

    private ScanView volume(BookNumber number) {
        List<VolumeSummary> found = volumes.byNumber(number);
        if (found.isEmpty()) {
            return ScanView.nothing(Kind.VOLUME, obstacles.say(UNKNOWN_NUMBER));
        }
        boolean isRecalled =
                !recalled.among(found.stream().map(VolumeSummary::id).toList()).isEmpty();
        return isRecalled
                ? ScanView.recalledTitle(found, List.of(ScanAction.REGISTER), obstacles.say(RECALLED_TITLE))
                : ScanView.of(Kind.VOLUME, found, List.of(ScanAction.REGISTER), null);
    }
}
