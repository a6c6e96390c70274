package cn.yishulai.notices;

/** The way to a phone: a port to whoever carries messages. */
public interface SmsGateway {

    /**
     * Hands a message over. Called outside of any transaction, at least once for each message.
     *
     * @param phone eleven digits
     * @throws NotCarried when it may be tried again later, or never
     */
    void send(String phone, String text) throws NotCarried;
}
