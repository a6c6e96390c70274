package cn.yishulai.http;

import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import cn.yishulai.people.SecondFactors;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Second factors. Beginning and confirming are not {@code @Once}: their answers hold secrets. */
@Path("/v1/second-factor")
class SecondFactorResource {

    private final SecondFactors factors;
    private final Callers callers;
    private final HttpServerRequest request;

    SecondFactorResource(SecondFactors factors, Callers callers, HttpServerRequest request) {
        this.factors = factors;
        this.callers = callers;
        this.request = request;
    }

    /** One's own password, once more. */
    record BeginForm(@NotNull @Size(min = 1, max = 200) String password) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "BeginForm[]";
        }
    }

    /** What the authenticator shows. */
    record ConfirmForm(@NotNull @Pattern(regexp = "[0-9]{6}") String code) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "ConfirmForm[]";
        }
    }

    @GET
    public SecondFactors.StateView show() {
        return factors.state(callers.current());
    }

    @POST
    @ResponseStatus(201)
    public SecondFactors.EnrolmentView begin(
            @HeaderParam(WriteKeys.HEADER) @Nullable String key, @Valid @NotNull BeginForm form) {
        return factors.begin(callers.current(), form.password(), Visitors.of(request), WriteKeys.require(key));
    }

    @POST
    @Path("/confirm")
    @ResponseStatus(201)
    public SecondFactors.RecoveryCodesView confirm(
            @HeaderParam(WriteKeys.HEADER) @Nullable String key, @Valid @NotNull ConfirmForm form) {
        return factors.confirm(callers.current(), form.code(), WriteKeys.require(key));
    }

    @DELETE
    @Path("/{staffId}")
    @Once
    public void remove(@PathParam("staffId") String id) {
        factors.remove(callers.current(), OpaqueId.parse(id, STAFF_UNKNOWN));
    }
}
