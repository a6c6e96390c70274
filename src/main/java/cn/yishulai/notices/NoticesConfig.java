package cn.yishulai.notices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the room; application.properties explains them. */
@ConfigMapping(prefix = "yishulai.notices")
interface NoticesConfig {

    /** Whether the console adapter shows whom it writes to and what. */
    @WithDefault("false")
    boolean consoleShowsText();

    /** How often each node looks for something to send. */
    @WithDefault("1s")
    String every();
}
