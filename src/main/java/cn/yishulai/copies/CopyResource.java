package cn.yishulai.copies;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1")
class CopyResource {

    private final Registration registration;
    private final CopyReads reads;
    private final Callers callers;

    CopyResource(Registration registration, CopyReads reads, Callers callers) {
        this.registration = registration;
        this.reads = reads;
        this.callers = callers;
    }

    @POST
    @Path("/copies")
    @Once
    @ResponseStatus(201)
    public CopyView register(@Valid CopyForm form) {
        return registration.register(callers.current(), form);
    }

    @GET
    @Path("/copies/{code}")
    public JourneyView journey(@PathParam("code") String code) {
        return reads.journey(new CopyCode(code));
    }
}
