package cn.yishulai.swaps;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books of swaps between families at a desk. They are brought like any book: in a drop-off session. */
@Path("/v1/home-swap-books")
class HomeSwapBookResource {

    private final HomeSwapDeposits deposits;
    private final HomeSwapReads reads;
    private final CopyReads copies;
    private final Sites sites;
    private final Callers callers;

    HomeSwapBookResource(
            HomeSwapDeposits deposits, HomeSwapReads reads, CopyReads copies, Sites sites, Callers callers) {
        this.deposits = deposits;
        this.reads = reads;
        this.copies = copies;
        this.sites = sites;
        this.callers = callers;
    }

    @GET
    public Page<HomeSwapBookView> atSite(
            @QueryParam("site") @NotNull String site,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        UUID here = Sites.id(site);
        callers.current().requireSite(here);
        sites.require(here);
        return reads.atSite(here, after, Page.limit(limit));
    }

    @POST
    @Path("/{code}/take-home")
    @Once
    public CopyView takeHome(@PathParam("code") String code, @Valid TakeHomeForm form) {
        CopyCode copy = new CopyCode(code);
        deposits.takeHome(callers.current(), copy, Sites.id(form.siteId()), new FamilyCode(form.familyCode()));
        return copies.view(copy);
    }

    /** Where, and to whom. */
    public record TakeHomeForm(@NotNull @Size(max = 64) String siteId, @NotNull @Size(max = 300) String familyCode) {}
}
