package cn.yishulai.boot;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.Startup;

/** The service when everything has started: says where it can be found, and waits until it is told to stop. */
@Singleton
@Unremovable
class RunningService implements QuarkusApplication {

    private final DemonstrationNeighbourhood neighbourhood;
    private final Started started;
    private final Config config = ConfigProvider.getConfig();

    RunningService(DemonstrationNeighbourhood neighbourhood, @Startup Started started) {
        this.neighbourhood = neighbourhood;
        this.started = started;
    }

    @Override
    public int run(String... args) {
        boolean demonstration = config.getValue("yishulai.demo", Boolean.class);
        if (demonstration) {
            long began = System.nanoTime();
            neighbourhood.settle();
            StartTimes.addSince("demonstration data", began);
        }
        started.settled();
        announce(StartTimes.sinceProcessStart());
        if (demonstration) {
            announceDemonstration();
        }
        System.out.println();
        Quarkus.waitForExit();
        return Command.DONE;
    }

    private void announce(Duration took) {
        System.out.printf("%n益书来 Yishulai %s is ready after %s%n", Product.version(), StartTimes.summary(took));
        System.out.printf(
                "  http://%s:%d/%n",
                allAddresses() ? "localhost" : host(), config.getValue("quarkus.http.port", Integer.class));
    }

    private void announceDemonstration() {
        System.out.printf(
                "  data in %s (where the servers listen: servers.properties); Ctrl-C stops, data stays%n",
                config.getValue("yishulai.data.dir", String.class));
        System.out.println("  demonstration logins 演示账号:");
        DemonstrationPeople.logins().forEach(line -> System.out.println("    " + line));
        if (!host().startsWith("127.") && !host().equals("localhost")) {
            System.err.println(
                    "Everybody in this network can sign in with these. For real books set QUARKUS_DATASOURCE_JDBC_URL.  同一网络中的任何人都能用以上账号登录。");
        }
    }

    private boolean allAddresses() {
        return host().equals("0.0.0.0");
    }

    private String host() {
        return config.getValue("quarkus.http.host", String.class);
    }
}
