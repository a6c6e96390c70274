package cn.yishulai.swaps;

import static cn.yishulai.places.PlaceRefusal.SITE_IN_USE;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteView;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.SiteStockReads.SiteStock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Sites are added, described anew and given up. It stands here, because a site is given up when nobody needs it any more. */
@ApplicationScoped
@Transactional
public class SiteAdmin {

    private final Sites sites;
    private final SiteStockReads stock;
    private final Audit audit;

    SiteAdmin(Sites sites, SiteStockReads stock, Audit audit) {
        this.sites = sites;
        this.stock = stock;
        this.audit = audit;
    }

    /** @throws cn.yishulai.kernel.Refused SITE_NAME_TAKEN, SITE_UNKNOWN, SITE_CLOSED_DOWN */
    public SiteView add(Caller caller, SiteForm form) {
        SiteView added = sites.require(sites.add(form));
        tell(caller, "site.add", added.id(), Map.of("kind", form.kind().name()));
        return added;
    }

    /** @throws cn.yishulai.kernel.Refused SITE_NAME_TAKEN, SITE_UNKNOWN, SITE_IN_A_RING, SITE_CLOSED_DOWN */
    public SiteView describe(Caller caller, UUID site, SiteForm form) {
        SiteView described = sites.describe(site, form);
        tell(
                caller,
                "site.describe",
                site,
                Map.of("parent", String.valueOf(form.parentId()), "receives", form.receives()));
        return described;
    }

    /** @throws cn.yishulai.kernel.Refused SITE_IN_USE with what is left; SITE_UNKNOWN, SITE_CLOSED_DOWN */
    public SiteView closeDown(Caller caller, UUID site) {
        SiteView given = sites.closeDown(site);
        SiteStock left = stock.of(site, null);
        if (!left.nothing()) {
            throw SITE_IN_USE.because(
                    "the site is still needed",
                    Map.of(
                            "copies", left.copies() + left.comingIn(),
                            "requests", left.requests(),
                            "loads", left.loads()));
        }
        tell(caller, "site.close-down", site, Map.of());
        return given;
    }

    /** What is there, and whether more goes in. */
    public SiteStock stock(Caller caller, UUID site) {
        caller.requireSite(site);
        return stock.of(site, sites.require(site).copyCapacity());
    }

    private void tell(Caller caller, String verb, UUID site, Map<String, Object> facts) {
        audit.record(caller.actor(), verb, "site:" + site, facts);
    }
}
