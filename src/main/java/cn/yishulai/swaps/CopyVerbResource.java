package cn.yishulai.swaps;

import static cn.yishulai.swaps.SwapRefusal.REQUEST_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import cn.yishulai.places.PlaceRefusal;
import cn.yishulai.places.Shelf;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The verbs of a copy at the counter. They stand here and not in copies because a freed copy is matched at once. */
@Path("/v1/copies")
class CopyVerbResource {

    private final Circulation circulation;
    private final Handovers handovers;
    private final Removals removals;
    private final MouldLooks mould;
    private final Undoing undoing;
    private final Sites sites;
    private final Callers callers;

    CopyVerbResource(
            Circulation circulation,
            Handovers handovers,
            Removals removals,
            MouldLooks mould,
            Undoing undoing,
            Sites sites,
            Callers callers) {
        this.sites = sites;
        this.mould = mould;
        this.undoing = undoing;
        this.circulation = circulation;
        this.handovers = handovers;
        this.removals = removals;
        this.callers = callers;
    }

    @POST
    @Path("/{code}/shelve")
    @Once
    public CopyOutcome shelve(@PathParam("code") String code, @Valid SiteForm form) {
        return circulation.shelve(callers.current(), new CopyCode(code), Sites.id(form.siteId()), form.onto());
    }

    @POST
    @Path("/{code}/claim")
    @Once
    public CopyOutcome claim(@PathParam("code") String code, @Valid ClaimForm form) {
        UUID request = OpaqueId.parse(form.requestId(), REQUEST_UNKNOWN);
        return circulation.claim(callers.current(), new CopyCode(code), Sites.id(form.siteId()), request);
    }

    @POST
    @Path("/{code}/hold-shelf")
    @Once
    public CopyOutcome holdShelf(@PathParam("code") String code, @Valid AtSiteForm form) {
        return circulation.holdShelf(callers.current(), new CopyCode(code), Sites.id(form.siteId()));
    }

    @POST
    @Path("/{code}/hand-over")
    @Once
    public CopyOutcome handOver(@PathParam("code") String code, @Valid HandoverForm form) {
        return handovers.handOver(callers.current(), new CopyCode(code), form);
    }

    @POST
    @Path("/{code}/send")
    @Once
    public CopyOutcome send(@PathParam("code") String code, @Valid SendForm form) {
        return circulation.send(
                callers.current(), new CopyCode(code), Sites.id(form.siteId()), Sites.id(form.toSiteId()));
    }

    @POST
    @Path("/{code}/receive")
    @Once
    public CopyOutcome receive(@PathParam("code") String code, @Valid AtSiteForm form) {
        return circulation.receive(callers.current(), new CopyCode(code), Sites.id(form.siteId()));
    }

    @POST
    @Path("/{code}/missing")
    @Once
    public CopyOutcome missing(@PathParam("code") String code, @Valid ReasonForm form) {
        return removals.miss(callers.current(), new CopyCode(code), form.site(), form.reason());
    }

    @POST
    @Path("/{code}/quarantine")
    @Once
    public CopyOutcome quarantine(@PathParam("code") String code, @Valid QuarantineForm form) {
        ReasonForm why = new ReasonForm(form.siteId(), form.reason());
        return Boolean.TRUE.equals(form.mould())
                ? mould.found(callers.current(), new CopyCode(code), why.site(), form.reason())
                : removals.quarantine(callers.current(), new CopyCode(code), why.site(), form.reason());
    }

    @POST
    @Path("/{code}/undo")
    @Once
    public CopyOutcome undo(@PathParam("code") String code, @Valid AtSiteForm form) {
        return undoing.undo(callers.current(), new CopyCode(code), Sites.id(form.siteId()));
    }

    @POST
    @Path("/{code}/withdraw")
    @Once
    public Response withdraw(@PathParam("code") String code, @Valid ReasonForm form) {
        if (form.siteId() != null) {
            sites.require(form.site());
        }
        Withdrawal withdrawal = removals.withdraw(callers.current(), new CopyCode(code), form.reason());
        return Response.status(withdrawal.approval() == null ? 200 : 202)
                .entity(withdrawal)
                .build();
    }

    /** Where it is done, and onto which shelf. */
    public record SiteForm(
            @NotNull @Size(max = 64) String siteId,
            @Nullable @Size(max = 40) @Pattern(regexp = Shelf.NAMED) String shelf) {

        @Nullable
        String onto() {
            return shelf == null ? null : shelf.strip();
        }
    }

    /** Where it is done. */
    public record AtSiteForm(@NotNull @Size(max = 64) String siteId) {}

    /** For which request. */
    public record ClaimForm(@NotNull @Size(max = 64) String siteId, @NotNull @Size(max = 64) String requestId) {}

    /** From where to where. */
    public record SendForm(@NotNull @Size(max = 64) String siteId, @NotNull @Size(max = 64) String toSiteId) {}

    /** @param mould it is mouldy: those that stood beside it are looked at */
    public record QuarantineForm(
            @Nullable @Size(max = 64) String siteId,
            @NotNull @Size(min = 1, max = 300) String reason,
            @Nullable Boolean mould) {}

    /** Why; staff also say where. */
    public record ReasonForm(
            @Nullable @Size(max = 64) String siteId, @NotNull @Size(min = 1, max = 300) String reason) {

        UUID site() {
            if (siteId == null) {
                throw PlaceRefusal.SITE_UNKNOWN.because("say at which site");
            }
            return Sites.id(siteId);
        }
    }
}
