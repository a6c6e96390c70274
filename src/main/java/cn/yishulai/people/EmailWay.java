package cn.yishulai.people;

import static cn.yishulai.people.EmailRefusal.EMAIL_NOT_OFFERED;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Whether this service writes e-mail: with a mail host, and in the demonstration, which writes to the console. */
@ApplicationScoped
public class EmailWay {

    private final EmailConfig config;
    private final DemoCodes demo;

    EmailWay(EmailConfig config, DemoCodes demo) {
        this.config = config;
        this.demo = demo;
    }

    void requireSender(@Observes StartupEvent start) {
        if (config.host().isPresent() && config.from().isEmpty()) {
            throw new IllegalStateException("yishulai.email.host is set: yishulai.email.from must say who writes");
        }
    }

    /** Who writes to people through the mail host; nothing without one. */
    public Optional<String> sender() {
        return config.host().flatMap(host -> config.from());
    }

    boolean isOffered() {
        return demo.isDemonstration() || sender().isPresent();
    }

    /** @throws cn.yishulai.kernel.Refused EMAIL_NOT_OFFERED */
    void require() {
        if (!isOffered()) {
            throw EMAIL_NOT_OFFERED.because("nobody is written e-mail here");
        }
    }
}
