package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.COVER_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Covers are seen by everybody, as on the shelf. */
@Path("/v1/volumes/{volumeId}/cover")
class CoverResource {

    /** A better photo may take its place; the address in the catalogue names the photo, so it may be kept for an hour. */
    private static final String AN_HOUR = "public, max-age=3600";

    private final Covers covers;
    private final Callers callers;

    CoverResource(Covers covers, Callers callers) {
        this.covers = covers;
        this.callers = callers;
    }

    @GET
    @Produces("image/jpeg")
    public RestResponse<byte[]> show(@PathParam("volumeId") String id) {
        return RestResponse.ResponseBuilder.ok(covers.jpeg(OpaqueId.parse(id, COVER_UNKNOWN)), "image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, AN_HOUR)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Consumes({"image/jpeg", "image/png"})
    @Once
    @ResponseStatus(201)
    public CoverView attach(@PathParam("volumeId") String id, byte[] picture) {
        covers.attach(callers.current(), OpaqueId.parse(id, VolumeRefusal.VOLUME_UNKNOWN), picture);
        return new CoverView("/v1/volumes/" + OpaqueId.parse(id, VolumeRefusal.VOLUME_UNKNOWN) + "/cover");
    }

    /** Where the cover can be seen. */
    public record CoverView(String url) {}
}
