package cn.yishulai.fairs;

import static cn.yishulai.fairs.RainRefusal.RAIN_CALL_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The plan for rain of one fair. */
@Path("/v1/fairs/{fairId}/rain")
class RainResource {

    private final RainSheets sheets;
    private final Callers callers;

    RainResource(RainSheets sheets, Callers callers) {
        this.sheets = sheets;
        this.callers = callers;
    }

    /** Who was told. */
    record CallForm(RainSheet.@NotNull Whom whom, @NotNull @Size(max = 64) String id) {}

    @GET
    public RainSheet show(@PathParam("fairId") String fairId) {
        return sheets.show(callers.current(), Fairs.id(fairId));
    }

    @POST
    @Path("/calls")
    @Once
    public RainSheet told(@PathParam("fairId") String fairId, @Valid @NotNull CallForm form) {
        return sheets.told(
                callers.current(), Fairs.id(fairId), form.whom(), OpaqueId.parse(form.id(), RAIN_CALL_UNKNOWN));
    }
}
