package cn.yishulai.intake;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.Pools;
import cn.yishulai.ledger.Posting;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes decisions down, each with the credit it is worth; nothing written is ever changed. */
@ApplicationScoped
class InspectionEntries {

    private final InspectionRepository inspections;
    private final Minting minting;
    private final Pools pools;

    InspectionEntries(InspectionRepository inspections, Minting minting, Pools pools) {
        this.inspections = inspections;
        this.minting = minting;
        this.pools = pools;
    }

    Inspected enter(DropOff session, CopyFacts copy, Inspection inspection) {
        inspections.persist(inspection);
        minting.mint(session, copy, inspection);
        return inspection.inspected(session.household(), copy);
    }

    /**
     * The new decision in the place of the one before. What the new one is worth is minted before the old is taken back,
     * so that a family that spent its credit meanwhile is not asked for it when nothing is owed.
     *
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT when the credit is spent and the new decision gives none
     */
    Inspected enterInstead(DropOff session, CopyFacts copy, Inspection before, Inspection inspection) {
        Inspected entered = enter(session, copy, inspection);
        inspections.flush();
        if (before.decision() == Decision.CREDIT) {
            pools.takeBack(
                    new Credits(before.credits()),
                    new Posting(
                            session.household(), inspection.inspectedBy(), before.id(), copy.code(), "decided again"));
        }
        return entered;
    }
}
