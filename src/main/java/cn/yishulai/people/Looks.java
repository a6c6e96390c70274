package cn.yishulai.people;

import cn.yishulai.journal.Audit;
import cn.yishulai.journal.AuditEntry;
import cn.yishulai.journal.AuditReads;
import cn.yishulai.kernel.Page;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** "Who looked at my record": each time the desk opens a household, a line that the household can read. */
@ApplicationScoped
@Transactional
public class Looks {

    private static final String VERB = "household.look";

    private final Audit audit;
    private final AuditReads reads;
    private final Callers callers;
    private final Staff staff;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    Looks(Audit audit, AuditReads reads, Callers callers, Staff staff, CurrentVertxRequest request, ObjectMapper json) {
        this.audit = audit;
        this.reads = reads;
        this.callers = callers;
        this.staff = staff;
        this.request = request;
        this.json = json;
    }

    /** @param why what they were doing: POST /v1/drop-offs */
    public record LookView(Instant at, String by, String why) {}

    /** Newest first. */
    public Page<LookView> at(UUID household, @Nullable String after, int limit) {
        Page<AuditEntry> page = reads.about(subject(household), VERB, after, limit);
        Set<UUID> workers = page.items().stream().map(Looks::worker).collect(Collectors.toSet());
        Map<UUID, String> names = staff.displayNames(workers);
        List<LookView> looks = page.items().stream()
                .map(entry -> new LookView(entry.at(), names.getOrDefault(worker(entry), "—"), why(entry)))
                .toList();
        return new Page<>(looks, page.nextAfter());
    }

    /** Writes down that the running request opens this household, unless it is the household's own. */
    void note(UUID household) {
        RoutingContext running = running();
        if (running == null || !callers.signedIn()) {
            return;
        }
        Caller caller = callers.current();
        if (caller.role() != Role.CITIZEN) {
            String why = running.request().method().name() + ' ' + running.normalizedPath();
            audit.record(caller.actor(), VERB, subject(household), Map.of("why", why));
        }
    }

    private @Nullable RoutingContext running() {
        return Arc.container().requestContext().isActive() ? request.getCurrent() : null;
    }

    private String why(AuditEntry entry) {
        try {
            return json.readTree(entry.facts()).path("why").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of an audit entry do not read", e);
        }
    }

    private static UUID worker(AuditEntry entry) {
        return UUID.fromString(entry.actor().substring(entry.actor().indexOf(':') + 1));
    }

    private static String subject(UUID household) {
        return "household:" + household;
    }
}
