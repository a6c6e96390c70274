package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

@Path("/v1/households/me/wards")
class WardResource {

    private final Wards wards;
    private final Callers callers;

    WardResource(Wards wards, Callers callers) {
        this.wards = wards;
        this.callers = callers;
    }

    record WardsView(List<WardView> items) {}

    @GET
    public WardsView list() {
        return new WardsView(wards.of(callers.current()));
    }

    @POST
    @Path("/{personId}/consent")
    @Once
    public WardView agree(@PathParam("personId") String id, @Valid @NotNull WardForms.ConsentForm form) {
        return wards.agree(callers.current(), id(id), form.consentVersion(), Boolean.TRUE.equals(form.own()));
    }

    @POST
    @Path("/{personId}/growth")
    @Once
    public PersonView grow(@PathParam("personId") String id, @Valid @NotNull WardForms.GrowthForm form) {
        return wards.grow(callers.current(), id(id), form);
    }

    @POST
    @Path("/{personId}/guardian")
    @Once
    public WardView offer(@PathParam("personId") String id, @Valid @NotNull WardForms.GuardianForm form) {
        return wards.offer(callers.current(), id(id), id(form.guardianId()));
    }

    @POST
    @Path("/{personId}/guardian/accept")
    @Once
    public WardView accept(@PathParam("personId") String id, @Valid @NotNull WardForms.ConsentForm form) {
        return wards.accept(callers.current(), id(id), form.consentVersion());
    }

    private static UUID id(String text) {
        return OpaqueId.parse(text, PERSON_UNKNOWN);
    }
}
