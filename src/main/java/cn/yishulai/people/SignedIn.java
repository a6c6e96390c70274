package cn.yishulai.people;

import java.time.Duration;

/**
 * The outcome of signing in or refreshing.
 *
 * @param lifetime of the access token
 */
public record SignedIn(String accessToken, String refreshToken, Duration lifetime, Caller caller) {

    @Override
    public String toString() {
        return "SignedIn[" + caller.actor() + "]";
    }
}
