package cn.yishulai.notices;

import cn.yishulai.people.EmailWay;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Who carries messages: the configured carrier, or the console until there is one. */
final class Carriers {

    private Carriers() {}

    @Produces
    @ApplicationScoped
    static SmsGateway sms(NoticesConfig config, ObjectMapper json) {
        return config.smsUrl()
                .<SmsGateway>map(url -> new HttpCarrier(url, config.smsToken(), config.smsTimeout(), json))
                .orElseGet(() -> new ConsoleSms(config));
    }

    @Produces
    @ApplicationScoped
    static PushGateway push(NoticesConfig config, ObjectMapper json) {
        return config.pushUrl()
                .<PushGateway>map(url -> new HttpCarrier(url, config.pushToken(), config.smsTimeout(), json))
                .orElseGet(() -> new ConsolePush(config));
    }

    @Produces
    @ApplicationScoped
    static MailGateway mail(EmailWay way, NoticesConfig config, MailClient client) {
        return way.sender()
                .<MailGateway>map(from -> new SmtpMail(client, from, config.mailTimeout()))
                .orElseGet(() -> new ConsoleMail(config));
    }
}
