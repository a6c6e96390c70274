package cn.yishulai.http;

import cn.yishulai.people.Invitations.InvitationView;
import cn.yishulai.people.Role;
import cn.yishulai.places.Organisations.OrganisationView;
import cn.yishulai.places.SiteName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation with the names of its sites and its organisation.
 *
 * @param name to sign in with, once it is known
 * @param token only in the answer to whoever invited: who has it gets in
 */
record InvitationAnswer(
        UUID id,
        Role role,
        String displayName,
        List<SiteName> sites,
        @Nullable OrganisationView organisation,
        @Nullable LocalDate endsOn,
        Instant expiresAt,
        @Nullable String name,
        @Nullable String token) {

    static InvitationAnswer of(
            InvitationView invitation, Collection<SiteName> sites, @Nullable Map<UUID, String> organisations) {
        UUID id = invitation.organisation();
        return new InvitationAnswer(
                invitation.id(),
                invitation.role(),
                invitation.displayName(),
                sites.stream().sorted(Comparator.comparing(SiteName::name)).toList(),
                id == null || organisations == null
                        ? null
                        : new OrganisationView(id, organisations.getOrDefault(id, "")),
                invitation.endsOn(),
                invitation.expiresAt(),
                null,
                null);
    }

    InvitationAnswer with(String newToken) {
        return new InvitationAnswer(id, role, displayName, sites, organisation, endsOn, expiresAt, name, newToken);
    }

    InvitationAnswer named(@Nullable String known) {
        return new InvitationAnswer(id, role, displayName, sites, organisation, endsOn, expiresAt, known, token);
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "InvitationAnswer[" + id + "]";
    }
}
