package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.PRINT_JOB_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.labels.LabelFormat;
import cn.yishulai.labels.PrintAnswer;
import cn.yishulai.labels.Printers;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/labels")
class LabelResource {

    private final LabelPrinting printing;
    private final PrintJobs jobs;
    private final Callers callers;

    LabelResource(LabelPrinting printing, PrintJobs jobs, Callers callers) {
        this.printing = printing;
        this.jobs = jobs;
        this.callers = callers;
    }

    @POST
    @Once
    public Response print(@Valid LabelForm form) {
        LabelPrinting.Printed printed = printing.print(callers.current(), form);
        return PrintAnswer.of(printed.drawn(), "labels")
                .status(Response.Status.CREATED)
                .location(URI.create("/v1/labels/" + printed.job()))
                .build();
    }

    @GET
    public Page<PrintJobView> mine(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return jobs.of(callers.current(), after, Page.limit(limit));
    }

    @GET
    @Path("/{printJobId}")
    public PrintJobView job(@PathParam("printJobId") String id) {
        return jobs.require(callers.current(), id(id));
    }

    @POST
    @Path("/{printJobId}/again")
    @Once
    public Response again(@PathParam("printJobId") String id, @Valid AgainForm form) {
        return PrintAnswer.of(printing.printAgain(callers.current(), id(id), form.wish()), "labels")
                .build();
    }

    /** On another paper or printer if need be; what is not said stays as it was, but the paper is fresh. */
    public record AgainForm(
            @Nullable @Size(max = 24) String sheet,
            @Nullable LabelFormat format,
            @Nullable @Size(max = 64) String printerId,
            @Nullable @Min(1) @Max(2400) Integer start) {

        Printers.Wish wish() {
            return new Printers.Wish(sheet == null ? "" : sheet, format, printerId, start);
        }
    }

    private static UUID id(String text) {
        return OpaqueId.parse(text, PRINT_JOB_UNKNOWN);
    }
}
