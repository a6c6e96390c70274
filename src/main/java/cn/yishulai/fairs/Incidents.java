package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;
import static cn.yishulai.fairs.IncidentRefusal.INCIDENT_CLOSED;
import static cn.yishulai.fairs.IncidentRefusal.INCIDENT_TAKEN;
import static cn.yishulai.fairs.IncidentRefusal.INCIDENT_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What happens at a fair besides swapping (突发情况): a child that is lost, a lamp that went out. Whoever works there says it;
 * somebody sees to it and says how it ended. Nothing said here names a reader.
 */
@ApplicationScoped
@Transactional
public class Incidents {

    /** From setting up to tidying away. */
    private static final Set<FairState> WORKED_AT = EnumSet.of(
            FairState.APPROVED, FairState.PUBLISHED, FairState.RUNNING, FairState.POSTPONED, FairState.CLOSED);

    /** As many as a screen needs; the open ones are all among them unless there are more. */
    private static final int SHOWN = 200;

    private final FairAccess access;
    private final TradeSql sql;
    private final Audit audit;
    private final Clock clock;

    Incidents(FairAccess access, TradeSql sql, Audit audit, Clock clock) {
        this.access = access;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is open, the urgent first; then what is closed, the last first. */
    List<IncidentView> of(UUID fair) {
        return sql.list(
                IncidentView::read,
                IncidentView.QUESTION
                        + """
                        WHERE i.fair_id = ? ORDER BY i.closed_at IS NOT NULL, i.urgent AND i.closed_at IS NULL DESC, i.closed_at DESC, i.number DESC
                        LIMIT ?""",
                fair,
                SHOWN);
    }

    /** It has the next number of the fair. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY */
    IncidentView raise(Caller caller, UUID fair, IncidentForms.Raise form) {
        FairFacts facts = access.require(caller, fair);
        if (!WORKED_AT.contains(facts.state())) {
            throw FAIR_NOT_READY.because("the fair is " + facts.state(), Map.of("fairState", facts.state()));
        }
        sql.one(row -> 1, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0)) IS NULL AS held", "incidents " + fair);
        UUID id = sql.one(
                        row -> TradeSql.id(row, "id"),
                        """
                        INSERT INTO fair_incident (fair_id, number, kind, urgent, what, place, raised_by, raised_at)
                        SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? FROM fair_incident WHERE fair_id = ? RETURNING id""",
                        fair,
                        form.kind(),
                        Boolean.TRUE.equals(form.urgent()),
                        form.what().strip(),
                        Said.stripped(form.place()),
                        caller.personId(),
                        clock.instant(),
                        fair)
                .orElseThrow();
        return written(caller, "raised", find(fair, id));
    }

    /**
     * The caller sees to it.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, INCIDENT_UNKNOWN, INCIDENT_CLOSED, INCIDENT_TAKEN when another does, unless
     *     it is to be instead of them
     */
    IncidentView take(Caller caller, UUID fair, String sent, IncidentForms.Take form) {
        IncidentView incident = open(caller, fair, sent);
        boolean instead = Boolean.TRUE.equals(form.instead());
        if (sql.change(
                        "UPDATE fair_incident SET taken_by = ?, taken_at = ? WHERE id = ? AND (taken_by IS NULL OR taken_by = ? OR ?)",
                        caller.personId(),
                        clock.instant(),
                        incident.id(),
                        caller.personId(),
                        instead)
                == 0) {
            throw INCIDENT_TAKEN.because(
                    "%s sees to it since %s".formatted(incident.takenBy(), incident.takenAt()),
                    Map.of(
                            "by",
                            Objects.requireNonNull(incident.takenBy()),
                            "at",
                            Objects.requireNonNull(incident.takenAt())));
        }
        return written(caller, "taken", find(fair, incident.id()));
    }

    /** It is over. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, INCIDENT_UNKNOWN, INCIDENT_CLOSED */
    IncidentView close(Caller caller, UUID fair, String sent, IncidentForms.Close form) {
        IncidentView incident = open(caller, fair, sent);
        sql.change(
                "UPDATE fair_incident SET closed_by = ?, closed_at = ?, outcome = ? WHERE id = ?",
                caller.personId(),
                clock.instant(),
                form.outcome().strip(),
                incident.id());
        return written(caller, "closed", find(fair, incident.id()));
    }

    /** Locked until the end of the transaction. */
    private IncidentView open(Caller caller, UUID fair, String sent) {
        access.require(caller, fair);
        UUID id = OpaqueId.parse(sent, INCIDENT_UNKNOWN);
        sql.list(row -> 1, "SELECT 1 FROM fair_incident WHERE id = ? FOR UPDATE", id);
        IncidentView incident = find(fair, id);
        if (incident.closedAt() != null) {
            throw INCIDENT_CLOSED.because(
                    "closed by %s at %s".formatted(incident.closedBy(), incident.closedAt()),
                    Map.of("by", Objects.requireNonNull(incident.closedBy()), "at", incident.closedAt()));
        }
        return incident;
    }

    private IncidentView find(UUID fair, UUID id) {
        return sql.one(IncidentView::read, IncidentView.QUESTION + "WHERE i.id = ? AND i.fair_id = ?", id, fair)
                .orElseThrow(() -> unknown(id));
    }

    private IncidentView written(Caller caller, String step, IncidentView incident) {
        audit.record(
                caller.actor(),
                "incident." + step,
                "incident:" + incident.id(),
                Map.of("kind", incident.kind().name()));
        return incident;
    }

    private static Refused unknown(UUID id) {
        return INCIDENT_UNKNOWN.because("the fair has no incident of the id " + id);
    }
}
