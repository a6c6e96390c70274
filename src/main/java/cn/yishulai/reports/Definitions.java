package cn.yishulai.reports;

import static cn.yishulai.people.ApprovalRefusal.SECOND_PERSON_NEEDED;
import static cn.yishulai.reports.ReportRefusal.DEFINITION_CLOSED;
import static cn.yishulai.reports.ReportRefusal.DEFINITION_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.reports.Definition.State;
import cn.yishulai.rules.Sentence;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What the reports count, version by version. A change of definition changes what the library is judged by, so one person
 * prepares it and another publishes it (内控); both stand in the audit trail.
 */
@ApplicationScoped
@Transactional
public class Definitions {

    private static final int MOST_DRAFTS = 100;

    private static final String READ =
            """
            SELECT d.id, d.report, d.version, d.state, d.rules::text AS rules, d.zh, d.en, d.note, d.prepared_at, d.prepared_by, d.published_at,
                   d.published_by, d.version = (SELECT max(n.version) FROM report_definition n WHERE n.report = d.report) AS in_force
            FROM report_definition d WHERE
            """;

    private final Session database;
    private final ObjectMapper json;
    private final Staff staff;
    private final Audit audit;
    private final Clock clock;

    Definitions(Session database, ObjectMapper json, Staff staff, Audit audit, Clock clock) {
        this.database = database;
        this.json = json;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that were published, of one report or of all, the newest first; for everybody. */
    List<Definition> published(@Nullable Report report) {
        String which = report == null ? "" : " AND d.report = :report";
        Map<String, Object> values = report == null ? Map.of() : Map.of("report", report.name());
        return read("d.state = 'PUBLISHED'" + which + " ORDER BY d.report, d.version DESC", values, null).stream()
                .map(Definition::forEverybody)
                .toList();
    }

    /** Those that can still be published, the newest first. */
    List<Definition> drafts(Caller caller) {
        return read(
                "d.state = 'DRAFT' ORDER BY d.prepared_at DESC, d.id LIMIT :most", Map.of("most", MOST_DRAFTS), caller);
    }

    /** @throws cn.yishulai.kernel.Refused DEFINITION_UNKNOWN */
    Definition require(UUID id) {
        return require(id, null);
    }

    /** By which counts are made where nobody says otherwise. */
    Definition inForce(Report report) {
        return read(
                        "d.report = :report AND d.version IS NOT NULL ORDER BY d.version DESC LIMIT 1",
                        Map.of("report", report.name()),
                        null)
                .get(0);
    }

    /** @throws cn.yishulai.kernel.Refused DEFINITION_MALFORMED */
    Definition prepare(Caller caller, DefinitionForm form) {
        CountingRules rules = form.rules().of(form.report());
        Sentence words = DefinitionWords.of(form.report(), rules);
        UUID id = (UUID) database.createNativeQuery(
                        """
                        INSERT INTO report_definition (report, state, rules, zh, en, note, prepared_by, prepared_at)
                        VALUES (:report, 'DRAFT', (:rules)::jsonb, :zh, :en, :note, :by, :at) RETURNING id
                        """,
                        Object.class)
                .setParameter("report", form.report().name())
                .setParameter("rules", written(rules))
                .setParameter("zh", words.zh())
                .setParameter("en", words.en())
                .setParameter("note", form.note().strip())
                .setParameter("by", caller.personId())
                .setParameter("at", clock.instant())
                .getSingleResult();
        audit.record(
                caller.actor(),
                "definition.draft",
                "definition:" + id,
                Map.of("report", form.report().name()));
        return require(id, caller);
    }

    /**
     * As the next version. What was counted before stays what it was, under its own definition.
     *
     * @throws cn.yishulai.kernel.Refused DEFINITION_UNKNOWN, DEFINITION_CLOSED, SECOND_PERSON_NEEDED for who prepared it
     */
    Definition publish(Caller caller, UUID id) {
        // Two that are published at once are numbered one after the other.
        database.createNativeMutationQuery("LOCK TABLE report_definition IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
        Definition draft = requireDraft(id, caller);
        if (Boolean.TRUE.equals(draft.mine())) {
            throw SECOND_PERSON_NEEDED.because("somebody else must publish what you prepared");
        }
        database.createNativeMutationQuery(
                        """
                        UPDATE report_definition SET state = 'PUBLISHED', published_by = :by, published_at = :at,
                            version = (SELECT coalesce(max(version), 0) + 1 FROM report_definition WHERE report = :report) WHERE id = :id
                        """)
                .setParameter("by", caller.personId())
                .setParameter("at", clock.instant())
                .setParameter("report", draft.report().name())
                .setParameter("id", id)
                .executeUpdate();
        Definition published = require(id, caller);
        audit.record(
                caller.actor(),
                "definition.publish",
                "definition:" + id,
                Map.of("report", draft.report().name(), "version", Objects.requireNonNull(published.version())));
        return published;
    }

    /** @throws cn.yishulai.kernel.Refused DEFINITION_UNKNOWN, DEFINITION_CLOSED */
    Definition discard(Caller caller, UUID id) {
        requireDraft(id, caller);
        database.createNativeMutationQuery("UPDATE report_definition SET state = 'DISCARDED' WHERE id = :id")
                .setParameter("id", id)
                .executeUpdate();
        audit.record(caller.actor(), "definition.discard", "definition:" + id, Map.of());
        return require(id, caller);
    }

    private Definition requireDraft(UUID id, Caller caller) {
        database.createNativeQuery("SELECT id FROM report_definition WHERE id = :id FOR UPDATE", Object.class)
                .setParameter("id", id)
                .getResultList();
        Definition draft = require(id, caller);
        if (draft.state() != State.DRAFT) {
            throw DEFINITION_CLOSED.because("this definition is " + draft.state());
        }
        return draft;
    }

    private Definition require(UUID id, @Nullable Caller caller) {
        return read("d.id = :id", Map.of("id", id), caller).stream()
                .findFirst()
                .orElseThrow(() -> DEFINITION_UNKNOWN.because("there is no such definition"));
    }

    private List<Definition> read(String which, Map<String, Object> values, @Nullable Caller caller) {
        var query = database.createNativeQuery(READ + which, Tuple.class);
        values.forEach(query::setParameter);
        List<Tuple> rows = query.getResultList();
        Map<UUID, String> names = caller == null ? Map.of() : staff.displayNames(people(rows));
        return rows.stream().map(row -> definition(row, names, caller)).toList();
    }

    private static Collection<UUID> people(List<Tuple> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.get("prepared_by", UUID.class), row.get("published_by", UUID.class)))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Definition definition(Tuple row, Map<UUID, String> names, @Nullable Caller caller) {
        UUID preparer = row.get("prepared_by", UUID.class);
        UUID publisher = row.get("published_by", UUID.class);
        Instant published = row.get("published_at", Instant.class);
        return new Definition(
                row.get("id", UUID.class),
                Report.valueOf(row.get("report", String.class)),
                row.get("version", Integer.class),
                State.valueOf(row.get("state", String.class)),
                rules(row.get("rules", String.class)),
                row.get("zh", String.class),
                row.get("en", String.class),
                row.get("note", String.class),
                edge(row.get("prepared_at", Instant.class)),
                published == null ? null : edge(published),
                Boolean.TRUE.equals(row.get("in_force", Boolean.class)),
                preparer == null ? null : names.get(preparer),
                publisher == null ? null : names.get(publisher),
                caller == null ? null : caller.personId().equals(preparer));
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }

    private CountingRules rules(String text) {
        try {
            return json.readValue(text, CountingRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition that does not read as one", e);
        }
    }

    private String written(CountingRules rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition that cannot be written", e);
        }
    }
}
