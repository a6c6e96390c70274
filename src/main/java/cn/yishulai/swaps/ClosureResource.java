package cn.yishulai.swaps;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import cn.yishulai.places.ClosureForm;
import cn.yishulai.places.PlaceRefusal;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Days on which sites are closed. */
@Path("/v1/closures")
class ClosureResource {

    private final Closures closures;
    private final Callers callers;

    ClosureResource(Closures closures, Callers callers) {
        this.closures = closures;
        this.callers = callers;
    }

    /** @param siteId none for all sites */
    record Form(
            @Nullable @Size(max = 64) String siteId,
            @NotNull LocalDate firstDay,
            @NotNull LocalDate lastDay,
            @NotNull
                    @Size(max = 60)
                    @Pattern(regexp = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*")
                    String reason,
            @Nullable Boolean coversBranches) {

        ClosureForm closure() {
            return new ClosureForm(
                    siteId == null ? null : Sites.id(siteId),
                    firstDay,
                    lastDay,
                    reason.strip(),
                    Boolean.TRUE.equals(coversBranches));
        }
    }

    @GET
    public Closures.ComingClosures list(@QueryParam("site") @Nullable String site) {
        return closures.coming(callers.current(), site == null ? null : Sites.id(site));
    }

    @GET
    @Path("/preview")
    public Closures.Preview preview(
            @QueryParam("site") @Nullable String site,
            @QueryParam("from") @NotNull LocalDate first,
            @QueryParam("to") @NotNull LocalDate last,
            @QueryParam("coversBranches") @DefaultValue("false") boolean branches) {
        return closures.preview(
                callers.current(), new ClosureForm(site == null ? null : Sites.id(site), first, last, "?", branches));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public Closures.ClosureView close(@Valid @NotNull Form form) {
        return closures.close(callers.current(), form.closure());
    }

    @POST
    @Path("/{closureId}/withdraw")
    @Once
    public Closures.ClosureView withdraw(@PathParam("closureId") String id) {
        return closures.withdraw(callers.current(), OpaqueId.parse(id, PlaceRefusal.CLOSURE_UNKNOWN));
    }
}
