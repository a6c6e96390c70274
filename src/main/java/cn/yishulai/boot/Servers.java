package cn.yishulai.boot;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL and the Redis that this process started, and the folder it holds for them. Closed once, by whoever comes first. */
final class Servers implements Closeable {

    private final DataFolder folder;
    private final Map<String, String> settings;
    private @Nullable PostgresServer postgres;
    private @Nullable RedisServer redis;
    private boolean closed;

    private Servers(DataFolder folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * For a folder that this process has locked. The servers answer when this returns.
     *
     * @throws CannotStart when a person has to do something first; nothing runs then
     */
    synchronized ServerAddresses start() throws IOException {
        if (closed) {
            throw new IOException("told to stop before the servers were started");
        }
        CompletableFuture<Optional<RedisServer>> startingRedis =
                CompletableFuture.supplyAsync(() -> startRedis(folder));
        try {
            postgres = PostgresServer.start(folder, settings);
        } finally {
            redis = await(startingRedis).orElse(null);
        }
        ServerAddresses addresses = postgres.addresses(redis == null ? null : redis.url());
        folder.publish(addresses);
        return addresses;
    }

    static Servers of(DataFolder folder) {
        return of(folder, Map.of());
    }

    /** @param settings further settings of PostgreSQL, for tests */
    static Servers of(DataFolder folder, Map<String, String> settings) {
        return new Servers(folder, settings);
    }

    private static Optional<RedisServer> startRedis(DataFolder folder) {
        try {
            return RedisServer.start(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RedisServer> await(CompletableFuture<Optional<RedisServer>> starting) throws IOException {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw new IOException("Redis", e.getCause());
        }
    }

    /** Stops Redis, then PostgreSQL, then lets go of the folder. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        folder.unpublish();
        if (redis != null) {
            redis.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        folder.close();
    }
}
