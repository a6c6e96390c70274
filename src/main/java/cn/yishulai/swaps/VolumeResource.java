package cn.yishulai.swaps;

import cn.yishulai.catalog.Origin;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

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
    public Page<ShelvedVolume> search(@Valid @BeanParam VolumeSearch asked) {
        return availabilities.find(asked.query, asked.scope(), asked.stock(), asked.after, Page.limit(asked.limit));
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
