package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.intake.Inspected;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.intake.Inspections;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** A book is brought: inspected, credited and, when somebody waits for it, promised in one transaction. */
@ApplicationScoped
@Transactional
public class Deposits {

    private final Inspections inspections;
    private final CopyReads reads;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final Circulation circulation;
    private final Outcomes outcomes;

    Deposits(
            Inspections inspections,
            CopyReads reads,
            RequestRepository requests,
            WaitingLine line,
            Circulation circulation,
            Outcomes outcomes) {
        this.inspections = inspections;
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
        CopyCode code = new CopyCode(form.copyCode());
        Optional<CopyFacts> known = reads.find(code);
        InspectionForm settled = known.isPresent() ? form : inspections.settled(caller, dropOff, form);
        UUID volume = line.lock(() -> reads.find(code)
                .map(CopyFacts::volume)
                .orElseGet(() -> UUID.fromString(String.valueOf(settled.volumeId()))));
        Inspected inspected = inspections.inspect(caller, dropOff, settled, requests.waitingFor(volume));
        CopyFacts copy = inspected.copy();
        if (copy.status() == CopyStatus.AVAILABLE && copy.site() != null) {
            line.serve(volume, caller.personId());
            circulation.holdIfFetchedHere(caller, copy, copy.site());
        }
        if (inspected.credits() > 0) {
            line.serveFamily(inspected.household(), caller.personId());
        }
        return view(inspected, outcomes.of(code));
    }

    private static DepositView view(Inspected inspected, CopyOutcome outcome) {
        return new DepositView(
                outcome.copy(),
                inspected.decision(),
                inspected.reason(),
                inspected.rulesVersion(),
                inspected.credits(),
                inspected.flaws(),
                inspected.decidedAt().atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                outcome.request());
    }
}
