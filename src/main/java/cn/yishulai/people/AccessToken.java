package cn.yishulai.people;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;

/**
 * An access token that has been found to be ours, with what it says read once: each claim that is not of the standard costs an
 * exception to read, and a request asks for its caller half a dozen times. Says nothing of whether it is alive, or its session.
 */
final class AccessToken extends DefaultJWTCallerPrincipal {

    private final Caller caller;
    private final UUID session;
    private final boolean mustEnrol;

    AccessToken(String token, JwtClaims checked) {
        super(token, "JWT", checked);
        caller = AccessClaims.caller(this);
        session = AccessClaims.session(this);
        mustEnrol = AccessClaims.mustEnrol(this);
    }

    /** Its bearer. */
    Caller caller() {
        return caller;
    }

    /** The session that it was made in. */
    UUID session() {
        return session;
    }

    /** Whether it reaches only the enrolment of a second factor. */
    boolean mustEnrol() {
        return mustEnrol;
    }
}
