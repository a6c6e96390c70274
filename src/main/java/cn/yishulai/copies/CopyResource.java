package cn.yishulai.copies;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/copies")
class CopyResource {

    private final Registration registration;
    private final CopyReads reads;
    private final CopyPhotos photos;
    private final Callers callers;

    CopyResource(Registration registration, CopyReads reads, CopyPhotos photos, Callers callers) {
        this.registration = registration;
        this.reads = reads;
        this.photos = photos;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public CopyView register(@Valid CopyForm form) {
        return registration.register(callers.current(), form);
    }

    @GET
    @Path("/{code}")
    public JourneyView journey(@PathParam("code") String code) {
        return reads.journey(new CopyCode(code));
    }

    @POST
    @Path("/{code}/photos")
    @Consumes({"image/jpeg", "image/png"})
    @Once
    @ResponseStatus(201)
    public PhotoView photo(@PathParam("code") String code, byte[] picture) {
        UUID photo = photos.add(callers.current(), new CopyCode(code), picture);
        return new PhotoView(photo.toString(), "/v1/photos/" + photo);
    }

    /** Where a kept photo can be seen. */
    public record PhotoView(String id, String url) {}
}
