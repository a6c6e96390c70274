package cn.yishulai.boot;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether everything that has to be done before the first request is done; the demonstration's door opens a moment earlier. */
@Startup
@ApplicationScoped
class Started implements HealthCheck {

    private volatile boolean done = !ConfigProvider.getConfig().getValue("yishulai.demo", Boolean.class);

    /** The neighbourhood of the demonstration has moved in. */
    void settled() {
        done = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("started").status(done).build();
    }
}
