package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.copies.CopyRefusal.LABEL_UNBOUND;
import static cn.yishulai.copies.CopyRefusal.LABEL_VOIDED;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Labels that are good no more, each with its story: a book got another one. */
@ApplicationScoped
@Transactional
public class VoidedLabels {

    private final EntityManager em;
    private final Callers callers;
    private final Staff staff;

    VoidedLabels(EntityManager em, Callers callers, Staff staff) {
        this.em = em;
        this.callers = callers;
        this.staff = staff;
    }

    /**
     * What became of a label.
     *
     * @param successor the label that took its place then; it may have been voided since
     * @param by a member of staff, or somebody of the family
     */
    record Voided(UUID copy, CopyCode successor, Instant at, UUID by, VoidReason reason) {

        LocalDate day() {
            return OpeningCalendar.dayOf(at);
        }
    }

    Optional<Voided> find(CopyCode code) {
        List<?> rows = em.createNativeQuery(
                        "SELECT copy_id, successor, voided_at, voided_by, reason FROM voided_label WHERE code = ?1",
                        Tuple.class)
                .setParameter(1, code.value())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Voided(
                        row.get("copy_id", UUID.class),
                        new CopyCode(row.get("successor", String.class)),
                        row.get("voided_at", Instant.class),
                        row.get("voided_by", UUID.class),
                        VoidReason.valueOf(row.get("reason", String.class))))
                .findFirst();
    }

    /** What staff are told of a voided label. */
    public record Story(LocalDate day, @Nullable String by, CopyCode today) {}

    /** When and by whom the label was replaced, and which is good today; empty when it never was. */
    public Optional<Story> story(CopyCode code) {
        return find(code)
                .map(voided -> new Story(
                        voided.day(), staff.displayNames(Set.of(voided.by())).get(voided.by()), current(code)));
    }

    /** The code of a copy and those that it had before it got another label. */
    public Set<CopyCode> codesOf(UUID copy) {
        List<?> codes = em.createNativeQuery(
                        "SELECT code FROM copy WHERE id = ?1 UNION ALL SELECT code FROM voided_label WHERE copy_id = ?1",
                        Object.class)
                .setParameter(1, copy)
                .getResultList();
        return codes.stream().map(String.class::cast).map(CopyCode::new).collect(Collectors.toSet());
    }

    /** The code that the book with this label carries today; the same when it was never replaced. */
    public CopyCode current(CopyCode code) {
        List<?> found = em.createNativeQuery(
                        "SELECT c.code FROM voided_label v JOIN copy c ON c.id = v.copy_id WHERE v.code = ?1",
                        Object.class)
                .setParameter(1, code.value())
                .getResultList();
        return found.isEmpty() ? code : new CopyCode((String) found.get(0));
    }

    /**
     * Why no copy has this code: it was voided, it is on no book yet, or it was never printed. Staff hear which label
     * took its place, and who did it; nobody else does.
     */
    Refused refusal(CopyCode code) {
        Optional<Voided> voided = find(code);
        if (voided.isPresent()) {
            return LABEL_VOIDED.because(
                    "label %s was voided on %s".formatted(code, voided.get().day()), facts(voided.get()));
        }
        boolean blank = !em.createNativeQuery("SELECT 1 FROM blank_label WHERE code = ?1", Object.class)
                .setParameter(1, code.value())
                .getResultList()
                .isEmpty();
        return blank
                ? LABEL_UNBOUND.because("label %s is on no book yet".formatted(code))
                : COPY_UNKNOWN.because("no copy has the code " + code);
    }

    private Map<String, Object> facts(Voided voided) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("voidedOn", voided.day().toString());
        facts.put("voidReason", voided.reason());
        if (isStaff(callers.signedIn() ? callers.current() : null)) {
            facts.put("copyCode", current(voided.successor()).value());
            String by = staff.displayNames(Set.of(voided.by())).get(voided.by());
            if (by != null) {
                facts.put("by", by);
            }
        }
        return facts;
    }

    private static boolean isStaff(@Nullable Caller caller) {
        if (caller == null) {
            return false;
        }
        return switch (caller.role()) {
            case STAFF, LIBRARIAN -> true;
            case CITIZEN, PARTNER, VOLUNTEER, AUDITOR -> false;
        };
    }

    /**
     * All labels of the book, the oldest first; the code may be any of them.
     *
     * @throws Refused COPY_UNKNOWN, LABEL_UNBOUND
     */
    public List<CopyLabelView> history(CopyCode code) {
        CopyCode current = current(code);
        List<?> rows = em.createNativeQuery(
                        """
                        SELECT l.code, j.made_at, j.id, l.voided_at, l.voided_by, l.reason, l.note
                        FROM (SELECT v.code, v.voided_at, v.voided_by, v.reason, v.note
                              FROM voided_label v JOIN copy c ON c.id = v.copy_id WHERE c.code = ?1
                              UNION ALL SELECT c.code, NULL, NULL, NULL, NULL FROM copy c WHERE c.code = ?1) l
                        LEFT JOIN printed_label p ON p.code = l.code LEFT JOIN print_job j ON j.id = p.job_id
                        ORDER BY l.voided_at NULLS LAST
                        """,
                        Tuple.class)
                .setParameter(1, current.value())
                .getResultList();
        if (rows.isEmpty()) {
            throw refusal(code);
        }
        List<Tuple> labels = rows.stream().map(Tuple.class::cast).toList();
        Map<UUID, String> names = staff.displayNames(labels.stream()
                .map(row -> row.get("voided_by", UUID.class))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return labels.stream().map(row -> view(row, names)).toList();
    }

    private static CopyLabelView view(Tuple row, Map<UUID, String> names) {
        String reason = row.get("reason", String.class);
        UUID by = row.get("voided_by", UUID.class);
        return new CopyLabelView(
                row.get("code", String.class),
                inCity(row.get("made_at", Instant.class)),
                row.get("id", UUID.class),
                inCity(row.get("voided_at", Instant.class)),
                by == null ? null : names.get(by),
                reason == null ? null : VoidReason.valueOf(reason),
                row.get("note", String.class));
    }

    private static @Nullable OffsetDateTime inCity(@Nullable Instant at) {
        return at == null ? null : at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }

    void add(CopyCode code, Voided voided, @Nullable UUID site, @Nullable String note) {
        em.createNativeQuery(
                        """
                        INSERT INTO voided_label (code, copy_id, successor, voided_at, voided_by, site_id, reason, note)
                        VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS uuid), ?7, ?8)
                        """)
                .setParameter(1, code.value())
                .setParameter(2, voided.copy())
                .setParameter(3, voided.successor().value())
                .setParameter(4, voided.at())
                .setParameter(5, voided.by())
                .setParameter(6, site == null ? null : site.toString())
                .setParameter(7, voided.reason().name())
                .setParameter(8, note)
                .executeUpdate();
    }
}
