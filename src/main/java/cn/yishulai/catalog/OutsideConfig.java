package cn.yishulai.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The outside source of bibliographic data; without an address it is off. */
@ConfigMapping(prefix = "yishulai.catalog.outside")
public interface OutsideConfig {

    /** Asked as {@code GET address?number=9787020002207}; see {@link RestOutsideSource} for the answer. */
    Optional<URI> address();

    /** For the whole answer; whoever scans a book does not wait longer. */
    @WithDefault("2s")
    Duration timeout();

    /** How long an answer is believed. */
    @WithDefault("30d")
    Duration keep();

    /** How long it is believed that a number is unknown there. */
    @WithDefault("1d")
    Duration keepMiss();

    /** After so many failures in a row it is left alone for a while. */
    @WithDefault("3")
    int failures();

    @WithDefault("1m")
    Duration pause();
}
