package cn.yishulai.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Systems outside that say who somebody is; application.properties explains them. None is asked unless it is named. */
@ConfigMapping(prefix = "yishulai.outside")
interface OutsideConfig {

    /** Where the library's system checks a card and its password. */
    Optional<URI> readerCardUrl();

    /** What shows the library's system that it is us. */
    Optional<String> readerCardToken();

    @WithDefault("https://api.weixin.qq.com/sns/jscode2session")
    URI wechatUrl();

    /** Of the mini-program. */
    Optional<String> wechatAppId();

    Optional<String> wechatSecret();

    /** How long either may take to connect, and to answer. */
    @WithDefault("3s")
    Duration timeout();
}
