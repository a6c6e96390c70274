package cn.yishulai.http;

import cn.yishulai.people.SignedIn;
import java.util.Objects;
import java.util.UUID;

/**
 * An access token alone: for acting in somebody's name, or for a session whose refresh token goes on.
 *
 * @param expiresIn seconds
 */
record ActingView(
        String accessToken, String tokenType, long expiresIn, UUID personId, String displayName, UUID householdId) {

    static ActingView of(SignedIn signedIn) {
        return new ActingView(
                signedIn.accessToken(),
                "Bearer",
                signedIn.lifetime().toSeconds(),
                signedIn.caller().personId(),
                signedIn.caller().displayName(),
                Objects.requireNonNull(signedIn.caller().householdId()));
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "ActingView[" + personId + "]";
    }
}
