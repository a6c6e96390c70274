package cn.yishulai.http;

import cn.yishulai.people.Callers;
import cn.yishulai.people.OnBehalf;
import cn.yishulai.people.OnBehalfForm;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Not {@code @Once}: the answer holds a token. It repeats itself by the session that the first try opened. */
@Path("/v1/sessions/on-behalf")
class OnBehalfResource {

    private final OnBehalf onBehalf;
    private final Callers callers;
    private final Sites sites;

    OnBehalfResource(OnBehalf onBehalf, Callers callers, Sites sites) {
        this.onBehalf = onBehalf;
        this.callers = callers;
        this.sites = sites;
    }

    @POST
    @ResponseStatus(201)
    public ActingView open(@HeaderParam(WriteKeys.HEADER) @Nullable String key, @Valid @NotNull OnBehalfForm form) {
        UUID write = WriteKeys.require(key);
        UUID site = Sites.id(form.siteId());
        callers.current().requireSite(site);
        OnBehalf.Counter counter =
                new OnBehalf.Counter(site, sites.require(site).name());
        return ActingView.of(onBehalf.open(write, callers.current(), callers.session(), counter, form));
    }
}
