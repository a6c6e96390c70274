package cn.yishulai.swaps;

import cn.yishulai.kernel.TransferCode;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

@Path("/v1/transfers/{transferCode}/paper")
class TransferPaperResource {

    private final TransferPapers papers;
    private final Callers callers;

    TransferPaperResource(TransferPapers papers, Callers callers) {
        this.papers = papers;
        this.callers = callers;
    }

    @GET
    @Produces("application/pdf")
    public byte[] slip(
            @PathParam("transferCode") String code,
            @QueryParam("roll") @DefaultValue("MM_80") PaperSlip.Roll roll,
            @Context HttpHeaders headers) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .filter(first -> first.getLanguage().equals("en"))
                .isPresent();
        return papers.slip(
                callers.current(),
                new TransferCode(code),
                english ? TransferWords.ENGLISH : TransferWords.CHINESE,
                roll);
    }
}
