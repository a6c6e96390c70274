package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is invited, and to what.
 *
 * @param siteIds where they may act; none for librarians and auditors
 * @param organisationId of partners and volunteers; a partner's own when a partner does not say it
 * @param endsOn the last day of the account; volunteers' accounts always end
 */
public record InvitationForm(
        @NotNull Role role,
        @NotNull @Size(min = 1, max = 40) String displayName,
        @Nullable @Size(max = 50) Set<UUID> siteIds,
        @Nullable UUID organisationId,
        @Nullable LocalDate endsOn) {

    public InvitationForm {
        siteIds = siteIds == null ? Set.of() : Set.copyOf(siteIds);
    }

    InvitationForm of(UUID organisation) {
        return new InvitationForm(role, displayName, siteIds, organisation, endsOn);
    }

    String[] parts() {
        return new String[] {
            String.valueOf(role),
            displayName,
            new TreeSet<>(siteIds).toString(),
            String.valueOf(organisationId),
            String.valueOf(endsOn)
        };
    }
}
