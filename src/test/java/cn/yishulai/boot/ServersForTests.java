package cn.yishulai.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The servers of the jar, in {@code target/}, and careless about power cuts: a test that is interrupted is run again. Each part of the suite has its own. */
public final class ServersForTests {

    private static final Map<String, String> CARELESS = Map.of("fsync", "off", "full_page_writes", "off");

    private ServersForTests() {}

    /** @return user, password, Redis; the URL names a database that tests leave alone */
    public static Map<String, String> start() {
        DataFolder folder =
                DataFolder.at(Path.of("target", "test-servers", System.getProperty("yishulai.part", "part-1"))
                        .toAbsolutePath());
        if (!folder.lock("test")) {
            throw folder.inUse();
        }
        Servers servers = Servers.of(folder, CARELESS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(servers)));
        try {
            return servers.start().asProperties();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Servers servers) {
        try {
            servers.close();
        } catch (IOException e) {
            System.err.println("the servers of the tests do not stop: " + e.getMessage());
        }
    }
}
