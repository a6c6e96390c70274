package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.BODY_MALFORMED;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import cn.yishulai.people.Numbers;
import cn.yishulai.people.ServedPersons;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Whose a session is. Not {@code @Once}: the answers hold tokens. To say the same thing twice is to say it once, so a
 * retry needs no memory.
 */
@Path("/v1/sessions/person")
class SessionPersonResource {

    private final ServedPersons served;
    private final Numbers numbers;
    private final Callers callers;
    private final HttpServerRequest request;

    SessionPersonResource(ServedPersons served, Numbers numbers, Callers callers, HttpServerRequest request) {
        this.served = served;
        this.numbers = numbers;
        this.callers = callers;
        this.request = request;
    }

    record BecomeForm(@NotNull @Size(max = 64) String personId) {}

    /** Either what only the family knows, or that one is none of them. */
    record ProofForm(@Nullable @Size(max = 40) String familyCode, @Nullable Boolean newHere) {}

    @POST
    @ResponseStatus(201)
    public ActingView become(@HeaderParam(WriteKeys.HEADER) @Nullable String key, @Valid @NotNull BecomeForm form) {
        WriteKeys.require(key);
        return ActingView.of(
                served.become(callers.current(), callers.session(), OpaqueId.parse(form.personId(), PERSON_UNKNOWN)));
    }

    @POST
    @Path("/proof")
    @ResponseStatus(201)
    public ActingView prove(@HeaderParam(WriteKeys.HEADER) @Nullable String key, @Valid @NotNull ProofForm form) {
        WriteKeys.require(key);
        boolean newHere = Boolean.TRUE.equals(form.newHere());
        if (newHere == (form.familyCode() != null)) {
            throw BODY_MALFORMED.because("say the family code, or that you are new here");
        }
        return ActingView.of(
                newHere
                        ? numbers.beginAnew(callers.session())
                        : numbers.prove(callers.session(), form.familyCode(), Visitors.of(request)));
    }
}
