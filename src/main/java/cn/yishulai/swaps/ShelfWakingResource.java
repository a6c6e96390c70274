package cn.yishulai.swaps;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A shelf at home that sleeps is woken, by the family or at the desk. */
@Path("/v1/home-shelves/wake")
class ShelfWakingResource {

    private final Promises promises;
    private final Callers callers;

    ShelfWakingResource(Promises promises, Callers callers) {
        this.promises = promises;
        this.callers = callers;
    }

    @POST
    @Once
    public ShelfView wake(@Valid WakeForm form) {
        return new ShelfView(promises.wake(callers.current(), form.familyCode()));
    }
}
