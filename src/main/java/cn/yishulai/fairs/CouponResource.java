package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** How credits are split for tables without network. */
@Path("/v1/fairs/{fairId}/coupons")
class CouponResource {

    private final Coupons coupons;
    private final Callers callers;

    CouponResource(Coupons coupons, Callers callers) {
        this.coupons = coupons;
        this.callers = callers;
    }

    @GET
    public CouponsView show(@PathParam("fairId") String fair) {
        return coupons.show(callers.current(), Fairs.id(fair));
    }

    @PUT
    @Once
    public CouponsView plan(@PathParam("fairId") String fair, @Valid @NotNull CouponForm form) {
        return coupons.plan(callers.current(), Fairs.id(fair), form.read());
    }
}
