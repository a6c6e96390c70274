package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.Inspected;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.intake.Inspections;
import cn.yishulai.kernel.CopyCode;
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
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Circulation circulation;
    private final Outcomes outcomes;

    Deposits(
            Inspections inspections,
            DropOffs dropOffs,
            CopyReads reads,
            RequestRepository requests,
            WaitingLine line,
            Circulation circulation,
            Outcomes outcomes) {
        this.inspections = inspections;
        this.dropOffs = dropOffs;
        this.reads = reads;
        this.requests = requests;
        this.line = line;
        this.circulation = circulation;
        this.outcomes = outcomes;
    }

    /**
     * Flat in the number of open wishes: the line of one volume is read by its index.
     *
     * @throws cn.yishulai.kernel.Refused what {@link Inspections#inspect} refuses
     */
    public DepositView inspect(Caller caller, UUID dropOff, InspectionForm form) {
        Optional<CopyCode> code = form.label();
        boolean known = code.flatMap(reads::find).isPresent();
        InspectionForm settled = known ? form : inspections.settled(caller, dropOff, form);
        UUID volume = line.lock(() -> code.flatMap(reads::find)
                .map(CopyFacts::volume)
                .orElseGet(() -> UUID.fromString(String.valueOf(settled.volumeId()))));
        return promised(caller, inspections.inspect(caller, dropOff, settled, requests.waitingFor(volume)));
    }

    /** Whoever waits for the book gets it, and whatever the family waits for may be theirs now. The line is locked. */
    DepositView promised(Caller caller, Inspected inspected) {
        CopyFacts copy = inspected.copy();
        if (copy.status() == CopyStatus.AVAILABLE && copy.site() != null) {
            line.serve(copy.volume(), caller.personId());
            circulation.holdIfFetchedHere(caller, copy, copy.site());
        }
        if (inspected.credits() > 0) {
            line.serveFamily(inspected.household(), caller.personId());
        }
        CopyOutcome outcome = outcomes.of(copy.code());
        return new DepositView(dropOffs.inspection(caller, inspected), outcome.request());
    }
}
