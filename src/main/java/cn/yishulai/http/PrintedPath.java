package cn.yishulai.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is printed holds its address in capitals, so {@code /B/…} is the page {@code /b/…}: of labels, and of family cards
 * ({@code /F/…}), certificates ({@code /C/…}) and posters of fairs ({@code /E/…}).
 */
@Provider
@PreMatching
class PrintedPath implements ContainerRequestFilter {

    private static final Pattern PRINTED = Pattern.compile("^/[BFCE]/");

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (PRINTED.matcher(path).find()) {
            request.setRequestUri(URI.create(path.substring(0, 2).toLowerCase(Locale.ROOT) + path.substring(2)));
        }
    }
}
