package cn.yishulai.journal;

import static cn.yishulai.journal.JournalRefusal.AUDIT_DAYS_MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.journal.AuditTrail.Filter;
import cn.yishulai.journal.AuditTrail.Linked;
import cn.yishulai.kernel.Page;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

@Path("/v1/audit-entries")
class AuditEntryResource {

    private static final String LINES = "application/x-ndjson";
    private static final String TABLE = "text/csv;charset=UTF-8";
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final AuditTrail trail;
    private final ObjectMapper json;

    AuditEntryResource(AuditTrail trail, ObjectMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /** Which entries. Days are those of the city, both included. */
    static class Question {
        @QueryParam("actor")
        @Nullable
        String actor;

        @QueryParam("verb")
        @Nullable
        String verb;

        @QueryParam("subject")
        @Nullable
        String subject;

        @QueryParam("from")
        @Nullable
        String from;

        @QueryParam("to")
        @Nullable
        String to;

        Filter filter() {
            Instant begin =
                    from == null ? Instant.EPOCH : day(from).atStartOfDay(CITY).toInstant();
            Instant end = to == null
                    ? Instant.parse("9999-01-01T00:00:00Z")
                    : day(to).plusDays(1).atStartOfDay(CITY).toInstant();
            return new Filter(actor, verb, subject, begin, end);
        }

        private static LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw AUDIT_DAYS_MALFORMED.because("from and to are days like 2026-11-22");
            }
        }
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, LINES, TABLE})
    public Response list(
            @BeanParam Question wanted,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit,
            @Context HttpHeaders headers) {
        Filter filter = wanted.filter();
        return switch (Wanted.form(headers, MediaType.APPLICATION_JSON, LINES, TABLE)) {
            case LINES -> download("ndjson", LINES, out -> trail.each(filter, entry -> line(out, entry)));
            case TABLE -> download("csv", TABLE, out -> table(filter, out));
            default ->
                Response.ok(trail.page(filter, after, Page.limit(limit)), MediaType.APPLICATION_JSON)
                        .build();
        };
    }

    private void table(Filter filter, Writer out) throws IOException {
        out.write(CsvRow.BYTE_ORDER_MARK
                + CsvRow.of("position", "id", "at", "actor", "verb", "subject", "facts", "seal", "chain"));
        trail.each(filter, entry -> row(out, entry));
    }

    private interface Body {
        void write(Writer out) throws IOException;
    }

    private static Response download(String ending, String type, Body body) {
        StreamingOutput stream = bytes -> {
            Writer out = new OutputStreamWriter(bytes, UTF_8);
            body.write(out);
            out.flush();
        };
        return Response.ok(stream, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit." + ending + '"')
                .build();
    }

    private void line(Writer out, Linked entry) {
        try {
            out.write(json.writeValueAsString(entry));
            out.write('\n');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry is plain values", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reason inside the facts may be anybody's words: no cell is left to a spreadsheet to compute. */
    private static void row(Writer out, Linked entry) {
        try {
            out.write(CsvRow.of(
                    entry.position(),
                    entry.id(),
                    entry.at(),
                    entry.actor(),
                    entry.verb(),
                    entry.subject(),
                    entry.facts(),
                    entry.seal(),
                    entry.chain()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
