package cn.yishulai.catalog;

import cn.yishulai.catalog.OutsideLookups.Lookup;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What is known of a book number outside. */
@Path("/v1/outside-descriptions")
class OutsideResource {

    private final OutsideLookups lookups;
    private final Callers callers;

    OutsideResource(OutsideLookups lookups, Callers callers) {
        this.lookups = lookups;
        this.callers = callers;
    }

    @GET
    public Lookup lookUp(@QueryParam("number") @NotNull @Size(min = 1, max = 40) String number) {
        return lookups.lookUp(new BookNumber(number));
    }

    @POST
    @Once
    @ResponseStatus(204)
    public void fill(@Valid OutsideForm form) {
        lookups.fill(callers.current(), OpaqueId.parse(form.volumeId(), VolumeRefusal.VOLUME_UNKNOWN));
    }

    /** Which volume is to be filled. */
    record OutsideForm(@NotNull @Size(max = 64) String volumeId) {}
}
