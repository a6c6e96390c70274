package cn.yishulai.notices;

import java.util.UUID;

/** The way to a phone: a port to whoever carries messages. */
public interface SmsGateway {

    /**
     * Hands a message over. Called outside of any transaction, at least once for each message.
     *
     * @param message the same for each try of one message, so that a carrier that looks at it carries none twice
     * @param phone eleven digits
     * @throws NotCarried when it may be tried again later, or never
     */
    void send(UUID message, String phone, String text) throws NotCarried;
}
