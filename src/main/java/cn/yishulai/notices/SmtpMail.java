package cn.yishulai.notices;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** A mail host that speaks SMTP; quarkus.mailer.* says how. */
final class SmtpMail implements MailGateway {

    private static final Logger LOG = Logger.getLogger(SmtpMail.class);

    private final MailClient client;
    private final String from;
    private final Duration timeout;

    /** @param timeout for the whole of a letter, from the first byte to the last answer */
    SmtpMail(MailClient client, String from, Duration timeout) {
        this.client = client;
        this.from = from;
        this.timeout = timeout;
    }

    @Override
    public void send(Letter letter) throws MailNotTaken {
        MailMessage message = new MailMessage(from, letter.to(), letter.subject(), letter.text())
                // Out-of-office answers to it help nobody (RFC 3834).
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            client.sendMail(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            settle(e.getCause());
        } catch (TimeoutException e) {
            throw new MailNotTaken("the mail host does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailNotTaken("the service is stopping");
        }
    }

    /** Says it when the letter will never be taken. */
    private static void settle(Throwable cause) throws MailNotTaken {
        if (!(cause instanceof SMTPException answer)) {
            throw new MailNotTaken(
                    "the mail host cannot be reached: " + cause.getClass().getSimpleName());
        }
        if (!isForGood(answer.getReplyCode())) {
            throw new MailNotTaken("the mail host answered " + answer.getReplyCode());
        }
        LOG.warnf("the mail host refuses a letter for good: %d", answer.getReplyCode());
    }

    /**
     * No such mailbox, a full one, a name it does not allow (RFC 5321, 4.2.3), a domain without mail (RFC 7504). Other
     * answers above 500 mean us and not the reader (credentials, policy): a person mends that, and nothing must be lost.
     */
    static boolean isForGood(int reply) {
        return switch (reply) {
            case 550, 551, 552, 553, 556 -> true;
            default -> false;
        };
    }
}
