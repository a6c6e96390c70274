package cn.yishulai.journal;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the secrets of the house lie. */
@ConfigMapping(prefix = "yishulai.keys")
interface KeysConfig {

    /** A folder that only the service can read, on all nodes the same. Without it they lie in the database. */
    Optional<Path> dir();
}
