package cn.yishulai.labels;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/label-sheets")
class SheetResource {

    private final Sheets sheets;
    private final Callers callers;

    SheetResource(Sheets sheets, Callers callers) {
        this.sheets = sheets;
        this.callers = callers;
    }

    @GET
    public SheetList list() {
        return new SheetList(sheets.list());
    }

    @POST
    @Once
    @ResponseStatus(201)
    public SheetView add(@Valid SheetForm form) {
        return sheets.add(callers.current(), form);
    }

    @DELETE
    @Path("/{sheetName}")
    @Once
    public void retire(@PathParam("sheetName") String name) {
        sheets.retire(name);
    }

    /** All of them: no library uses many. */
    public record SheetList(List<SheetView> items) {}
}
