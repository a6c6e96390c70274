package cn.yishulai.copies;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** A label holds its address in capitals, so {@code /B/…} is the same page as {@code /b/…}. */
@Provider
@PreMatching
class BookPagePath implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (path.startsWith("/B/")) {
            request.setRequestUri(URI.create("/b/" + path.substring("/B/".length())));
        }
    }
}
