package cn.yishulai.notices;

import org.jboss.logging.Logger;

/** Writes to the log instead of to a mail host, until one is connected. Elsewhere than in the demonstration it keeps the letter to itself. */
final class ConsoleMail implements MailGateway {

    private static final Logger LOG = Logger.getLogger(ConsoleMail.class);

    private final boolean showsText;

    ConsoleMail(NoticesConfig config) {
        this.showsText = config.consoleShowsText();
    }

    @Override
    public void send(Letter letter) {
        if (showsText) {
            LOG.infof("letter to %s: %s", letter.to(), letter.text());
        } else {
            LOG.warn("a letter was not sent: no mail host is connected");
        }
    }
}
