package cn.yishulai.boot;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Optional;

/** What was configured from outside, read before the service starts and from the same places it will read. */
final class Settings {

    private final SmallRyeConfig config = ConfigUtils.configBuilder().build();

    /** An empty value counts as not set, so that {@code QUARKUS_DATASOURCE_JDBC_URL=} switches back to the embedded servers. */
    Optional<String> find(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    /** What is said when nobody says anything; an environment variable or -D given by a person always wins. */
    void setDefault(String name, String value) {
        if (find(name).isEmpty()) {
            System.setProperty(name, value);
        }
    }

    boolean embeddedPostgres() {
        return find("quarkus.datasource.jdbc.url").isEmpty();
    }

    Path dataFolder() {
        return Path.of(find("yishulai.data.dir").orElse("data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Keys and photos stand beside the database, wherever the process was started. */
    void keepEverythingIn(DataFolder folder) {
        System.setProperty("yishulai.data.dir", folder.path().toString());
        setDefault("yishulai.keys.dir", folder.path().resolve("keys").toString());
    }

    /** The folder of the keys; nothing when they lie in a configured database. */
    Optional<Path> keysFolder() {
        return find("yishulai.keys.dir")
                .map(Path::of)
                .or(() -> embeddedPostgres() ? Optional.of(dataFolder().resolve("keys")) : Optional.empty());
    }

    int httpPort() {
        return find("quarkus.http.port").map(Integer::parseInt).orElse(8080);
    }
}
