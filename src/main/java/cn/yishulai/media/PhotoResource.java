package cn.yishulai.media;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/photos")
class PhotoResource {

    /** Only the browser of who may see it, for a year: a photo never changes. */
    static final String A_YEAR = "private, max-age=31536000, immutable";

    private final Photos photos;

    PhotoResource(Photos photos) {
        this.photos = photos;
    }

    @GET
    @Path("/{photoId}")
    @Produces("image/jpeg")
    public RestResponse<byte[]> show(@PathParam("photoId") String photoId) {
        return RestResponse.ResponseBuilder.ok(photos.jpeg(Photos.id(photoId)), "image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, A_YEAR)
                .header("X-Content-Type-Options", "nosniff")
                // Should a picture ever be read as a page, then as one that may do nothing.
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"photo.jpg\"")
                .build();
    }
}
