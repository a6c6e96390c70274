package cn.yishulai.notices;

import java.util.UUID;

/** The way to an app: a port to whoever carries push messages of all platforms. */
public interface PushGateway {

    /** @param token of one installation of an app, as its platform gave it */
    record Device(String token, Platform platform) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Device[" + platform + "]";
        }
    }

    /** Which maker's network carries it. */
    enum Platform {
        ANDROID,
        IOS,
        HARMONY,
        MINI_PROGRAM,
        WEB
    }

    /**
     * Hands a message over. Called outside of any transaction, at least once for each message.
     *
     * @param message as of {@link SmsGateway#send}, for one device
     * @throws NotCarried for good when the app was removed from that phone
     */
    void send(UUID message, Device device, String text) throws NotCarried;
}
