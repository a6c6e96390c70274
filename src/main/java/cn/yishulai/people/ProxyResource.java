package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PROXY_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/households/me/proxies")
class ProxyResource {

    private final Proxies proxies;
    private final Callers callers;

    ProxyResource(Proxies proxies, Callers callers) {
        this.proxies = proxies;
        this.callers = callers;
    }

    record ProxiesView(List<Proxies.ProxyView> items) {}

    @GET
    public ProxiesView list() {
        return new ProxiesView(proxies.concerning(callers.current()));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public Proxies.ProxyView appoint(@Valid @NotNull ProxyForm form) {
        return proxies.appoint(callers.current(), form);
    }

    @DELETE
    @Path("/{proxyId}")
    @Once
    public void revoke(@PathParam("proxyId") String id) {
        proxies.revoke(callers.current(), OpaqueId.parse(id, PROXY_UNKNOWN));
    }
}
