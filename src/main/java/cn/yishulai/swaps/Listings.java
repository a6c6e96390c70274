package cn.yishulai.swaps;

import cn.yishulai.copies.CopyForm;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Registration;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A family puts a book on its shelf, and what it can be swapped for at once is proposed at once. */
@ApplicationScoped
@Transactional
class Listings {

    private final Registration registration;
    private final CopyReads copies;
    private final HomeSwapFinder swaps;

    Listings(Registration registration, CopyReads copies, HomeSwapFinder swaps) {
        this.registration = registration;
        this.copies = copies;
        this.swaps = swaps;
    }

    /** @throws cn.yishulai.kernel.Refused what {@link Registration#register} refuses */
    CopyView register(Caller caller, CopyForm form) {
        CopyView listed = registration.register(caller, form);
        if (form.disposition() == Disposition.SWAP) {
            UUID household = copies.facts(new CopyCode(listed.code())).household();
            if (household != null) {
                swaps.listed(household);
            }
        }
        return listed;
    }
}
