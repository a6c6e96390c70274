package cn.yishulai.boot;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The Redis of the data folder: on the loopback address, behind a password of this run, and without a file: it keeps nothing that matters. */
final class RedisServer implements Closeable {

    private static final long START_MILLIS = 5_000;
    private static final long STOP_SECONDS = 5;

    /** Enough for the rate limits and caches of a city on one machine; beyond it the oldest entries go. */
    private static final String MEMORY = "64mb";

    private final Process process;
    private final String url;

    private RedisServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** @return empty when Redis does not run on this system; the service then runs without it */
    static Optional<RedisServer> start(DataFolder folder) throws IOException {
        Path home = Files.createDirectories(folder.path().resolve("redis"));
        Path pidFile = home.resolve("redis.pid");
        Orphans.stopRedis(folder, pidFile);
        Files.deleteIfExists(pidFile);
        try {
            return Optional.of(launch(unpack(folder.programs()), home, pidFile));
        } catch (IOException | RuntimeException e) { // RuntimeException: how the library says "unknown system"
            System.err.printf(
                    "Redis does not run on this system (%s); going on without it: slower, and sign-in by code is refused.  本系统无法运行 Redis，将在没有它的情况下继续。%n",
                    e.getMessage());
            return Optional.empty();
        }
    }

    String url() {
        return url;
    }

    private static RedisServer launch(Path program, Path home, Path pidFile) throws IOException {
        int port = Programs.freePort();
        String password = DataFolder.newSecret();
        Path settings = home.resolve("redis.conf");
        DataFolder.writeSecret(
                settings,
                """
                bind 127.0.0.1
                port %d
                requirepass %s
                save ""
                appendonly no
                maxmemory %s
                maxmemory-policy volatile-ttl
                dir "%s"
                """
                        .formatted(port, password, MEMORY, home.toString().replace("\\", "/")));
        Path log = home.resolve("redis.log");
        Process process = new ProcessBuilder(program.toString(), settings.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Files.writeString(pidFile, Long.toString(process.pid()));
        RedisServer server = new RedisServer(process, "redis://:%s@127.0.0.1:%d".formatted(password, port));
        if (!server.answers(port)) {
            server.close();
            throw new IOException(Files.readString(log)
                    .lines()
                    .reduce((first, second) -> second)
                    .orElse("no answer"));
        }
        return server;
    }

    private boolean answers(int port) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return true;
            } catch (IOException notYet) {
                pause();
            }
        }
        return false;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Path unpack(Path programs) throws IOException {
        String resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (resource == null) {
            throw new IOException("none is known for " + System.getProperty("os.name"));
        }
        Path program = programs.resolve(resource.replace("/", ""));
        if (Files.exists(program)) {
            return program;
        }
        Files.createDirectories(programs);
        Path half = programs.resolve("redis.unpacking");
        try (InputStream packed = RedisServer.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IOException("this build brings none for " + System.getProperty("os.name"));
            }
            Files.copy(packed, half, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!half.toFile().setExecutable(true)) {
            throw new IOException("cannot make it executable");
        }
        return Files.move(half, program, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
