package cn.yishulai.labels;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** What the labels of this library say. */
@ConfigMapping(prefix = "yishulai")
interface LabelsConfig {

    /** Under which name, and port if need be, the public reaches this service. It is printed, so it is for ever. */
    @WithName("public-host")
    String publicHost();
}
