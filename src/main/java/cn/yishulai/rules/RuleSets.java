package cn.yishulai.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules in force (规则), as data. A decision stores the version that decided it, and a version is never changed, so
 * it can be explained years later. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class RuleSets {

    private final RuleSetRepository repository;
    private final ObjectMapper json;
    private final Clock clock;

    RuleSets(RuleSetRepository repository, ObjectMapper json, Clock clock) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
    }

    /** What decides about a book that is brought now. */
    public IntakeRules intake() {
        return read(repository.inForce(RuleKind.INTAKE, clock.instant()), IntakeRules.class);
    }

    /** What decided about a book that was brought earlier. */
    public IntakeRules intake(int version) {
        return read(repository.version(RuleKind.INTAKE, version), IntakeRules.class);
    }

    /** The versions below one, newest first: those in force, those that were, and those to come. */
    public List<PublishedRules<IntakeRules>> intakeVersions(int below, int limit) {
        return versions(RuleKind.INTAKE, IntakeRules.class, below, limit);
    }

    /** The same of the rules of requests. */
    public List<PublishedRules<RequestRules>> requestVersions(int below, int limit) {
        return versions(RuleKind.REQUESTS, RequestRules.class, below, limit);
    }

    private <R> List<PublishedRules<R>> versions(RuleKind kind, Class<R> rules, int below, int limit) {
        return repository.versions(kind, below, limit).stream()
                .map(row -> new PublishedRules<>(
                        read(Optional.of(row.get("body", String.class)), rules),
                        row.get("valid_from", Instant.class),
                        row.get("published_at", Instant.class),
                        row.get("published_by", UUID.class),
                        row.get("prepared_by", UUID.class),
                        row.get("note", String.class)))
                .toList();
    }

    /** What decides about a request that is placed now. */
    public RequestRules requests() {
        return read(repository.inForce(RuleKind.REQUESTS, clock.instant()), RequestRules.class);
    }

    /** What decided about a request, or a promise, earlier. */
    public RequestRules requests(int version) {
        return read(repository.version(RuleKind.REQUESTS, version), RequestRules.class);
    }

    /**
     * Publishes the next version of the intake rules.
     *
     * @param from when it comes into force
     * @param rules its version is chosen here, whatever it says
     * @return the version
     */
    public int publish(Instant from, IntakeRules rules) {
        return repository.publish(RuleKind.INTAKE, from, write(rules));
    }

    /** The same for the rules of requests. */
    public int publish(Instant from, RequestRules rules) {
        return repository.publish(RuleKind.REQUESTS, from, write(rules));
    }

    private <T> T read(Optional<String> body, Class<T> rules) {
        try {
            return json.readValue(body.orElseThrow(), rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule set that does not read as " + rules.getSimpleName(), e);
        }
    }

    private String write(Object rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule set that cannot be written", e);
        }
    }
}
