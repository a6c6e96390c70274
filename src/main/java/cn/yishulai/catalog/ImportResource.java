package cn.yishulai.catalog;

import static cn.yishulai.catalog.ImportRefusal.IMPORT_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/imports")
class ImportResource {

    private final Imports imports;
    private final Callers callers;

    ImportResource(Imports imports, Callers callers) {
        this.imports = imports;
        this.callers = callers;
    }

    @GET
    public Page<ImportView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return imports.list(after == null ? null : id(after), Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ImportView begin(@Valid ImportForm form) {
        return imports.begin(form, callers.current());
    }

    @GET
    @Path("/{importId}")
    public ImportView show(@PathParam("importId") String id) {
        return imports.require(id(id));
    }

    @PUT
    @Path("/{importId}/parts/{part}")
    @Consumes("application/octet-stream")
    @Once
    public ImportView part(@PathParam("importId") String id, @PathParam("part") int part, byte[] bytes) {
        return imports.part(id(id), part, bytes);
    }

    @GET
    @Path("/{importId}/preview")
    public ImportPreview preview(@PathParam("importId") String id) {
        return imports.preview(id(id));
    }

    @POST
    @Path("/{importId}/start")
    @Once
    public ImportView start(@PathParam("importId") String id) {
        return imports.start(id(id), callers.current());
    }

    @POST
    @Path("/{importId}/cancel")
    @Once
    public ImportView cancel(@PathParam("importId") String id) {
        return imports.cancel(id(id), callers.current());
    }

    /** The list is written while it is read; a million rejected rows take no more memory than a thousand. */
    @GET
    @Path("/{importId}/rejected")
    @Produces("text/csv;charset=UTF-8")
    public RestResponse<StreamingOutput> rejected(@PathParam("importId") String id) {
        UUID job = id(id);
        RejectedList list = new RejectedList(imports, job, imports.rejectedColumns(job));
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(list::write)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected-" + job + ".csv\"")
                .build();
    }

    private static UUID id(String id) {
        return OpaqueId.parse(id, IMPORT_UNKNOWN);
    }
}
