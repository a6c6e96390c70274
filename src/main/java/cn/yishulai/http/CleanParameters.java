package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.PARAMETER_MALFORMED;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Refuses parameters that no column could hold, before a room passes them to the database. */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION + 1)
class CleanParameters implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        require(request.getUriInfo().getPathParameters());
        require(request.getUriInfo().getQueryParameters());
    }

    private static void require(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> values.forEach(value -> {
            if (!Texts.areClean(value)) {
                throw PARAMETER_MALFORMED.because("a parameter has characters that cannot be kept");
            }
        }));
    }
}
