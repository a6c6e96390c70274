package cn.yishulai.intake;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/v1/check-shelf")
class CheckShelfResource {

    private final CheckShelf shelf;
    private final Callers callers;

    CheckShelfResource(CheckShelf shelf, Callers callers) {
        this.shelf = shelf;
        this.callers = callers;
    }

    @GET
    public Page<CheckShelfLine> list(
            @QueryParam("site") @NotNull String site,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return shelf.at(callers.current(), site, after, Page.limit(limit));
    }

    @GET
    @Path("/{code}")
    public CheckShelfLine show(@PathParam("code") String code) {
        return shelf.one(callers.current(), new CopyCode(code));
    }
}
