package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.DEFINITION_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What the reports count. */
@Path("/v1/report-definitions")
class DefinitionResource {

    private final Definitions definitions;
    private final Callers callers;

    DefinitionResource(Definitions definitions, Callers callers) {
        this.definitions = definitions;
        this.callers = callers;
    }

    /** For everybody, without signing in. */
    @GET
    public Page<Definition> published(@QueryParam("report") @Nullable Report report) {
        return new Page<>(definitions.published(report), null);
    }

    @GET
    @Path("/drafts")
    public Page<Definition> drafts() {
        return new Page<>(definitions.drafts(callers.current()), null);
    }

    @POST
    @Path("/drafts")
    @Once
    @ResponseStatus(201)
    public Definition prepare(@Valid @NotNull DefinitionForm form) {
        return definitions.prepare(callers.current(), form);
    }

    @POST
    @Path("/drafts/{definitionId}/publish")
    @Once
    public Definition publish(@PathParam("definitionId") String id) {
        return definitions.publish(callers.current(), id(id));
    }

    @POST
    @Path("/drafts/{definitionId}/discard")
    @Once
    public Definition discard(@PathParam("definitionId") String id) {
        return definitions.discard(callers.current(), id(id));
    }

    private static UUID id(String id) {
        return OpaqueId.parse(id, DEFINITION_UNKNOWN);
    }
}
