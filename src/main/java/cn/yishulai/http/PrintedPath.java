package cn.yishulai.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Labels and cards hold their address in capitals, so {@code /B/…} is the page {@code /b/…}, and {@code /F/…} is {@code /f/…}. */
@Provider
@PreMatching
class PrintedPath implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (path.startsWith("/B/")) {
            request.setRequestUri(URI.create("/b/" + path.substring("/B/".length())));
        } else if (path.startsWith("/F/")) {
            request.setRequestUri(URI.create("/f/" + path.substring("/F/".length())));
        }
    }
}
