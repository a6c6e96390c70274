package cn.yishulai.copies;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/labels")
class LabelResource {

    private final LabelPrinting printing;
    private final Callers callers;

    LabelResource(LabelPrinting printing, Callers callers) {
        this.printing = printing;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    @Produces("application/pdf")
    public byte[] print(@Valid LabelForm form) {
        return printing.print(callers.current(), form);
    }
}
