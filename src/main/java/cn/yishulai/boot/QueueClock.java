package cn.yishulai.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Measures the {@link Queues} now and then, so that it costs the same however often they are asked for. Every node
 * measures the same database: read the largest of their figures, not the sum.
 */
@Startup
@Singleton
class QueueClock {

    private static final Logger LOG = Logger.getLogger(QueueClock.class);

    private final DataSource database;
    private final Clock clock;
    private final Map<Queues.Queue, MultiGauge> gauges = new LinkedHashMap<>();
    private final AtomicLong measuredAt;

    QueueClock(DataSource database, Clock clock, MeterRegistry figures) {
        this.database = database;
        this.clock = clock;
        for (Queues.Queue queue : Queues.all()) {
            gauges.put(
                    queue,
                    MultiGauge.builder(queue.name()).description(queue.means()).register(figures));
        }
        measuredAt = figures.gauge("yishulai_queues_measured_timestamp_seconds", new AtomicLong());
    }

    @Scheduled(
            every = "${yishulai.queues.every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<Queues.Queue, MultiGauge> gauge : gauges.entrySet()) {
                gauge.getValue().register(rows(Queues.lengths(gauge.getKey(), connection)), true);
            }
            measuredAt.set(clock.instant().getEpochSecond());
        } catch (SQLException e) {
            // an old number would look like a good one
            gauges.values().forEach(gauge -> gauge.register(List.of(), true));
            LOG.warnf("the queues could not be measured: %s", e.getSQLState());
        }
    }

    private static List<Row<?>> rows(List<Queues.Length> lengths) {
        return lengths.stream()
                .<Row<?>>map(length -> Row.of(
                        Tags.of(length.of().entrySet().stream()
                                .map(of -> Tag.of(of.getKey(), of.getValue()))
                                .toList()),
                        length.number()))
                .toList();
    }
}
