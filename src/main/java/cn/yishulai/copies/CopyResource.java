package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.media.Photos;
import cn.yishulai.people.Caller;
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
    private final Photos photos;
    private final Callers callers;

    CopyResource(Registration registration, CopyReads reads, Photos photos, Callers callers) {
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

    /** A family photographs its own books, staff any. */
    @POST
    @Path("/{code}/photos")
    @Consumes({"image/jpeg", "image/png"})
    @Once
    @ResponseStatus(201)
    public PhotoView photo(@PathParam("code") String code, byte[] picture) {
        Caller caller = callers.current();
        CopyFacts copy = reads.facts(new CopyCode(code));
        if (caller.isCitizen() && !caller.household().equals(copy.household())) {
            throw COPY_UNKNOWN.because("no copy of yours has this code");
        }
        UUID photo = photos.keep(picture);
        return new PhotoView(photo.toString(), "/v1/photos/" + photo);
    }

    /** Where a kept photo can be seen. */
    public record PhotoView(String id, String url) {}
}
