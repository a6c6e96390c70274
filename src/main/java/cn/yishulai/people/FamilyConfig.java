package cn.yishulai.people;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** What differs between operators and laws, and is not worth a version of the rules. */
@ConfigMapping(prefix = "yishulai.family")
interface FamilyConfig {

    /** A number that was not seen for so long may be another's by now: operators give it away after 90 days at the earliest. */
    Duration numberTrustedFor();
}
