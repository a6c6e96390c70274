package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.DROP_OFF_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/drop-offs/{dropOffId}/copies/{code}/photos")
class InspectionPhotoResource {

    private final InspectionPhotos photos;
    private final Callers callers;

    InspectionPhotoResource(InspectionPhotos photos, Callers callers) {
        this.photos = photos;
        this.callers = callers;
    }

    @POST
    @Consumes({"image/jpeg", "image/png"})
    @Once
    @ResponseStatus(201)
    public PhotoView add(@PathParam("dropOffId") String id, @PathParam("code") String code, byte[] picture) {
        UUID photo = photos.add(callers.current(), OpaqueId.parse(id, DROP_OFF_UNKNOWN), new CopyCode(code), picture);
        return new PhotoView(photo.toString(), "/v1/photos/" + photo);
    }

    /** Where a kept photo can be seen. */
    public record PhotoView(String id, String url) {}
}
