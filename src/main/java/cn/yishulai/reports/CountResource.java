package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.COUNT_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.journal.Wanted;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Reports that can be counted again. */
@Path("/v1/report-counts")
class CountResource {

    private static final String TABLE = "text/csv;charset=UTF-8";
    private static final String BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Counts counts;
    private final CountFiles files;
    private final Callers callers;

    CountResource(Counts counts, CountFiles files, Callers callers) {
        this.counts = counts;
        this.files = files;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public CountView ask(@Valid @NotNull CountForm form) {
        return counts.ask(callers.current(), form);
    }

    @GET
    public Page<CountView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return counts.list(after, Page.limit(limit));
    }

    @GET
    @Path("/{countId}")
    @Produces({MediaType.APPLICATION_JSON, TABLE, BOOK})
    public Response show(@PathParam("countId") String countId, @Context HttpHeaders headers) {
        UUID id = id(countId);
        String form = Wanted.form(headers, MediaType.APPLICATION_JSON, TABLE, BOOK);
        if (form.equals(MediaType.APPLICATION_JSON)) {
            return Response.ok(counts.show(id), MediaType.APPLICATION_JSON).build();
        }
        CountFiles.File file = files.of(id);
        StreamingOutput body = form.equals(TABLE) ? out -> files.table(file, out) : out -> files.book(file, out);
        return Response.ok(body, form)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\"".formatted(file.name(), form.equals(TABLE) ? "csv" : "xlsx"))
                .build();
    }

    @POST
    @Path("/{countId}/recount")
    @Once
    @ResponseStatus(201)
    public CountView again(@PathParam("countId") String id, @Valid @NotNull RecountForm form) {
        return counts.again(callers.current(), id(id), form);
    }

    @POST
    @Path("/{countId}/cancel")
    @Once
    public CountView cancel(@PathParam("countId") String id) {
        return counts.cancel(id(id));
    }

    /** @param with another count of the same report */
    @GET
    @Path("/{countId}/comparison")
    public Comparison compare(
            @PathParam("countId") String id, @QueryParam("with") @NotNull @Size(max = 64) String with) {
        return counts.compare(id(id), id(with));
    }

    private static UUID id(String id) {
        return OpaqueId.parse(id, COUNT_UNKNOWN);
    }
}
