package cn.yishulai.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may read the figures; application.properties says more. */
@ConfigMapping(prefix = "yishulai.watch")
interface WatchConfig {

    Optional<String> token();
}
