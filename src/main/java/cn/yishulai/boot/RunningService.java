package cn.yishulai.boot;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service when everything has started: says where it can be found, and waits until it is told to stop. */
@Singleton
@Unremovable
class RunningService implements QuarkusApplication {

    private final Config config = ConfigProvider.getConfig();

    @Override
    public int run(String... args) {
        announce(StartTimes.sinceProcessStart());
        Quarkus.waitForExit();
        return Command.DONE;
    }

    private void announce(Duration took) {
        System.out.printf("%n益书来 Yishulai %s is ready after %s%n", Product.version(), StartTimes.summary(took));
        String host = config.getValue("quarkus.http.host", String.class);
        System.out.printf(
                "  http://%s:%d/%n",
                host.equals("0.0.0.0") ? "localhost" : host, config.getValue("quarkus.http.port", Integer.class));
        if (config.getValue("yishulai.demo", Boolean.class)) {
            System.out.printf(
                    "  data in %s (where the servers listen: servers.properties); Ctrl-C stops, data stays%n",
                    config.getValue("yishulai.data.dir", String.class));
        }
        System.out.println();
    }
}
