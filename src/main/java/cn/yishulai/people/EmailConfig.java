package cn.yishulai.people;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The mail host, if there is one; application.properties explains it. */
@ConfigMapping(prefix = "yishulai.email")
interface EmailConfig {

    /** Who takes mail for us. None: nobody is written to. */
    Optional<String> host();

    /** Who writes. */
    Optional<String> from();
}
