package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.ADDRESS_UNKNOWN;

import cn.yishulai.people.DemoCodes;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In place of a phone: the codes that the demonstration has sent. To callers on this machine only; elsewhere it does not exist. */
@Path("/demo/codes")
class DemoCodesResource {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final DemoCodes codes;
    private final Template page;
    private final HttpServerRequest request;

    DemoCodesResource(DemoCodes codes, @Location("demo-codes.html") Template page, HttpServerRequest request) {
        this.codes = codes;
        this.page = page;
        this.request = request;
    }

    private record Line(String to, String code, String at) {}

    @GET
    @Produces("text/html;charset=UTF-8")
    public Response show(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        if (!codes.isDemonstration() || !fromThisMachine()) {
            throw ADDRESS_UNKNOWN.because("there is nothing at this address");
        }
        List<Line> lines = codes.last().stream()
                .map(sent -> new Line(sent.to(), sent.code(), CLOCK.format(sent.at())))
                .toList();
        String body = page.data("codes", lines)
                .data("english", Problems.language(languages).equals(Problems.ENGLISH))
                .render();
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** A proxy on this machine is on this machine too, so who came through one is refused. */
    private boolean fromThisMachine() {
        String address = request.connection().remoteAddress().hostAddress();
        boolean loopback = address != null
                && (address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1"));
        return loopback
                && !request.headers().contains("X-Forwarded-For")
                && !request.headers().contains("Forwarded");
    }
}
