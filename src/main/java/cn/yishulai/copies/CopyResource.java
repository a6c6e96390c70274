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
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/copies")
class CopyResource {

    private final CopyReads reads;
    private final CopyPhotos photos;
    private final Relabelling relabelling;
    private final VoidedLabels labels;
    private final Callers callers;

    CopyResource(CopyReads reads, CopyPhotos photos, Relabelling relabelling, VoidedLabels labels, Callers callers) {
        this.reads = reads;
        this.photos = photos;
        this.relabelling = relabelling;
        this.labels = labels;
        this.callers = callers;
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

    @POST
    @Path("/{code}/label")
    @Once
    public CopyView relabel(@PathParam("code") String code, @Valid RelabelForm form) {
        return relabelling.replace(callers.current(), new CopyCode(code), form);
    }

    @GET
    @Path("/{code}/labels")
    public LabelHistory labels(@PathParam("code") String code) {
        return new LabelHistory(labels.history(new CopyCode(code)));
    }

    /** The oldest first; the last is the one that is good. */
    public record LabelHistory(List<CopyLabelView> items) {}

    /** Where a kept photo can be seen. */
    public record PhotoView(String id, String url) {}
}
