package cn.yishulai.copies;

import cn.yishulai.kernel.CopyCode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/** The page where a stranger's phone lands: without script, in either case, without anybody's name. */
@Path("/b/{code}")
class BookPageResource {

    private final CopyReads reads;
    private final VoidedLabels voided;
    private final Template page;
    private final Template voidedPage;

    BookPageResource(
            CopyReads reads,
            VoidedLabels voided,
            @Location("book.html") Template page,
            @Location("voided.html") Template voidedPage) {
        this.reads = reads;
        this.voided = voided;
        this.page = page;
        this.voidedPage = voidedPage;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public Response show(@PathParam("code") String code, @Context HttpHeaders headers) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Locale::getLanguage)
                .filter("en"::equals)
                .isPresent();
        BookPageWords words = english ? BookPageWords.ENGLISH : BookPageWords.CHINESE;
        Optional<VoidedLabels.Voided> gone = voided.find(new CopyCode(code));
        if (gone.isPresent()) {
            return Response.status(Response.Status.GONE)
                    .entity(voidedPage
                            .data("lang", words.lang())
                            .data("say", words)
                            .data("code", new CopyCode(code))
                            .data("day", gone.get().day())
                            .render())
                    .build();
        }
        return Response.ok(journey(words, reads.journey(new CopyCode(code)))).build();
    }

    private String journey(BookPageWords words, JourneyView journey) {
        return page.data("lang", words.lang())
                .data("say", words)
                .data("title", words.title(journey.volume()))
                .data("author", journey.volume().author())
                .data("volumeId", journey.volume().id())
                .data("code", journey.code())
                .data("now", words.now(journey))
                .data("families", words.families(journey.families()))
                .data("steps", journey.steps().stream().map(words::step).toList())
                .render();
    }
}
