package cn.yishulai.swaps;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Swaps from hand to hand. */
@Path("/v1/meetings")
class MeetingResource {

    private final Meetings meetings;
    private final MeetingCodes codes;
    private final MeetingReads reads;
    private final Callers callers;

    MeetingResource(Meetings meetings, MeetingCodes codes, MeetingReads reads, Callers callers) {
        this.meetings = meetings;
        this.codes = codes;
        this.reads = reads;
        this.callers = callers;
    }

    @GET
    public Page<MeetingsView.MeetingView> mine(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return reads.of(callers.current(), after, Page.limit(limit));
    }

    @POST
    @Once
    public MeetingsView add(@Valid MeetingsForm form) {
        return meetings.add(callers.current(), form);
    }

    @POST
    @Path("/codes")
    @Once
    @ResponseStatus(201)
    public MeetingCodes.CodeView make(@Valid CodeForm form) {
        return codes.make(callers.current(), new CopyCode(form.copyCode()));
    }

    @GET
    @Path("/key")
    public MeetingCodes.KeyView key() {
        return codes.key();
    }

    @GET
    @Path("/contradictions")
    public Page<MeetingReads.ContradictionView> contradictions(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return reads.contradictions(after, Page.limit(limit));
    }

    /** For which book. */
    public record CodeForm(@NotNull @Size(max = 300) String copyCode) {}
}
