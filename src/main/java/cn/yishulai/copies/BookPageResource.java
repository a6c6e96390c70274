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
import java.util.Locale;

/** The page where a stranger's phone lands: without script, in either case, without anybody's name. */
@Path("/b/{code}")
class BookPageResource {

    private final CopyReads reads;
    private final Template page;

    BookPageResource(CopyReads reads, @Location("book.html") Template page) {
        this.reads = reads;
        this.page = page;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public String show(@PathParam("code") String code, @Context HttpHeaders headers) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Locale::getLanguage)
                .filter("en"::equals)
                .isPresent();
        BookPageWords words = english ? BookPageWords.ENGLISH : BookPageWords.CHINESE;
        JourneyView journey = reads.journey(new CopyCode(code));
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
