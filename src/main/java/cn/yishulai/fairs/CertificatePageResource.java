package cn.yishulai.fairs;

import cn.yishulai.kernel.CertificateCode;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** Where the symbol on a certificate leads: whether it is genuine, without the whole of anybody's name. */
@Path("/c/{certificateCode}")
class CertificatePageResource {

    private final TourCertificates certificates;
    private final Template page;

    CertificatePageResource(TourCertificates certificates, @Location("certificate.html") Template page) {
        this.certificates = certificates;
        this.page = page;
    }

    /** @throws cn.yishulai.kernel.Refused CODE_MALFORMED, CERTIFICATE_UNKNOWN */
    @GET
    @Produces("text/html;charset=UTF-8")
    public String show(@PathParam("certificateCode") String sent, @Context HttpHeaders headers) {
        CertificateCode code = new CertificateCode(sent);
        TourStampRows.Genuine found = certificates.genuine(code);
        return page.data("english", FairPublic.isEnglish(headers, null))
                .data("code", code)
                .data("tour", found.tour())
                .data("stamps", found.stamps())
                .data("name", firstOf(found.nickname()))
                .data("day", OpeningCalendar.dayOf(found.completedAt()))
                .render();
    }

    /** Enough to see that a paper was not given another name. */
    private static String firstOf(String nickname) {
        return nickname.substring(0, nickname.offsetByCodePoints(0, 1)) + "＊";
    }
}
