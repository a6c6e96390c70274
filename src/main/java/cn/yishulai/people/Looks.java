package cn.yishulai.people;

import cn.yishulai.journal.Audit;
import cn.yishulai.journal.AuditEntry;
import cn.yishulai.journal.AuditReads;
import cn.yishulai.kernel.Page;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
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
    private final PersonRepository persons;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    Looks(
            Audit audit,
            AuditReads reads,
            Callers callers,
            Staff staff,
            PersonRepository persons,
            CurrentVertxRequest request,
            ObjectMapper json) {
        this.audit = audit;
        this.reads = reads;
        this.callers = callers;
        this.staff = staff;
        this.persons = persons;
        this.request = request;
        this.json = json;
    }

    /**
     * @param why what they were doing: POST /v1/drop-offs
     * @param reason what somebody acted in the family's name for, in their words; with the first step only
     * @param forPerson in whose name; absent when nobody acted for anybody
     */
    public record LookView(Instant at, String by, String why, @Nullable String reason, @Nullable UUID forPerson) {}

    /** Newest first. */
    public Page<LookView> at(UUID household, @Nullable String after, int limit) {
        Page<AuditEntry> page = reads.about(subject(household), VERB, after, limit);
        Set<UUID> workers = page.items().stream().map(Looks::worker).collect(Collectors.toSet());
        Map<UUID, String> names = new HashMap<>(staff.displayNames(workers));
        persons.withIds(workers).forEach(person -> names.put(person.id(), person.nickname()));
        List<LookView> looks =
                page.items().stream().map(entry -> view(entry, names)).toList();
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

    /**
     * Writes down that somebody acts in a person's name: the desk, or a proxy.
     *
     * @param reason what for, when it begins
     */
    void noteActing(Caller caller, @Nullable String reason) {
        RoutingContext running = running();
        Map<String, Object> facts = new HashMap<>();
        facts.put("why", running == null ? "" : running.request().method().name() + ' ' + running.normalizedPath());
        facts.put("person", caller.personId().toString());
        if (reason != null) {
            facts.put("reason", reason);
        }
        audit.record(caller.actor(), VERB, subject(caller.household()), facts);
    }

    /** Writes down that all that is kept of the household was taken out in a file. */
    void noteExport(Caller caller) {
        if (caller.behind() == null) {
            audit.record(
                    caller.actor(), VERB, subject(caller.household()), Map.of("why", "GET /v1/households/me/export"));
        } else {
            noteActing(caller, null);
        }
    }

    private @Nullable RoutingContext running() {
        return Arc.container().requestContext().isActive() ? request.getCurrent() : null;
    }

    private LookView view(AuditEntry entry, Map<UUID, String> names) {
        JsonNode facts = facts(entry);
        return new LookView(
                entry.at(),
                names.getOrDefault(worker(entry), "—"),
                facts.path("why").asText(),
                facts.has("reason") ? facts.get("reason").asText() : null,
                facts.has("person") ? UUID.fromString(facts.get("person").asText()) : null);
    }

    private JsonNode facts(AuditEntry entry) {
        try {
            return json.readTree(entry.facts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of an audit entry do not read", e);
        }
    }

    private static UUID worker(AuditEntry entry) {
        String who = entry.actor().split(" for ", 2)[0];
        return UUID.fromString(who.substring(who.indexOf(':') + 1));
    }

    private static String subject(UUID household) {
        return "household:" + household;
    }
}
