package cn.yishulai.people;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.JoinCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Families become one, and part. Access tokens from before are refused afterwards; refreshing gives one of the new household. */
@Path("/v1/households/me/unions")
class UnionResource {

    private final Unions unions;
    private final Callers callers;

    UnionResource(Unions unions, Callers callers) {
        this.unions = unions;
        this.callers = callers;
    }

    record MergeForm(@NotNull @Size(max = 40) String joinCode) {}

    @POST
    @Once
    @ResponseStatus(201)
    public HouseholdView merge(@Valid @NotNull MergeForm form) {
        return unions.merge(callers.current(), new JoinCode(form.joinCode()));
    }

    @POST
    @Path("/code")
    @Once
    @ResponseStatus(201)
    public Unions.JoinCodeView invite() {
        return unions.invite(callers.current());
    }

    @POST
    @Path("/departure")
    @Once
    @ResponseStatus(201)
    public HouseholdView moveOut(@Valid @NotNull DepartureForm form) {
        return unions.moveOut(callers.current(), form);
    }
}
