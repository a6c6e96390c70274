package cn.yishulai.notices;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A mail host that speaks SMTP; quarkus.mailer.* says how. */
final class SmtpMail implements MailGateway {

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
    public void send(Letter letter) throws NotCarried {
        MailMessage message = new MailMessage(from, letter.to(), letter.subject(), letter.text())
                // Out-of-office answers to it help nobody (RFC 3834).
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            client.sendMail(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw trouble(e.getCause());
        } catch (TimeoutException e) {
            throw NotCarried.yet("the mail host does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotCarried.yet("the service is stopping");
        }
    }

    private static NotCarried trouble(Throwable cause) {
        if (!(cause instanceof SMTPException answer)) {
            return NotCarried.yet(
                    "the mail host cannot be reached: " + cause.getClass().getSimpleName());
        }
        String why = "the mail host answered " + answer.getReplyCode();
        return isForGood(answer.getReplyCode()) ? NotCarried.ever(why) : NotCarried.yet(why);
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
