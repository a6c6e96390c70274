package cn.yishulai.swaps;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/requests")
class RequestResource {

    private final Requests requests;
    private final RequestReads reads;
    private final Callers callers;

    RequestResource(Requests requests, RequestReads reads, Callers callers) {
        this.requests = requests;
        this.reads = reads;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public RequestView place(@Valid RequestForm form) {
        return reads.show(requests.place(callers.current(), form));
    }

    @GET
    public Page<RequestView> mine(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return reads.ofHousehold(
                callers.current().household(),
                after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED),
                Page.limit(limit));
    }

    @GET
    @Path("/{requestId}")
    public RequestView show(@PathParam("requestId") String id) {
        return reads.show(callers.current(), id(id));
    }

    @POST
    @Path("/{requestId}/pause")
    @Once
    public RequestView pause(@PathParam("requestId") String id) {
        return step(id, requests::pause);
    }

    @POST
    @Path("/{requestId}/resume")
    @Once
    public RequestView resume(@PathParam("requestId") String id) {
        return step(id, requests::resume);
    }

    @POST
    @Path("/{requestId}/accept")
    @Once
    public RequestView accept(@PathParam("requestId") String id) {
        return step(id, requests::accept);
    }

    @POST
    @Path("/{requestId}/cancel")
    @Once
    public RequestView cancel(@PathParam("requestId") String id) {
        return step(id, requests::cancel);
    }

    private RequestView step(String id, BiConsumer<Caller, UUID> verb) {
        Caller caller = callers.current();
        verb.accept(caller, id(id));
        return reads.show(caller, id(id));
    }

    private static UUID id(String id) {
        return OpaqueId.parse(id, REQUEST_UNKNOWN);
    }
}
