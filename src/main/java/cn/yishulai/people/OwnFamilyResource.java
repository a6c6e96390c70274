package cn.yishulai.people;

import static cn.yishulai.people.ApprovalRefusal.OWN_FAMILY_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.OwnFamilies.Declared;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Which families those who work here declared as their own: each sees theirs, librarians and auditors see all. */
@Path("/v1/own-families")
class OwnFamilyResource {

    private final OwnFamilies own;
    private final HouseholdRepository households;
    private final Callers callers;

    OwnFamilyResource(OwnFamilies own, HouseholdRepository households, Callers callers) {
        this.own = own;
        this.households = households;
        this.callers = callers;
    }

    @GET
    public Page<OwnFamilyView> list() {
        Caller caller = callers.current();
        boolean all = caller.role() == Role.LIBRARIAN || caller.role() == Role.AUDITOR;
        return page(caller, all ? own.all() : own.of(caller));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public Page<OwnFamilyView> declare(@Valid @NotNull OwnFamilyForm form) {
        Caller caller = callers.current();
        return page(caller, own.declare(caller, new FamilyCode(form.familyCode())));
    }

    @POST
    @Path("/{declarationId}/end")
    @Once
    @ResponseStatus(204)
    public void end(@PathParam("declarationId") String id) {
        own.end(callers.current(), OpaqueId.parse(id, OWN_FAMILY_UNKNOWN));
    }

    private Page<OwnFamilyView> page(Caller caller, List<Declared> declared) {
        return new Page<>(
                declared.stream()
                        .map(one -> new OwnFamilyView(
                                one.id(),
                                one.name(),
                                households.require(one.household()).familyCode().value(),
                                one.since(),
                                one.staff().equals(caller.personId())))
                        .toList(),
                null);
    }
}
