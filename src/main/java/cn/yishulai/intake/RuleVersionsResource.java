package cn.yishulai.intake;

import cn.yishulai.kernel.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The history of the rules, for the library's own people. */
@Path("/v1/intake-rules/versions")
class RuleVersionsResource {

    private final RuleDesk desk;

    RuleVersionsResource(RuleDesk desk) {
        this.desk = desk;
    }

    @GET
    public Page<VersionView> versions(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return desk.versions(after, Page.limit(limit));
    }
}
