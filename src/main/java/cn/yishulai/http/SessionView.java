package cn.yishulai.http;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.people.ServedPersons;
import cn.yishulai.people.SignedIn;
import cn.yishulai.places.SiteName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pair of tokens, and who they make of their bearer.
 *
 * @param expiresIn seconds
 * @param restricted why it reaches nothing of the household for now; absent when it reaches it
 * @param persons whom this session can be, when it is a citizen's
 * @param sites where staff may act
 * @param mustEnrol true when a second factor has to be enrolled before anything else is open
 */
record SessionView(
        String accessToken,
        String refreshToken,
        String tokenType,
        long expiresIn,
        Role role,
        UUID personId,
        String displayName,
        @Nullable UUID householdId,
        List<SiteName> sites,
        @Nullable String restricted,
        @Nullable List<ServedPersons.ServedPerson> persons,
        @Nullable Boolean mustEnrol) {

    static SessionView of(
            SignedIn signedIn, ServedPersons.Service service, Collection<SiteName> sites, boolean mustEnrol) {
        Caller caller = signedIn.caller();
        return new SessionView(
                signedIn.accessToken(),
                Objects.requireNonNull(signedIn.refreshToken()),
                "Bearer",
                signedIn.lifetime().toSeconds(),
                caller.role(),
                caller.personId(),
                caller.displayName(),
                service.restricted() == null ? caller.householdId() : null,
                sites.stream().sorted(Comparator.comparing(SiteName::name)).toList(),
                service.restricted(),
                service.persons().isEmpty() ? null : service.persons(),
                mustEnrol ? true : null);
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "SessionView[" + personId + "]";
    }
}
