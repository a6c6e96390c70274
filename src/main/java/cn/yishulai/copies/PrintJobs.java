package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.LABEL_PRINTED_BEFORE;
import static cn.yishulai.copies.CopyRefusal.PRINT_JOB_UNKNOWN;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.labels.LabelFormat;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was sent to printers: which label in which job, and so when and by whom. That a label is in one job only is a key of the table. */
@ApplicationScoped
@Transactional
public class PrintJobs {

    /** Stands for the job of labels that were printed before jobs were kept. */
    static final UUID NO_JOB = new UUID(0, 0);

    private static final UUID NEWEST = new UUID(-1, -1);

    /** A label that came out is on a book; one that was replaced is gone. A copy that was not touched since may be without. */
    private static final String UNUSED =
            """
            NOT EXISTS (SELECT FROM blank_label b WHERE b.code = l.code AND b.bound_to IS NOT NULL)
            AND NOT EXISTS (SELECT FROM voided_label v WHERE v.code = l.code)""";

    private static final String COLUMNS =
            """
            SELECT j.id, j.made_at, j.sheet, j.format, j.printer_id, j.labels, j.drawn,
                   (SELECT count(*) FROM printed_label l WHERE l.job_id = j.id AND\s"""
                    + UNUSED
                    + """
            ) AS unused
            FROM print_job j WHERE\s""";

    private final EntityManager em;
    private final Clock clock;

    PrintJobs(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused LABEL_PRINTED_BEFORE when somebody else prints one of them at this moment */
    UUID add(UUID actor, LabelForm form, LabelFormat format, List<CopyCode> codes) {
        UUID id = (UUID) em.createNativeQuery("SELECT uuidv7()", Object.class).getSingleResult();
        em.createNativeQuery(
                        """
                        INSERT INTO print_job (id, made_at, made_by, sheet, format, printer_id, labels)
                        VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS uuid), ?7)
                        """)
                .setParameter(1, id)
                .setParameter(2, clock.instant())
                .setParameter(3, actor)
                .setParameter(4, form.sheet())
                .setParameter(5, format.name())
                .setParameter(6, form.printerId())
                .setParameter(7, codes.size())
                .executeUpdate();
        int added = em.createNativeQuery(
                        """
                        INSERT INTO printed_label (code, job_id, position)
                        SELECT code, :job, position FROM unnest(CAST(:codes AS text[])) WITH ORDINALITY AS named (code, position)
                        ON CONFLICT (code) DO NOTHING
                        """)
                .setParameter("job", id)
                .setParameter("codes", values(codes))
                .executeUpdate();
        if (added < codes.size()) {
            throw LABEL_PRINTED_BEFORE.because("somebody prints the same labels at this moment");
        }
        return id;
    }

    /** Which of them were printed, and in which job; {@link #NO_JOB} where that was not kept. */
    Map<CopyCode, UUID> printedBefore(Collection<CopyCode> codes) {
        List<?> rows = em.createNativeQuery(
                        """
                        SELECT code, job_id FROM printed_label WHERE code = ANY (CAST(:codes AS text[]))
                        UNION ALL
                        SELECT code, CAST(:none AS uuid) FROM blank_label WHERE code = ANY (CAST(:codes AS text[]))
                        AND NOT EXISTS (SELECT FROM printed_label l WHERE l.code = blank_label.code)
                        """,
                        Tuple.class)
                .setParameter("codes", values(codes))
                .setParameter("none", NO_JOB)
                .getResultList();
        Map<CopyCode, UUID> printed = new LinkedHashMap<>();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> printed.put(new CopyCode(row.get(0, String.class)), row.get(1, UUID.class)));
        return printed;
    }

    /** The caller's own, the newest first. */
    public Page<PrintJobView> of(Caller caller, @Nullable String after, int limit) {
        List<?> rows = em.createNativeQuery(COLUMNS + "j.made_by = ?1 AND j.id < ?2 ORDER BY j.id DESC", Tuple.class)
                .setParameter(1, caller.personId())
                .setParameter(2, after == null ? NEWEST : OpaqueId.parse(after, PAGE_MALFORMED))
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.cut(
                rows.stream().map(Tuple.class::cast).map(PrintJobs::view).toList(), limit, job -> job.id()
                        .toString());
    }

    /** @throws cn.yishulai.kernel.Refused PRINT_JOB_UNKNOWN also for a citizen who did not make it */
    public PrintJobView require(Caller caller, UUID id) {
        List<?> rows = em.createNativeQuery(COLUMNS + "j.id = ?1 AND (?2 OR j.made_by = ?3)", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, !caller.isCitizen())
                .setParameter(3, caller.personId())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(PrintJobs::view)
                .findFirst()
                .orElseThrow(() -> PRINT_JOB_UNKNOWN.because("you printed no such job"));
    }

    /** Its labels that are on no book yet and were not replaced, in the order of printing. */
    List<CopyCode> unused(UUID job) {
        List<?> codes = em.createNativeQuery(
                        "SELECT l.code FROM printed_label l WHERE l.job_id = ?1 AND " + UNUSED + " ORDER BY l.position",
                        Object.class)
                .setParameter(1, job)
                .getResultList();
        return codes.stream().map(code -> new CopyCode((String) code)).toList();
    }

    void drawnAgain(UUID job) {
        em.createNativeQuery("UPDATE print_job SET drawn = drawn + 1 WHERE id = ?1")
                .setParameter(1, job)
                .executeUpdate();
    }

    private static String[] values(Collection<CopyCode> codes) {
        return codes.stream().map(CopyCode::value).toArray(String[]::new);
    }

    private static PrintJobView view(Tuple row) {
        UUID printer = row.get("printer_id", UUID.class);
        return new PrintJobView(
                row.get("id", UUID.class),
                row.get("made_at", Instant.class).atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                row.get("sheet", String.class),
                LabelFormat.valueOf(row.get("format", String.class)),
                printer == null ? null : printer.toString(),
                row.get("labels", Integer.class),
                row.get("unused", Long.class).intValue(),
                row.get("drawn", Integer.class));
    }
}
