package cn.yishulai.http;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.people.SecondFactorPolicy;
import cn.yishulai.people.ServedPersons;
import cn.yishulai.people.Sessions;
import cn.yishulai.people.SignIn;
import cn.yishulai.people.SignInForm;
import cn.yishulai.people.SignedIn;
import cn.yishulai.places.Sites;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Signing in and out. It stands here and not in `people`, because its answer names sites. Opening and refreshing are not
 * {@code @Once}: their answers hold tokens, which must not lie in the database; they repeat themselves in their own way.
 */
@Path("/v1/sessions")
class SessionResource {

    private final SignIn signIn;
    private final Sessions sessions;
    private final ServedPersons served;
    private final Callers callers;
    private final Sites sites;
    private final SecondFactorPolicy secondFactors;
    private final HttpServerRequest request;

    SessionResource(
            SignIn signIn,
            Sessions sessions,
            ServedPersons served,
            Callers callers,
            Sites sites,
            SecondFactorPolicy secondFactors,
            HttpServerRequest request) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.served = served;
        this.callers = callers;
        this.sites = sites;
        this.secondFactors = secondFactors;
        this.request = request;
    }

    @POST
    @ResponseStatus(201)
    public SessionView open(@HeaderParam(WriteKeys.HEADER) @Nullable String key, @Valid @NotNull SignInForm form) {
        return view(signIn.open(WriteKeys.require(key), form, Visitors.of(request)));
    }

    @POST
    @Path("/refresh")
    @ResponseStatus(201)
    public SessionView refresh(@HeaderParam(WriteKeys.HEADER) @Nullable String key, @Valid @NotNull RefreshForm form) {
        return view(sessions.refresh(form.refreshToken(), WriteKeys.require(key)));
    }

    @DELETE
    @Path("/current")
    @Once
    public void close() {
        sessions.close(callers.session());
    }

    @DELETE
    @Once
    public void closeAll() {
        sessions.closeAll(callers.current().personId());
    }

    private SessionView view(SignedIn signedIn) {
        return SessionView.of(
                signedIn,
                served.of(signedIn.session()),
                sites.names(signedIn.caller().sites()).values(),
                secondFactors.mustEnrol(signedIn.caller()));
    }
}
