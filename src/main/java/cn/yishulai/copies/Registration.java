package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.SET_INCOMPLETE;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A family's book becomes known: which volume it is, whose shelf it stands on, and its code. */
@ApplicationScoped
@Transactional
public class Registration {

    private final Copies copies;
    private final CopyReads reads;
    private final VolumeInHand inHand;
    private final SetChecks sets;
    private final Households households;

    Registration(Copies copies, CopyReads reads, VolumeInHand inHand, SetChecks sets, Households households) {
        this.copies = copies;
        this.reads = reads;
        this.inHand = inHand;
        this.sets = sets;
        this.households = households;
    }

    /**
     * @throws cn.yishulai.kernel.Refused what {@link VolumeInHand#settle} refuses and asks, PARTS_MALFORMED,
     *     SET_INCOMPLETE when a set that is not whole is offered, LABEL_NOT_BLANK
     */
    public CopyView register(Caller caller, CopyForm form) {
        UUID household = households.requireMeant(caller, form.familyCode());
        UUID volume = inHand.settle(
                caller, household, new VolumeInHand.Named(form.volumeId(), form.bookNumber(), form.answer()));
        sets.checked(volume, form.missingParts());
        boolean whole = form.missingParts() == null || form.missingParts().isEmpty();
        if (!whole && form.disposition() != Disposition.SHOW_ONLY) {
            throw SET_INCOMPLETE.because("a set is swapped whole");
        }
        households.keep(household);
        CopyCode blank = form.blankLabel() == null ? null : new CopyCode(form.blankLabel());
        CopyFacts copy = copies.register(
                household,
                volume,
                new Copies.Said(form.disposition(), form.ownerGrade()),
                blank,
                Move.by(caller.personId(), "registered at home"));
        sets.note(copy.id(), form.missingParts());
        return reads.view(copy.code());
    }
}
