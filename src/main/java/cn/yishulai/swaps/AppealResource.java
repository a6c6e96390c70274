package cn.yishulai.swaps;

import static cn.yishulai.swaps.AppealRefusal.APPEAL_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/appeals")
class AppealResource {

    private final Appeals appeals;
    private final AppealReads reads;
    private final Callers callers;

    AppealResource(Appeals appeals, AppealReads reads, Callers callers) {
        this.appeals = appeals;
        this.reads = reads;
        this.callers = callers;
    }

    @GET
    public AppealsView toAnswer() {
        return reads.toAnswer(callers.current().household());
    }

    @POST
    @Path("/{appealId}/promise")
    @Once
    @ResponseStatus(201)
    public PromiseView promise(@PathParam("appealId") String id, @Valid PromiseForm form) {
        Caller caller = callers.current();
        return reads.promise(caller.household(), appeals.promise(caller, id(id), form));
    }

    @POST
    @Path("/{appealId}/later")
    @Once
    public AppealsView later(@PathParam("appealId") String id) {
        Caller caller = callers.current();
        appeals.later(caller, id(id));
        return reads.toAnswer(caller.household());
    }

    @POST
    @Path("/{appealId}/gone")
    @Once
    public AppealsView gone(@PathParam("appealId") String id) {
        Caller caller = callers.current();
        appeals.gone(caller, id(id));
        return reads.toAnswer(caller.household());
    }

    private static UUID id(String id) {
        return OpaqueId.parse(id, APPEAL_UNKNOWN);
    }
}
