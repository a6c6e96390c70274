package cn.yishulai.swaps;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Van loads, packed and received by scan. */
@Path("/v1/transfers")
class TransferResource {

    /** What a man lifts into a van in an afternoon; a bigger one is two loads. */
    private static final int USUAL_ROOM = 200;

    /** Something said, without characters that cannot be seen. */
    private static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    private final Transfers transfers;
    private final Callers callers;

    TransferResource(Transfers transfers, Callers callers) {
        this.transfers = transfers;
        this.callers = callers;
    }

    record LoadForm(
            @NotNull @Size(max = 64) String fromSiteId,
            @NotNull @Size(max = 64) String toSiteId,
            @Nullable @Min(1) @Max(1000) Integer room,
            @Nullable @Min(0) @Max(1000) Integer spare) {}

    record PackForm(@NotNull @Size(max = 64) String copyCode) {}

    /** @param damaged what is broken, when nobody can read it any more */
    record ReceiptForm(
            @NotNull @Size(max = 64) String copyCode,
            @Nullable @Size(max = 300) @Pattern(regexp = SAID) String damaged) {}

    /** @param missingBecause why what was packed is not here */
    record ClosingForm(@Nullable @Size(max = 300) @Pattern(regexp = SAID) String missingBecause) {}

    /** For which sites something waits here. */
    record Needs(List<TransferReads.Wanted> items) {}

    @GET
    public Page<TransferView> list(
            @QueryParam("site") @NotNull String site,
            @QueryParam("open") @DefaultValue("true") boolean open,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return transfers.list(callers.current(), Sites.id(site), open, after, Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public TransferView propose(@Valid @NotNull LoadForm form) {
        return transfers.propose(
                callers.current(),
                Sites.id(form.fromSiteId()),
                Sites.id(form.toSiteId()),
                form.room() == null ? USUAL_ROOM : form.room(),
                form.spare() == null ? 0 : form.spare());
    }

    @GET
    @Path("/needs")
    public Needs needs(@QueryParam("site") @NotNull String site) {
        return new Needs(transfers.wanted(callers.current(), Sites.id(site)));
    }

    @GET
    @Path("/{transferCode}")
    public TransferReads.Sheet show(@PathParam("transferCode") String code) {
        return transfers.show(callers.current(), new TransferCode(code));
    }

    @POST
    @Path("/{transferCode}/pack")
    @Once
    public TransferScan pack(@PathParam("transferCode") String code, @Valid @NotNull PackForm form) {
        return transfers.pack(callers.current(), new TransferCode(code), new CopyCode(form.copyCode()));
    }

    @POST
    @Path("/{transferCode}/take-out")
    @Once
    public TransferScan takeOut(@PathParam("transferCode") String code, @Valid @NotNull PackForm form) {
        return transfers.takeOut(callers.current(), new TransferCode(code), new CopyCode(form.copyCode()));
    }

    @POST
    @Path("/{transferCode}/send")
    @Once
    public TransferView send(@PathParam("transferCode") String code) {
        return transfers.send(callers.current(), new TransferCode(code));
    }

    @POST
    @Path("/{transferCode}/receive")
    @Once
    public TransferScan receive(@PathParam("transferCode") String code, @Valid @NotNull ReceiptForm form) {
        return transfers.receive(
                callers.current(), new TransferCode(code), new CopyCode(form.copyCode()), form.damaged());
    }

    @POST
    @Path("/{transferCode}/close")
    @Once
    public TransferView close(@PathParam("transferCode") String code, @Valid @NotNull ClosingForm form) {
        return transfers.close(callers.current(), new TransferCode(code), form.missingBecause());
    }

    @POST
    @Path("/{transferCode}/cancel")
    @Once
    public TransferView cancel(@PathParam("transferCode") String code) {
        return transfers.cancel(callers.current(), new TransferCode(code));
    }
}
