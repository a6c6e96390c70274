package cn.yishulai.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.RestResponse;

/** The whole catalogue, for whoever wants to take it along. */
@Path("/v1/volumes/export")
class ExportResource {

    private final Export export;

    ExportResource(DataSource database) {
        this.export = new Export(database::getConnection);
    }

    @GET
    @Path("/csv")
    @Produces("text/csv;charset=UTF-8")
    public RestResponse<StreamingOutput> csv() {
        return file(ExportFormat.CSV, "catalogue.csv");
    }

    @GET
    @Path("/marcxml")
    @Produces("application/marcxml+xml")
    public RestResponse<StreamingOutput> marcXml() {
        return file(ExportFormat.MARCXML, "catalogue.xml");
    }

    private RestResponse<StreamingOutput> file(ExportFormat format, String name) {
        StreamingOutput body = out -> {
            try {
                export.write(format, out);
            } catch (SQLException e) {
                throw new IllegalStateException("the catalogue cannot be read", e);
            }
        };
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
