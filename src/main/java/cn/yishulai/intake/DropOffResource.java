package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.DROP_OFF_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Sessions only: inspecting a book stands in swaps, because a wanted book is matched in the same transaction. */
@Path("/v1/drop-offs")
class DropOffResource {

    private final DropOffs dropOffs;
    private final Receipts receipts;
    private final Callers callers;

    DropOffResource(DropOffs dropOffs, Receipts receipts, Callers callers) {
        this.dropOffs = dropOffs;
        this.receipts = receipts;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public DropOffView open(@Valid DropOffForm form) {
        return dropOffs.open(callers.current(), form);
    }

    @GET
    @Path("/{dropOffId}")
    public DropOffView show(@PathParam("dropOffId") String id) {
        return dropOffs.show(callers.current(), OpaqueId.parse(id, DROP_OFF_UNKNOWN));
    }

    @POST
    @Path("/{dropOffId}/receipt")
    @Once
    @ResponseStatus(201)
    public ReceiptView close(@PathParam("dropOffId") String id) {
        return receipts.close(callers.current(), OpaqueId.parse(id, DROP_OFF_UNKNOWN));
    }

    @GET
    @Path("/{dropOffId}/receipt")
    public ReceiptView receipt(@PathParam("dropOffId") String id) {
        return receipts.show(callers.current(), OpaqueId.parse(id, DROP_OFF_UNKNOWN));
    }

    @GET
    @Path("/{dropOffId}/paper")
    @Produces("application/pdf")
    public byte[] paper(
            @PathParam("dropOffId") String id,
            @QueryParam("roll") @DefaultValue("MM_80") PaperSlip.Roll roll,
            @Context HttpHeaders headers) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .filter(first -> first.getLanguage().equals("en"))
                .isPresent();
        return receipts.paper(
                callers.current(),
                OpaqueId.parse(id, DROP_OFF_UNKNOWN),
                english ? ReceiptWords.ENGLISH : ReceiptWords.CHINESE,
                roll);
    }
}
