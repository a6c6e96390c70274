package cn.yishulai.people;

import cn.yishulai.kernel.Page;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.StatementView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The swap credits of the caller's household; it stands here because a purse has an id and not a person. */
@Path("/v1/households/me/credits")
class CreditResource {

    private final Ledger ledger;
    private final Callers callers;

    CreditResource(Ledger ledger, Callers callers) {
        this.ledger = ledger;
        this.callers = callers;
    }

    @GET
    public StatementView mine(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return ledger.statement(callers.current().household(), after, Page.limit(limit));
    }
}
