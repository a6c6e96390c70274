package cn.yishulai.http;

import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;
import static cn.yishulai.places.PlaceRefusal.ORGANISATION_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.people.PartnerRight;
import cn.yishulai.people.PartnerRights;
import cn.yishulai.people.PartnerRights.Colleague;
import cn.yishulai.people.Role;
import cn.yishulai.places.Organisations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** The people of an organisation. It stands here and not in `people`, because it names organisations. */
@Path("/v1/organisations/{organisationId}/people")
class OrganisationPeopleResource {

    /** An organisation sends a handful of partners, and volunteers for a fair. */
    private static final int MOST = 500;

    private final PartnerRights rights;
    private final Organisations organisations;
    private final Callers callers;

    OrganisationPeopleResource(PartnerRights rights, Organisations organisations, Callers callers) {
        this.rights = rights;
        this.organisations = organisations;
        this.callers = callers;
    }

    record RightsForm(@NotNull @Size(max = 10) List<@NotNull PartnerRight> rights) {}

    record PeopleAnswer(List<Colleague> items) {}

    @GET
    public PeopleAnswer list(@PathParam("organisationId") String id) {
        return new PeopleAnswer(rights.colleagues(organisation(callers.current(), id), MOST));
    }

    @PUT
    @Path("/{staffId}/rights")
    @Once
    public Colleague give(
            @PathParam("organisationId") String id,
            @PathParam("staffId") String staff,
            @Valid @NotNull RightsForm form) {
        Caller caller = callers.current();
        return rights.give(caller, organisation(caller, id), OpaqueId.parse(staff, STAFF_UNKNOWN), form.rights());
    }

    /** @throws cn.yishulai.kernel.Refused ORGANISATION_UNKNOWN, also for another than the partner's own */
    private UUID organisation(Caller caller, String sent) {
        UUID id = OpaqueId.parse(sent, ORGANISATION_UNKNOWN);
        if (caller.role() == Role.PARTNER && !id.equals(caller.organisation())) {
            throw ORGANISATION_UNKNOWN.because("no organisation of this id");
        }
        return organisations.require(id).id();
    }
}
