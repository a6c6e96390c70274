package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.FINDING_NAMES_NO_FAMILY;
import static cn.yishulai.reports.ReportRefusal.FINDING_UNKNOWN;

import cn.yishulai.people.ApprovalView;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Corrections;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.reports.FindingView.Evidence;
import cn.yishulai.reports.FindingView.What;
import cn.yishulai.reports.UnusualMinting.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Findings one by one: the rows each rests on, and what becomes of it. */
@ApplicationScoped
@Transactional
public class Findings {

    /** What was credited by the staff, to the families, at the site, in the session, for the volume, on the day; and what they took of it. */
    private static final String EVIDENCE =
            """
            WITH credited AS (
                SELECT i.decided_at AS at, i.copy_id, i.credits, i.inspected_by AS actor, d.household_id AS household
                FROM inspection_in_force i JOIN drop_off d ON d.id = i.drop_off_id
                WHERE i.decision = 'CREDIT' AND i.decided_at >= :begin AND i.decided_at < :end
                  AND coalesce(i.inspected_by = (:staff)::uuid, true) AND coalesce(d.household_id IN ((:household)::uuid, (:other)::uuid), true)
                  AND coalesce(d.site_id = (:site)::uuid, true) AND coalesce(d.id = (:session)::uuid, true)
                  AND coalesce(i.volume_id = (:volume)::uuid, true)
                  AND coalesce((i.decided_at AT TIME ZONE 'Asia/Shanghai')::date = (:day)::date, true))
            SELECT * FROM (
                SELECT at, 'CREDITED' AS what, copy_id, credits, actor, household FROM credited
                UNION ALL SELECT m.recorded_at, 'TAKEN', m.copy_id, NULL, m.actor, m.household_id FROM movement m
                WHERE m.status = 'HANDED_OVER' AND m.household_id IN ((:household)::uuid, (:other)::uuid) AND m.recorded_at < :end
                  AND m.copy_id IN (SELECT copy_id FROM credited)) AS e
            JOIN (SELECT id, code FROM copy) c ON c.id = e.copy_id ORDER BY at, code LIMIT 500""";

    private final UnusualMintings report;
    private final FindingReviews reviews;
    private final Corrections corrections;
    private final Staff staff;
    private final Session database;

    Findings(UnusualMintings report, FindingReviews reviews, Corrections corrections, Staff staff, Session database) {
        this.report = report;
        this.reviews = reviews;
        this.corrections = corrections;
        this.staff = staff;
        this.database = database;
    }

    /** @throws cn.yishulai.kernel.Refused FINDING_UNKNOWN when the report over these days has none of this name */
    FindingView show(String finding, Days days) {
        Row row = find(finding, days);
        List<Tuple> rows = database.createNativeQuery(EVIDENCE, Tuple.class)
                .setParameter("begin", days.baseline(UnusualMintings.BASELINE_DAYS))
                .setParameter("end", days.end())
                .setParameter("staff", row.staffId(), UUID.class)
                .setParameter("household", row.householdId(), UUID.class)
                .setParameter("other", row.otherHouseholdId(), UUID.class)
                .setParameter("site", row.siteId(), UUID.class)
                .setParameter("session", row.dropOffId(), UUID.class)
                .setParameter("volume", row.volumeId(), UUID.class)
                .setParameter("day", row.day() == null ? null : row.day().toString(), String.class)
                .getResultList();
        Map<UUID, String> people = staff.displayNames(
                rows.stream().map(one -> one.get("actor", UUID.class)).collect(Collectors.toSet()));
        return new FindingView(
                row,
                rows.stream()
                        .map(one -> new Evidence(
                                one.get("at", Instant.class)
                                        .atZone(OpeningCalendar.CITY)
                                        .toOffsetDateTime(),
                                What.valueOf(one.get("what", String.class)),
                                one.get("code", String.class),
                                one.get("credits", Long.class),
                                people.get(one.get("actor", UUID.class)),
                                one.get("household", UUID.class)))
                        .toList());
    }

    /**
     * All is well, or a correction of the family's credits is proposed, which a second person confirms or refuses.
     *
     * @throws cn.yishulai.kernel.Refused FINDING_UNKNOWN, FINDING_ABOUT_YOU, FINDING_DECIDED, FINDING_NAMES_NO_FAMILY, and what
     *     {@link Corrections#propose} refuses
     */
    FindingView decide(Caller caller, String finding, FindingForm form) {
        Days days = Days.parse(form.from(), form.to());
        Row row = find(finding, days);
        reviews.requireMayDecide(caller, row);
        Long credits = form.credits();
        if (credits == null) {
            reviews.cleared(caller, row, form.note());
        } else {
            UUID household = row.householdId();
            if (household == null) {
                throw FINDING_NAMES_NO_FAMILY.because("the finding is not about the credits of one family");
            }
            ApprovalView approval = corrections.propose(caller, household, credits, form.note());
            reviews.corrected(row, form.note(), approval.id());
        }
        return show(finding, days);
    }

    private Row find(String finding, Days days) {
        return report.of(days).items().stream()
                .filter(row -> row.finding().equals(finding))
                .findFirst()
                .orElseThrow(() -> FINDING_UNKNOWN.because("the report over these days has no such finding"));
    }
}
