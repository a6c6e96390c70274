package cn.yishulai.swaps;

import cn.yishulai.kernel.TransferCode;
import cn.yishulai.labels.PaperWish;
import cn.yishulai.labels.PrintAnswer;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

@Path("/v1/transfers/{transferCode}/labels")
class TransferLabelResource {

    private final TransferPapers papers;
    private final Callers callers;

    TransferLabelResource(TransferPapers papers, Callers callers) {
        this.papers = papers;
        this.callers = callers;
    }

    @GET
    public Response print(
            @PathParam("transferCode") String code,
            @QueryParam("boxes") @DefaultValue("1") @Min(1) @Max(100) int boxes,
            @Valid @BeanParam PaperWish paper) {
        return PrintAnswer.of(
                        papers.labels(callers.current(), new TransferCode(code), boxes, paper.wish()), "box-labels")
                .build();
    }
}
