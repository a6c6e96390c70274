package cn.yishulai.people;

import static cn.yishulai.people.OutsideRefusal.SIGN_IN_WAY_CLOSED;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Systems outside as they are configured; those that are not say so. */
final class OutsidePorts {

    private OutsidePorts() {}

    @Produces
    @ApplicationScoped
    static ReaderCards readerCards(OutsideConfig config, ObjectMapper json) {
        return config.readerCardUrl()
                .<ReaderCards>map(url -> new HttpReaderCards(
                        url, config.readerCardToken(), json, new OutsideHttp(config.timeout(), json)))
                .orElse((card, password) -> {
                    throw SIGN_IN_WAY_CLOSED.because("nobody signs in by card here");
                });
    }

    @Produces
    @ApplicationScoped
    static WeChat weChat(OutsideConfig config, ObjectMapper json) {
        return config.wechatAppId()
                .flatMap(id -> config.wechatSecret()
                        .<WeChat>map(secret -> new HttpWeChat(
                                config.wechatUrl(), id, secret, new OutsideHttp(config.timeout(), json))))
                .orElse(code -> {
                    throw SIGN_IN_WAY_CLOSED.because("nobody signs in by WeChat here");
                });
    }
}
