package cn.yishulai.http;

import static cn.yishulai.people.InvitationRefusal.INVITATION_UNKNOWN;
import static cn.yishulai.places.PlaceRefusal.ORGANISATION_UNKNOWN;
import static cn.yishulai.places.PlaceRefusal.SITE_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Acceptance;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.people.InvitationForm;
import cn.yishulai.people.Invitations;
import cn.yishulai.people.Role;
import cn.yishulai.places.Organisations;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Invitations. It stands here and not in `people`, because an invitation names sites and organisations. Inviting is not
 * {@code @Once}: its answer holds the token.
 */
@Path("/v1/invitations")
class InvitationResource {

    private final Invitations invitations;
    private final Acceptance acceptance;
    private final Callers callers;
    private final Sites sites;
    private final Organisations organisations;

    InvitationResource(
            Invitations invitations, Acceptance acceptance, Callers callers, Sites sites, Organisations organisations) {
        this.invitations = invitations;
        this.acceptance = acceptance;
        this.callers = callers;
        this.sites = sites;
        this.organisations = organisations;
    }

    /** As it comes: ids are texts. */
    record InviteForm(
            @NotNull Role role,
            @NotNull @Size(min = 1, max = 40) String displayName,
            @Nullable @Size(max = 50) List<@NotNull @Size(max = 64) String> siteIds,
            @Nullable @Size(max = 64) String organisationId,
            @Nullable LocalDate endsOn) {}

    /** Whoever has the token may look. */
    record TokenForm(@NotNull @Size(min = 1, max = 100) String token) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "TokenForm[]";
        }
    }

    /** @param name to sign in with; absent for whoever has one */
    record AcceptForm(
            @NotNull @Size(min = 1, max = 100) String token,
            @Nullable @Size(min = 1, max = 64) String name,
            @NotNull @Size(min = 1, max = 200) String password) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "AcceptForm[]";
        }
    }

    @POST
    @ResponseStatus(201)
    public InvitationAnswer invite(
            @HeaderParam(WriteKeys.HEADER) @Nullable String header, @Valid @NotNull InviteForm form) {
        UUID key = WriteKeys.require(header);
        Caller caller = callers.current();
        Invitations.Made made = invitations.invite(caller, understood(caller, form), key);
        return answer(made.invitation()).with(made.token());
    }

    @GET
    public Page<InvitationAnswer> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        Page<Invitations.InvitationView> page = invitations.open(callers.current(), after, Page.limit(limit));
        return new Page<>(page.items().stream().map(this::answer).toList(), page.nextAfter());
    }

    @DELETE
    @Path("/{invitationId}")
    @Once
    public void revoke(@PathParam("invitationId") String id) {
        invitations.revoke(callers.current(), OpaqueId.parse(id, INVITATION_UNKNOWN));
    }

    @POST
    @Path("/look")
    public InvitationAnswer look(@Valid @NotNull TokenForm form) {
        return answer(acceptance.look(form.token()));
    }

    @POST
    @Path("/accept")
    @Once
    @ResponseStatus(201)
    public InvitationAnswer accept(@Valid @NotNull AcceptForm form) {
        return answer(acceptance.accept(form.token(), form.name(), form.password()));
    }

    private InvitationAnswer answer(Acceptance.Invited invited) {
        return answer(invited.invitation()).named(invited.name());
    }

    private InvitationAnswer answer(Invitations.InvitationView invitation) {
        UUID organisation = invitation.organisation();
        return InvitationAnswer.of(
                invitation,
                sites.names(invitation.sites()).values(),
                organisation == null ? null : organisations.names(Set.of(organisation)));
    }

    private InvitationForm understood(Caller caller, InviteForm form) {
        Set<UUID> at = new HashSet<>();
        List<String> named = form.siteIds() == null ? List.of() : form.siteIds();
        named.forEach(site -> at.add(Sites.id(site)));
        if (sites.names(at).size() < at.size()) {
            throw SITE_UNKNOWN.because("one of the sites is not there");
        }
        UUID organisation =
                form.organisationId() == null ? null : OpaqueId.parse(form.organisationId(), ORGANISATION_UNKNOWN);
        if (organisation != null) {
            organisations.require(organisation);
            if (caller.role() == Role.PARTNER && !organisation.equals(caller.organisation())) {
                throw ORGANISATION_UNKNOWN.because("no organisation of this id");
            }
        }
        return new InvitationForm(form.role(), form.displayName(), at, organisation, form.endsOn());
    }
}
