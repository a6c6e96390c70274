package cn.yishulai.people;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of signing in or refreshing.
 *
 * @param refreshToken null where an access token alone is given: on behalf, or for a session that keeps the one it has
 * @param lifetime of the access token
 */
public record SignedIn(
        String accessToken, @Nullable String refreshToken, Duration lifetime, Caller caller, UUID session) {

    @Override
    public String toString() {
        return "SignedIn[" + caller.actor() + "]";
    }
}
