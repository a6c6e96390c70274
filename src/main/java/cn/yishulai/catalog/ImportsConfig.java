package cn.yishulai.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much librarians may bring in at once. */
@ConfigMapping(prefix = "yishulai.imports")
interface ImportsConfig {

    /** Bytes of one file. */
    @WithDefault("536870912")
    long mostBytes();
}
