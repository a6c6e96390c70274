package cn.yishulai.intake;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where librarians prepare, try and publish rules. */
@Path("/v1/intake-rules/drafts")
class RuleDeskResource {

    private static final int A_MONTH = 30;

    private final RuleDesk desk;
    private final RulePreview preview;
    private final Callers callers;

    RuleDeskResource(RuleDesk desk, RulePreview preview, Callers callers) {
        this.desk = desk;
        this.preview = preview;
        this.callers = callers;
    }

    @GET
    public Page<DraftView> open() {
        return desk.open(callers.current());
    }

    @POST
    @Once
    @ResponseStatus(201)
    public DraftView begin(@Valid @NotNull DraftForm form) {
        return desk.begin(callers.current(), form);
    }

    @GET
    @Path("/{draftId}")
    public DraftView show(@PathParam("draftId") String id) {
        return desk.show(callers.current(), id);
    }

    @PUT
    @Path("/{draftId}")
    @Once
    public DraftView change(@PathParam("draftId") String id, @Valid @NotNull DraftForm form) {
        return desk.change(callers.current(), id, form);
    }

    @POST
    @Path("/{draftId}/discard")
    @Once
    public DraftView discard(@PathParam("draftId") String id) {
        return desk.discard(callers.current(), id);
    }

    @GET
    @Path("/{draftId}/preview")
    public PreviewView preview(
            @PathParam("draftId") String id,
            @QueryParam("days") @Min(1) @Max(92) @Nullable Integer days,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return preview.of(id, days == null ? A_MONTH : days, after, Page.limit(limit));
    }

    @POST
    @Path("/{draftId}/publish")
    @Once
    public DraftView publish(@PathParam("draftId") String id, @Valid @NotNull PublicationForm form) {
        return desk.publish(callers.current(), id, form);
    }
}
