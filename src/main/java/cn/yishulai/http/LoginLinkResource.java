package cn.yishulai.http;

import static cn.yishulai.people.OutsideRefusal.LOGIN_LINK_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.people.OutsideKind;
import cn.yishulai.people.OutsideLinks;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;

@Path("/v1/households/me/login-links")
class LoginLinkResource {

    private final OutsideLinks links;
    private final Callers callers;

    LoginLinkResource(OutsideLinks links, Callers callers) {
        this.links = links;
        this.callers = callers;
    }

    record LinksView(List<OutsideLinks.LinkView> items) {}

    @GET
    public LinksView list() {
        return new LinksView(links.of(callers.current()));
    }

    @DELETE
    @Path("/{linkKind}")
    @Once
    public void unlink(@PathParam("linkKind") String kind) {
        OutsideKind known = Arrays.stream(OutsideKind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> LOGIN_LINK_UNKNOWN.because("nothing of this kind is linked"));
        links.unlink(callers.current(), known);
    }
}
