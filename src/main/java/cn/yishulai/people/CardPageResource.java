package cn.yishulai.people;

import cn.yishulai.kernel.FamilyCode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/**
 * Where a stranger's phone lands with a family card that somebody lost. The page is the same for every code, so that
 * nobody learns from it whose card it is, or whether it is anybody's.
 */
@Path("/f/{familyCode}")
class CardPageResource {

    private final Template page;

    CardPageResource(@Location("card.html") Template page) {
        this.page = page;
    }

    /** @throws cn.yishulai.kernel.Refused CODE_MALFORMED */
    @GET
    @Produces("text/html;charset=UTF-8")
    public String show(@PathParam("familyCode") String code, @Context HttpHeaders headers) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Locale::getLanguage)
                .filter("en"::equals)
                .isPresent();
        return page.data("english", english).data("code", new FamilyCode(code)).render();
    }
}
