package cn.yishulai.swaps;

import cn.yishulai.catalog.Cataloguing;
import cn.yishulai.catalog.CataloguingKind;
import cn.yishulai.catalog.CataloguingTask;
import cn.yishulai.catalog.Evidence;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.kernel.Page;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queue of the librarians with who waits and where copies are; this room counts how much each book is wanted. */
@ApplicationScoped
@Transactional
public class CataloguingReads {

    private static final int AT_ONCE = 500;

    private final Cataloguing cataloguing;
    private final Availabilities availabilities;
    private final RequestRepository requests;
    private final CopyReads copies;

    CataloguingReads(
            Cataloguing cataloguing, Availabilities availabilities, RequestRepository requests, CopyReads copies) {
        this.cataloguing = cataloguing;
        this.availabilities = availabilities;
        this.requests = requests;
        this.copies = copies;
    }

    /** One thing to look at, as the app shows it. */
    public record TaskView(
            String id,
            CataloguingKind kind,
            ShelvedVolume volume,
            @Nullable ShelvedVolume other,
            List<Evidence> evidence,
            int demand,
            OffsetDateTime foundAt) {}

    public Page<TaskView> queue(@Nullable CataloguingKind kind, @Nullable String after, int limit) {
        Page<CataloguingTask> page = cataloguing.queue(kind, after, limit);
        Map<UUID, ShelvedVolume> books = availabilities.show(volumes(page.items()));
        return new Page<>(page.items().stream().map(task -> view(task, books)).toList(), page.nextAfter());
    }

    /** Counts how much each open task is wanted, every minute; a new one stands at the end until then. */
    @Scheduled(every = "1m", delayed = "25s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional(Transactional.TxType.NEVER)
    void weigh() {
        UUID after = new UUID(0, 0);
        while (after != null) {
            UUID from = after;
            after = QuarkusTransaction.requiringNew().call(() -> weigh(from));
        }
    }

    private @Nullable UUID weigh(UUID after) {
        List<CataloguingTask> tasks = cataloguing.open(after, AT_ONCE);
        List<UUID> volumes = volumes(tasks);
        Map<UUID, Long> waiting = requests.waiting(volumes);
        Map<UUID, Long> circulating = copies.circulating(volumes);
        Map<UUID, Integer> demand = new HashMap<>();
        for (CataloguingTask task : tasks) {
            long wanted = Stream.of(task.volume(), task.other())
                    .filter(Objects::nonNull)
                    .mapToLong(volume -> waiting.getOrDefault(volume, 0L) + circulating.getOrDefault(volume, 0L))
                    .sum();
            demand.put(task.id(), (int) wanted);
        }
        cataloguing.weigh(demand);
        return tasks.size() < AT_ONCE ? null : tasks.get(tasks.size() - 1).id();
    }

    private static List<UUID> volumes(List<CataloguingTask> tasks) {
        return tasks.stream()
                .flatMap(task -> Stream.of(task.volume(), task.other()))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toList());
    }

    private static TaskView view(CataloguingTask task, Map<UUID, ShelvedVolume> books) {
        return new TaskView(
                task.id().toString(),
                task.kind(),
                Objects.requireNonNull(books.get(task.volume())),
                task.other() == null ? null : books.get(task.other()),
                task.evidence(),
                task.demand(),
                edge(task.foundAt()));
    }

    static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
