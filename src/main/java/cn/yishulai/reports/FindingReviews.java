package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.FINDING_ABOUT_YOU;
import static cn.yishulai.reports.ReportRefusal.FINDING_DECIDED;

import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.OwnFamilies;
import cn.yishulai.reports.UnusualMinting.FindingReview;
import cn.yishulai.reports.UnusualMinting.FindingState;
import cn.yishulai.reports.UnusualMinting.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What became of findings. A correction counts as one when its approval was carried out; refused, the finding is open again. */
@ApplicationScoped
class FindingReviews {

    private static final String STATE =
            """
            SELECT r.finding, r.note, r.approval_id, CASE WHEN r.cleared_at IS NOT NULL THEN 'CLEARED'
                WHEN a.state = 'EXECUTED' THEN 'CORRECTED' ELSE 'OPEN' END AS state, a.state AS approval
            FROM finding_review r LEFT JOIN approval a ON a.id = r.approval_id WHERE r.finding IN (:findings)""";

    private final Session database;
    private final Ledger ledger;
    private final OwnFamilies own;
    private final Clock clock;

    FindingReviews(Session database, Ledger ledger, OwnFamilies own, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.own = own;
        this.clock = clock;
    }

    List<Row> of(List<Row> found) {
        if (found.isEmpty()) {
            return found;
        }
        Map<String, FindingReview> reviews = database.createNativeQuery(STATE, Tuple.class)
                .setParameter("findings", found.stream().map(Row::finding).toList())
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get("finding", String.class), FindingReviews::review));
        return found.stream()
                .map(row -> row.reviewed(reviews.get(row.finding())))
                .toList();
    }

    private static FindingReview review(Tuple row) {
        UUID approval = row.get("approval_id", UUID.class);
        boolean stands =
                approval != null && List.of("PROPOSED", "EXECUTED").contains(row.get("approval", String.class));
        return new FindingReview(
                FindingState.valueOf(row.get("state", String.class)),
                row.get("note", String.class),
                stands ? Objects.requireNonNull(approval).toString() : null);
    }

    /**
     * Who is meant, has graded books of the family, or declared it as their own does not judge.
     *
     * @throws cn.yishulai.kernel.Refused FINDING_ABOUT_YOU, FINDING_DECIDED
     */
    void requireMayDecide(Caller caller, Row row) {
        UUID household = row.householdId();
        if (caller.personId().equals(row.staffId())
                || household != null
                        && (ledger.hasMintedFor(caller.personId(), household) || own.isOwn(caller, household))) {
            throw FINDING_ABOUT_YOU.because("the finding is about what you did");
        }
        if (row.state() != FindingState.OPEN || row.approvalId() != null) {
            throw FINDING_DECIDED.because("finding %s is %s".formatted(row.finding(), row.state()));
        }
    }

    void cleared(Caller caller, Row row, String note) {
        write(row.finding(), note, caller.personId(), null);
    }

    void corrected(Row row, String note, UUID approval) {
        write(row.finding(), note, null, approval);
    }

    private void write(String finding, String note, @Nullable UUID clearedBy, @Nullable UUID approval) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO finding_review (finding, cleared_at, cleared_by, note, approval_id)
                        VALUES (:finding, CASE WHEN (:by)::uuid IS NULL THEN NULL ELSE (:now)::timestamptz END, (:by)::uuid, :note, (:approval)::uuid)
                        ON CONFLICT (finding) DO UPDATE SET cleared_at = excluded.cleared_at, cleared_by = excluded.cleared_by,
                            note = excluded.note, approval_id = excluded.approval_id WHERE finding_review.cleared_at IS NULL
                        """)
                .setParameter("finding", finding)
                .setParameter("by", clearedBy, UUID.class)
                .setParameter("now", clock.instant())
                .setParameter("note", note)
                .setParameter("approval", approval, UUID.class)
                .executeUpdate();
    }
}
