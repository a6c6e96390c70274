package cn.yishulai.swaps;

import cn.yishulai.catalog.Origin;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The catalogue as people see it; it stands here because it says where copies are and how many readers wait. */
@Path("/v1/volumes")
class VolumeResource {

    private final Availabilities availabilities;
    private final Callers callers;

    VolumeResource(Availabilities availabilities, Callers callers) {
        this.availabilities = availabilities;
        this.callers = callers;
    }

    @GET
    public Page<ShelvedVolume> search(
            @QueryParam("query") @NotNull @Size(min = 1, max = 200) String query,
            @QueryParam("site") @Nullable String site,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return availabilities.find(query, site == null ? null : Sites.id(site), after, Page.limit(limit));
    }

    @GET
    @Path("/{volumeId}")
    public ShelvedVolume show(@PathParam("volumeId") String id) {
        return availabilities.show(OpaqueId.parse(id, VolumeRefusal.VOLUME_UNKNOWN));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ShelvedVolume add(@Valid VolumeForm form) {
        return availabilities.add(form, Origin.of(callers.current()));
    }
}
