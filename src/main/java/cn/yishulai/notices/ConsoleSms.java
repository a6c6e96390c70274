package cn.yishulai.notices;

import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes to the log instead of to a phone, until a carrier is connected. Elsewhere than in the demonstration it keeps the message to itself. */
final class ConsoleSms implements SmsGateway {

    private static final Logger LOG = Logger.getLogger(ConsoleSms.class);

    private final boolean showsText;

    ConsoleSms(NoticesConfig config) {
        this.showsText = config.consoleShowsText();
    }

    @Override
    public void send(UUID message, String phone, String text) {
        if (showsText) {
            LOG.infof("message to %s: %s", phone, text);
        } else {
            LOG.warn("a message was not sent: no carrier is connected");
        }
    }
}
