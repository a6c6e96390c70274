package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.Inspected;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.intake.Inspections;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** A book is brought: inspected, credited and, when somebody waits for it, promised in one transaction. */
@ApplicationScoped
@Transactional
public class Deposits {

    private final Inspections inspections;
    private final DropOffs dropOffs;
    private final CopyReads reads;
    private final PlacesInLine places;
    private final WaitingLine line;
    private final Circulation circulation;
    private final Promises promises;
    private final Outcomes outcomes;
    private final HomeSwapDeposits homeSwaps;

    Deposits(
            Inspections inspections,
            DropOffs dropOffs,
            CopyReads reads,
            PlacesInLine places,
            WaitingLine line,
            Circulation circulation,
            Promises promises,
            Outcomes outcomes,
            HomeSwapDeposits homeSwaps) {
        this.inspections = inspections;
        this.dropOffs = dropOffs;
        this.reads = reads;
        this.places = places;
        this.line = line;
        this.circulation = circulation;
        this.promises = promises;
        this.outcomes = outcomes;
        this.homeSwaps = homeSwaps;
    }

    /**
     * Flat in the number of open wishes: the line of one volume is read by its index.
     *
     * @throws cn.yishulai.kernel.Refused what {@link Inspections#inspect} refuses
     */
    public DepositView inspect(Caller caller, UUID dropOff, InspectionForm form) {
        Optional<CopyCode> code = form.label();
        Optional<CopyFacts> known = code.flatMap(reads::find);
        InspectionForm settled = known.isPresent() ? form : inspections.settled(caller, dropOff, form);
        UUID volume = line.lock(() -> code.flatMap(reads::find)
                .map(CopyFacts::volume)
                .orElseGet(() -> UUID.fromString(String.valueOf(settled.volumeId()))));
        Inspected inspected = inspections.inspect(caller, dropOff, settled, places.waitingFor(volume));
        boolean promised = known.isPresent() && known.get().status() == CopyStatus.PROMISED;
        return promised && homeSwaps.brought(caller, inspected)
                ? keptForSwap(caller, inspected)
                : promised(caller, inspected);
    }

    /** A book of a swap between families goes to nobody else, and its credit pays for the other book. */
    private DepositView keptForSwap(Caller caller, Inspected inspected) {
        CopyOutcome outcome = outcomes.of(inspected.copy().code());
        return new DepositView(dropOffs.inspection(caller, inspected), outcome.request(), true, null);
    }

    /** Whoever waits for the book gets it, and whatever the family waits for may be theirs now. The line is locked. */
    DepositView promised(Caller caller, Inspected inspected) {
        CopyFacts copy = inspected.copy();
        if (copy.status() == CopyStatus.AVAILABLE && copy.site() != null) {
            line.serve(copy.volume(), caller.personId());
            circulation.holdIfFetchedHere(caller, copy, copy.site());
        }
        Optional<Credits> bonus = promises.brought(caller, inspected);
        if (inspected.credits() > 0 || bonus.filter(given -> given.amount() > 0).isPresent()) {
            line.serveFamily(inspected.household(), caller.personId());
            line.serveWhoIsLeft(copy.volume(), caller.personId());
        }
        CopyOutcome outcome = outcomes.of(copy.code());
        return new DepositView(
                dropOffs.inspection(caller, inspected),
                outcome.request(),
                null,
                bonus.map(Credits::amount).orElse(null));
    }
}
