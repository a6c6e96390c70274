package cn.yishulai.people;

import cn.yishulai.kernel.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/v1/households/me/looks")
class LookResource {

    private final Looks looks;
    private final Callers callers;

    LookResource(Looks looks, Callers callers) {
        this.looks = looks;
        this.callers = callers;
    }

    @GET
    public Page<Looks.LookView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return looks.at(callers.current().household(), after, Page.limit(limit));
    }
}
