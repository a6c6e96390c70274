package cn.yishulai.labels;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What the labels of this library say. */
@ConfigMapping(prefix = "yishulai.labels")
interface LabelsConfig {

    /** Under which name, and port if need be, the public reaches this service. It is printed, so it is for ever. */
    String publicHost();

    /** Names that were printed before; books that carry them are still ours. */
    Optional<List<String>> formerHosts();
}
