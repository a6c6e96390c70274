package cn.yishulai.swaps;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
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

/** The walk along the neighbours of mouldy books. */
@Path("/v1/mould-looks")
class MouldLookResource {

    private final MouldLooks looks;
    private final Callers callers;

    MouldLookResource(MouldLooks looks, Callers callers) {
        this.looks = looks;
        this.callers = callers;
    }

    enum Finding {
        FINE,
        MOULDY
    }

    record LookForm(@NotNull @Size(max = 64) String siteId, @NotNull Finding finding) {}

    @GET
    public MouldLooks.Walk list(@QueryParam("site") @NotNull String site) {
        return looks.at(callers.current(), Sites.id(site));
    }

    @POST
    @Path("/{code}")
    @Once
    public CopyOutcome look(@PathParam("code") String code, @Valid @NotNull LookForm form) {
        return looks.looked(
                callers.current(), new CopyCode(code), Sites.id(form.siteId()), form.finding() == Finding.FINE);
    }
}
