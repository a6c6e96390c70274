package cn.yishulai.intake;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The rules before anybody carries books: for everybody, signed in or not. */
@Path("/v1/intake-rules")
class RulesResource {

    private final RulesShown shown;

    RulesResource(RulesShown shown) {
        this.shown = shown;
    }

    @GET
    public RulesView inForce() {
        return shown.inForce();
    }

    @GET
    @Path("/answer")
    public AnswersView about(
            @QueryParam("volumeId") @Size(max = 64) @Nullable String volumeId,
            @QueryParam("bookNumber") @Size(max = 40) @Nullable String bookNumber) {
        return shown.about(volumeId, bookNumber);
    }
}
