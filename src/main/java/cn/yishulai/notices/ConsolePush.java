package cn.yishulai.notices;

import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes to the log instead of to an app, until a carrier is connected. Elsewhere than in the demonstration it keeps the message to itself. */
final class ConsolePush implements PushGateway {

    private static final Logger LOG = Logger.getLogger(ConsolePush.class);

    private final boolean showsText;

    ConsolePush(NoticesConfig config) {
        this.showsText = config.consoleShowsText();
    }

    @Override
    public void send(UUID message, Device device, String text) {
        if (showsText) {
            LOG.infof("push to an app on %s: %s", device.platform(), text);
        } else {
            LOG.warn("a push message was not sent: no carrier is connected");
        }
    }
}
