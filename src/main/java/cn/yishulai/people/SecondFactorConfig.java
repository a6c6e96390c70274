package cn.yishulai.people;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who needs a second factor; application.properties explains it. */
@ConfigMapping(prefix = "yishulai.second-factor")
interface SecondFactorConfig {

    /** Whether those who mint or destroy value must have one. Not said: everywhere but in the demonstration. */
    Optional<Boolean> required();
}
