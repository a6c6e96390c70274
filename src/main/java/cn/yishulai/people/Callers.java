package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.NOT_SIGNED_IN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is calling the running request. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws cn.yishulai.kernel.Refused NOT_SIGNED_IN without a valid access token */
    public Caller current() {
        return token().caller();
    }

    /** The same, null without a valid access token. */
    public @Nullable Caller somebody() {
        return signedIn() ? current() : null;
    }

    /** The session of the running request. @throws cn.yishulai.kernel.Refused NOT_SIGNED_IN without a valid access token */
    public UUID session() {
        return token().session();
    }

    /** Whether the caller reaches only the enrolment of a second factor. */
    public boolean mustEnrol() {
        return token().mustEnrol();
    }

    /** Whether the request carries a valid access token. */
    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    private AccessToken token() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof AccessToken token)) {
            throw NOT_SIGNED_IN.because("this needs an access token");
        }
        return token;
    }
}
