package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What hangs on a fair, in numbers. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RainCounts {

    private static final String NOT_HELD =
            """
            NOT EXISTS (SELECT FROM fair_session_held h WHERE (h.fair_id, h.session_number) = (t.fair_id, t.session_number))""";

    private final TradeSql sql;

    RainCounts(TradeSql sql) {
        this.sql = sql;
    }

    RainSheet.People people(UUID fair) {
        return sql.one(
                        row -> new RainSheet.People(
                                row.getInt("families"),
                                row.getInt("persons"),
                                row.getInt("inside"),
                                row.getInt("waiting"),
                                row.getInt("offers"),
                                row.getInt("slips")),
                        """
                        SELECT count(DISTINCT t.household_id) AS families, coalesce(sum(t.persons - t.let_go), 0) AS persons,
                               coalesce((SELECT inside FROM fair_heads WHERE fair_id = f.id), 0) AS inside,
                               (SELECT count(DISTINCT household_id) FROM waitlist_entry WHERE fair_id = f.id AND state IN ('WAITING', 'OFFERED')) AS waiting,
                               (SELECT count(*) FROM waitlist_entry WHERE fair_id = f.id AND state = 'OFFERED') AS offers,
                               (SELECT count(*) FROM walk_in_slip WHERE fair_id = f.id AND state IN ('WAITING', 'CALLED')) AS slips
                        FROM fair f LEFT JOIN ticket t ON t.fair_id = f.id AND t.state IN ('ISSUED', 'ADMITTED') AND %s
                        WHERE f.id = ? GROUP BY f.id"""
                                .formatted(NOT_HELD),
                        fair)
                .orElseThrow();
    }

    RainSheet.Coupons coupons(UUID fair) {
        return sql.one(
                        row -> new RainSheet.Coupons(
                                row.getInt("families"), row.getInt("without"), row.getInt("credits")),
                        """
                        SELECT count(DISTINCT a.household) AS families, coalesce(sum(a.balance), 0) AS credits,
                               count(DISTINCT a.household) FILTER (WHERE NOT EXISTS (SELECT FROM ticket o WHERE o.household_id = a.household
                                       AND o.fair_id = t.fair_id AND o.state IN ('ISSUED', 'ADMITTED') AND NOT EXISTS (SELECT FROM fair_session_held h
                                         WHERE (h.fair_id, h.session_number) = (o.fair_id, o.session_number)))
                                   AND NOT EXISTS (SELECT FROM waitlist_entry w WHERE w.household_id = a.household AND w.fair_id = t.fair_id
                                       AND w.state IN ('WAITING', 'OFFERED'))) AS without
                        FROM fair_session_terms t JOIN credit_account a ON a.purse = t.purse AND a.kind IN ('FREE', 'HELD') AND a.balance > 0
                        WHERE t.fair_id = ? AND %s"""
                                .formatted(NOT_HELD),
                        fair)
                .orElseThrow();
    }

    RainSheet.Stock stock(UUID fair) {
        return sql.one(
                        row -> new RainSheet.Stock(row.getInt("tables"), row.getInt("underway")),
                        """
                        SELECT count(*) FILTER (WHERE s.ending = 'ON_TABLE') AS tables, count(*) FILTER (WHERE s.ending = 'ON_THE_WAY') AS underway
                        FROM fair_stock s WHERE s.fair_id = ?""",
                        fair)
                .orElseThrow();
    }

    /** What is not over yet. */
    RainSheet.Programme programme(UUID fair, Instant now) {
        return sql.one(
                        row -> new RainSheet.Programme(
                                row.getInt("acts"), row.getInt("shifts"), row.getInt("helpers"), row.getInt("pieces")),
                        """
                        SELECT (SELECT count(*) FROM fair_performance WHERE fair_id = f.id AND ends_at > n.at) AS acts,
                               (SELECT count(*) FROM fair_shift WHERE fair_id = f.id AND ends_at > n.at) AS shifts,
                               (SELECT count(DISTINCT p.staff_id) FROM fair_shift s JOIN shift_helper p ON p.shift_id = s.id AND p.state <> 'DECLINED'
                                WHERE s.fair_id = f.id AND s.ends_at > n.at) AS helpers,
                               (SELECT coalesce(sum(pieces), 0) FROM fair_equipment WHERE fair_id = f.id AND ends_at > n.at) AS pieces
                        FROM fair f CROSS JOIN (SELECT ?::timestamptz AS at) n WHERE f.id = ?""",
                        now,
                        fair)
                .orElseThrow();
    }

    /** How many days before the fair the permit is applied for stands in its checklist. */
    RainSheet.Permit permit(FairFacts fair, LocalDate today) {
        String number = sql.one(
                        row -> row.getString("number"),
                        "SELECT number FROM fair_permit WHERE fair_id = ? AND void_at IS NULL",
                        fair.id())
                .orElse(null);
        return new RainSheet.Permit(fair.needsPermit(), number, fair.needsPermit() ? earliest(fair.id(), today) : null);
    }

    private @Nullable LocalDate earliest(UUID fair, LocalDate today) {
        return sql.one(
                        row -> today.plusDays(row.getInt("days")),
                        """
                        SELECT coalesce((SELECT max(days_before) FROM fair_task WHERE fair_id = ? AND derived = 'PERMIT_APPLY'),
                            (SELECT max(days_before) FROM checklist_item WHERE derived = 'PERMIT_APPLY'), 0) AS days""",
                        fair)
                .orElse(null);
    }

    RainSheet.@Nullable Answers answers(FairFacts fair) {
        return sql.one(
                        row -> {
                            Instant until = TradeSql.instant(row, "until");
                            return new RainSheet.Answers(
                                    row.getInt("asked"),
                                    row.getInt("kept"),
                                    row.getInt("released"),
                                    row.getInt("silent"),
                                    row.getInt("open"),
                                    row.getInt("stays"),
                                    until == null ? null : FairView.inCity(until));
                        },
                        """
                        SELECT count(*) AS asked, count(*) FILTER (WHERE c.answer = 'KEEP') AS kept,
                               count(*) FILTER (WHERE c.answer = 'RELEASE') AS released, count(*) FILTER (WHERE c.answer = 'SILENCE') AS silent,
                               count(*) FILTER (WHERE o.open) AS open, count(*) FILTER (WHERE o.open AND c.lapses_at IS NULL) AS stays,
                               min(c.lapses_at) FILTER (WHERE o.open) AS until
                        FROM ticket_choice c JOIN ticket t ON t.id = c.ticket_id
                        CROSS JOIN LATERAL (SELECT c.answer IS NULL AND t.state = 'ISSUED' AS open) o WHERE t.fair_id = ? AND c.epoch = ?""",
                        fair.id(),
                        fair.epoch())
                .filter(answers -> answers.asked() > 0)
                .orElse(null);
    }
}
