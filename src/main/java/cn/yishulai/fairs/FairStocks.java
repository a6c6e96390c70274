package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.TransferReads;
import cn.yishulai.swaps.TransferView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stock of a fair as the library's people see it, from the plan to the last box. */
@ApplicationScoped
@Transactional
public class FairStocks {

    private final FairStockAccess access;
    private final FairStockPlans plans;
    private final FairStockPicks picks;
    private final FairStockLoads loads;
    private final FairReconciliationRows endings;
    private final TransferReads transfers;
    private final Sites sites;

    FairStocks(
            FairStockAccess access,
            FairStockPlans plans,
            FairStockPicks picks,
            FairStockLoads loads,
            FairReconciliationRows endings,
            TransferReads transfers,
            Sites sites) {
        this.access = access;
        this.plans = plans;
        this.picks = picks;
        this.loads = loads;
        this.endings = endings;
        this.transfers = transfers;
        this.sites = sites;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SITE_NOT_YOURS for people of other sites than those concerned */
    public FairStockView show(Caller caller, UUID fairId) {
        FairStockSite fair = access.readFor(caller, fairId);
        List<FairStockLoads.Load> vans = loads.of(fairId);
        Map<String, TransferView> shown =
                transfers
                        .withIds(
                                vans.stream().map(FairStockLoads.Load::transfer).toList())
                        .stream()
                        .collect(Collectors.toMap(TransferView::code, Function.identity()));
        return new FairStockView(
                fairId,
                fair.title(),
                fair.state(),
                fair.epoch(),
                sites.name(fair.venue()),
                plans.find(fairId).orElse(null),
                picks.progress(fairId),
                vans.stream()
                        .map(load -> new FairStockView.Load(
                                FairStockView.Way.valueOf(load.way().name()),
                                load.epoch(),
                                Objects.requireNonNull(shown.get(load.code().value()))))
                        .toList(),
                endings.counts(fairId),
                plans.classes());
    }
}
