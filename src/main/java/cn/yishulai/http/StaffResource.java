package cn.yishulai.http;

import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.people.Invitations;
import cn.yishulai.people.Members;
import cn.yishulai.people.Role;
import cn.yishulai.places.Organisations;
import cn.yishulai.places.Organisations.OrganisationView;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Those who work here. It stands here and not in `people`, because it names sites and organisations. */
@Path("/v1/staff")
class StaffResource {

    private final Members members;
    private final Invitations invitations;
    private final Callers callers;
    private final Sites sites;
    private final Organisations organisations;

    StaffResource(Members members, Invitations invitations, Callers callers, Sites sites, Organisations organisations) {
        this.members = members;
        this.invitations = invitations;
        this.callers = callers;
        this.sites = sites;
        this.organisations = organisations;
    }

    /** Somebody who works here. @param name to sign in with */
    record MemberAnswer(
            UUID id,
            String name,
            String displayName,
            Role role,
            List<SiteName> sites,
            @Nullable OrganisationView organisation,
            @Nullable LocalDate endsOn,
            boolean secondFactor) {}

    @GET
    public Page<MemberAnswer> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        Page<Members.MemberView> page = members.list(callers.current(), after, Page.limit(limit));
        return new Page<>(page.items().stream().map(this::answer).toList(), page.nextAfter());
    }

    @DELETE
    @Path("/{staffId}")
    @Once
    public void leave(@PathParam("staffId") String id) {
        members.leave(callers.current(), OpaqueId.parse(id, STAFF_UNKNOWN));
    }

    @POST
    @Path("/{staffId}/password-reset")
    @ResponseStatus(201)
    public InvitationAnswer resetPassword(
            @HeaderParam(WriteKeys.HEADER) @Nullable String key, @PathParam("staffId") String id) {
        Invitations.Made made =
                invitations.resetPassword(callers.current(), OpaqueId.parse(id, STAFF_UNKNOWN), WriteKeys.require(key));
        return InvitationAnswer.of(made.invitation(), List.of(), null).with(made.token());
    }

    private MemberAnswer answer(Members.MemberView member) {
        UUID organisation = member.organisation();
        return new MemberAnswer(
                member.id(),
                member.name(),
                member.displayName(),
                member.role(),
                sites.names(member.sites()).values().stream()
                        .sorted(Comparator.comparing(SiteName::name))
                        .toList(),
                organisation == null
                        ? null
                        : new OrganisationView(
                                organisation,
                                organisations.names(Set.of(organisation)).getOrDefault(organisation, "")),
                member.endsOn(),
                member.secondFactor());
    }
}
