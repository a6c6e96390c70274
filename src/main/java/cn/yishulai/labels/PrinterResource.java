package cn.yishulai.labels;

import static cn.yishulai.labels.LabelRefusal.PRINTER_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/label-printers")
class PrinterResource {

    private final Printers printers;
    private final Callers callers;

    PrinterResource(Printers printers, Callers callers) {
        this.printers = printers;
        this.callers = callers;
    }

    @GET
    public PrinterList at(@QueryParam("site") String site) {
        return new PrinterList(printers.at(callers.current(), Sites.id(site)));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public PrinterView add(@Valid PrinterForm form) {
        return printers.add(callers.current(), form);
    }

    @PATCH
    @Path("/{printerId}")
    @Once
    public PrinterView adjust(@PathParam("printerId") String id, @Valid OffsetForm offset) {
        return printers.adjust(callers.current(), OpaqueId.parse(id, PRINTER_UNKNOWN), offset);
    }

    @GET
    @Path("/{printerId}/calibration")
    public Response calibration(@PathParam("printerId") String id, @QueryParam("sheet") String sheet) {
        return PrintAnswer.of(
                        printers.calibration(callers.current(), OpaqueId.parse(id, PRINTER_UNKNOWN), sheet),
                        "calibration")
                .build();
    }

    /** All of a site: there are few. */
    public record PrinterList(List<PrinterView> items) {}
}
