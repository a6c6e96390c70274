package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books of a trade session at the desk. */
@Path("/v1/trade-sessions/{tradeSessionId}")
class TradeDeskResource {

    private final TradeDesk desk;
    private final TradeLosses losses;
    private final TradeBooks books;
    private final Callers callers;

    TradeDeskResource(TradeDesk desk, TradeLosses losses, TradeBooks books, Callers callers) {
        this.desk = desk;
        this.losses = losses;
        this.books = books;
        this.callers = callers;
    }

    @POST
    @Path("/presence")
    @Once
    public TradeBookView present(@PathParam("tradeSessionId") String sent, @Valid TradeForms.Presence form) {
        UUID id = TradeSessions.id(sent);
        boolean before = desk.present(callers.current(), id, form);
        return book(id, form.copy()).scanned(before);
    }

    @GET
    @Path("/books")
    public Page<TradeBookView> list(
            @PathParam("tradeSessionId") String id,
            @QueryParam("stage") @Nullable TradeStage stage,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return books.list(callers.current(), TradeSessions.id(id), stage, after, Page.limit(limit));
    }

    @GET
    @Path("/books/{code}")
    public TradeBookView show(@PathParam("tradeSessionId") String id, @PathParam("code") String code) {
        return book(TradeSessions.id(id), new CopyCode(code));
    }

    @GET
    @Path("/loops")
    public Page<TradeBookView.Loop> loops(
            @PathParam("tradeSessionId") String id,
            @QueryParam("open") @Nullable Boolean open,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return books.loops(
                callers.current(), TradeSessions.id(id), !Boolean.FALSE.equals(open), after, Page.limit(limit));
    }

    @POST
    @Path("/hand-overs")
    @Once
    public TradeBookView handOver(@PathParam("tradeSessionId") String sent, @Valid TradeForms.HandOver form) {
        UUID id = TradeSessions.id(sent);
        desk.handOver(callers.current(), id, form);
        return book(id, form.copy());
    }

    @POST
    @Path("/hand-overs/undo")
    @Once
    public TradeBookView undo(@PathParam("tradeSessionId") String sent, @Valid TradeForms.Code form) {
        UUID id = TradeSessions.id(sent);
        desk.undo(callers.current(), id, form.copy());
        return book(id, form.copy());
    }

    @POST
    @Path("/missing")
    @Once
    public TradeBookView missing(@PathParam("tradeSessionId") String sent, @Valid TradeForms.Code form) {
        UUID id = TradeSessions.id(sent);
        losses.missing(callers.current(), id, form.copy());
        return book(id, form.copy());
    }

    @POST
    @Path("/found")
    @Once
    public TradeBookView found(@PathParam("tradeSessionId") String sent, @Valid TradeForms.Code form) {
        UUID id = TradeSessions.id(sent);
        losses.found(callers.current(), id, form.copy());
        return book(id, form.copy());
    }

    @POST
    @Path("/take-home")
    @Once
    public TradeBookView takeHome(@PathParam("tradeSessionId") String sent, @Valid TradeForms.HandOver form) {
        UUID id = TradeSessions.id(sent);
        desk.takeHome(callers.current(), id, form);
        return book(id, form.copy());
    }

    private TradeBookView book(UUID id, CopyCode code) {
        return books.show(callers.current(), id, code);
    }
}
