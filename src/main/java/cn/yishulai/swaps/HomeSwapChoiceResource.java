package cn.yishulai.swaps;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Whether a family wants swaps to be found for it. */
@Path("/v1/households/me/home-swaps")
class HomeSwapChoiceResource {

    private final HomeSwapChoices choices;
    private final Callers callers;

    HomeSwapChoiceResource(HomeSwapChoices choices, Callers callers) {
        this.choices = choices;
        this.callers = callers;
    }

    @GET
    public HomeSwapChoices.Choice show() {
        return choices.of(callers.current());
    }

    @PUT
    @Once
    public HomeSwapChoices.Choice choose(@Valid ChoiceForm form) {
        return choices.choose(callers.current(), form.wanted());
    }

    /** On or off. */
    public record ChoiceForm(@NotNull Boolean wanted) {}
}
