package cn.yishulai.boot;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the service; with servers of its own when no database is configured. */
final class ServeCommand implements Command {

    /** Longer than the service gives running requests to finish (quarkus.shutdown.timeout). */
    private static final int SERVICE_STOP_SECONDS = 30;

    private final CountDownLatch serviceGone = new CountDownLatch(1);
    private volatile boolean stopping;

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String purpose() {
        return "start the service (also without any word); settings: README, application.properties";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        if (!args.isEmpty()) {
            return wrongUsage(err);
        }
        Settings settings = new Settings();
        return settings.embeddedPostgres() ? serveWithOwnServers(settings) : serveWithConfiguredServers(settings);
    }

    private int serveWithConfiguredServers(Settings settings) {
        requireFreePort(settings, "0.0.0.0");
        ServerAddresses addresses = ConfiguredDatabase.addresses(settings);
        ConfiguredDatabase.require(addresses);
        if (addresses.redisUrl() == null) {
            System.err.println("QUARKUS_REDIS_HOSTS is not set; going on without Redis.  未设置 Redis，将在没有它的情况下运行。");
            addresses.apply();
        }
        return runService();
    }

    private int serveWithOwnServers(Settings settings) throws IOException {
        settings.setDefault("quarkus.http.host", "127.0.0.1");
        requireFreePort(settings, "127.0.0.1");
        DataFolder folder = DataFolder.at(settings.dataFolder());
        folder.requireSpace(
                Files.exists(folder.postgres()) ? DataFolder.LATER_START_BYTES : DataFolder.FIRST_START_BYTES);
        if (!folder.lock(name())) {
            throw folder.inUse();
        }
        settings.keepEverythingIn(folder);
        System.setProperty("yishulai.demo", "true");
        Servers servers = Servers.of(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterTheService(servers), "stop the servers"));
        try {
            long began = System.nanoTime();
            servers.start().apply();
            StartTimes.addSince("servers", began);
            return stopping ? DONE : runService();
        } finally {
            serviceGone.countDown();
            servers.close();
        }
    }

    private int runService() {
        AtomicInteger status = new AtomicInteger();
        Quarkus.run(
                RunningService.class,
                (exit, failure) -> {
                    status.set(exit);
                    if (failure != null) {
                        tell(failure);
                    }
                },
                new String[0]);
        return status.get();
    }

    /** A cause that nobody foresaw: the first one in a line, then all of it, for whoever is asked for help. */
    private static void tell(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        System.err.println("The service could not start: " + first + "  服务无法启动。");
        failure.printStackTrace(System.err);
    }

    /** Told to stop from outside: the service finishes first, because it still writes to the servers. */
    private void stopAfterTheService(Servers servers) {
        stopping = true;
        try {
            serviceGone.await(SERVICE_STOP_SECONDS, TimeUnit.SECONDS);
            servers.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private static void requireFreePort(Settings settings, String defaultHost) {
        String host = settings.find("quarkus.http.host").orElse(defaultHost);
        int port = settings.httpPort();
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // a port that lingers after a stop is free
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw CannotStart.because(
                    "Port %d on %s is taken by another program. Stop it, or choose another: QUARKUS_HTTP_PORT=%d."
                            .formatted(port, host, port + 1),
                    "端口 %d 已被占用。".formatted(port));
        }
    }
}
