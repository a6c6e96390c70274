package cn.yishulai.people;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What new passwords are held against; application.properties explains it. */
@ConfigMapping(prefix = "yishulai.passwords")
interface PasswordsConfig {

    /** Sorted SHA-1 digests of passwords that were stolen, a line each. */
    Optional<Path> breachedFile();
}
