package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;
import cn.yishulai.swaps.TransferView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stock of a fair on one page: the plan, how far picking has come, the van loads, and where everything is.
 *
 * @param plan null before anybody planned
 */
public record FairStockView(
        UUID fairId,
        String title,
        FairState state,
        int epoch,
        SiteName venue,
        @Nullable FairStockPlanView plan,
        List<FairPickProgress> picking,
        List<Load> loads,
        FairReconciliationView.Counts counts,
        List<FairClassView> classes) {

    public enum Way {
        /** To the fair. */
        OUT,
        BACK
    }

    /** @param epoch of the fair when it was packed; a postponed fair is packed for anew */
    public record Load(Way way, int epoch, TransferView transfer) {}
}
