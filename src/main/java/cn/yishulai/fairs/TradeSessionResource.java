package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Trade sessions, and the steps of their life. */
@Path("/v1/trade-sessions")
class TradeSessionResource {

    private final TradeSessions sessions;
    private final Callers callers;

    TradeSessionResource(TradeSessions sessions, Callers callers) {
        this.sessions = sessions;
        this.callers = callers;
    }

    @GET
    public Page<TradeSessionView> list(
            @QueryParam("state") @Nullable TradeState state,
            @QueryParam("fair") @Nullable @Size(max = 64) String fair,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return sessions.list(callers.somebody(), state, fair == null ? null : Fairs.id(fair), after, Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public TradeSessionView plan(@Valid TradeSessionForm form) {
        Caller caller = callers.current();
        return sessions.show(caller, sessions.plan(caller, form));
    }

    @GET
    @Path("/{tradeSessionId}")
    public TradeSessionView show(@PathParam("tradeSessionId") String id) {
        return sessions.show(callers.somebody(), TradeSessions.id(id));
    }

    @POST
    @Path("/{tradeSessionId}/open")
    @Once
    public TradeSessionView open(@PathParam("tradeSessionId") String id) {
        return step(id, sessions::open);
    }

    @POST
    @Path("/{tradeSessionId}/cancel")
    @Once
    public TradeSessionView cancel(@PathParam("tradeSessionId") String id) {
        return step(id, sessions::cancel);
    }

    @POST
    @Path("/{tradeSessionId}/run")
    @Once
    public TradeSessionView run(@PathParam("tradeSessionId") String id) {
        return step(id, sessions::run);
    }

    @POST
    @Path("/{tradeSessionId}/run/stop")
    @Once
    public TradeSessionView stop(@PathParam("tradeSessionId") String id) {
        return step(id, sessions::stop);
    }

    @POST
    @Path("/{tradeSessionId}/substitutes")
    @Once
    public TradeSessionView substitute(@PathParam("tradeSessionId") String id) {
        return step(id, sessions::substitute);
    }

    @POST
    @Path("/{tradeSessionId}/finish")
    @Once
    public TradeSessionView finish(@PathParam("tradeSessionId") String id) {
        return step(id, sessions::finish);
    }

    private TradeSessionView step(String sent, BiConsumer<Caller, UUID> step) {
        UUID id = TradeSessions.id(sent);
        Caller caller = callers.current();
        step.accept(caller, id);
        return sessions.show(caller, id);
    }
}
