package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.SESSION_TERMS_WRONG;
import static cn.yishulai.fairs.ProgrammeRefusal.SLOT_HAS_TICKETS;

import cn.yishulai.ledger.BoundPurses;
import cn.yishulai.ledger.Purse;
import cn.yishulai.people.Caller;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the sessions of fairs go by: for whom they keep places, who may come, and which rules and purse they have. Every
 * public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class SessionTerms {

    private final TradeSql sql;
    private final ProgrammeDoor door;
    private final FairRepository fairs;
    private final BoundPurses purses;
    private final RuleSets rules;

    SessionTerms(TradeSql sql, ProgrammeDoor door, FairRepository fairs, BoundPurses purses, RuleSets rules) {
        this.sql = sql;
        this.door = door;
        this.fairs = fairs;
        this.purses = purses;
        this.rules = rules;
    }

    /** The versions and the purse of one session; null where it has none of its own. */
    record Terms(int session, @Nullable Integer intakeRules, @Nullable Integer requestRules, @Nullable String purse) {}

    /**
     * The purse of coupons that are good for this session only, as it is bound now: to the end of the session and to its
     * venue. Empty where the session has none.
     */
    public Optional<Purse> purse(UUID fair, int session) {
        return of(fair).stream()
                .filter(terms -> terms.session() == session && terms.purse() != null)
                .map(terms -> purses.toGive(String.valueOf(terms.purse())))
                .findFirst();
    }

    /** The version of the intake rules that the session names; empty: those in force. */
    public Optional<Integer> intakeRules(UUID fair, int session) {
        return of(fair).stream()
                .filter(terms -> terms.session() == session)
                .map(SessionTerms::intake)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Says all of it anew.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, SESSION_UNKNOWN, FAIR_SESSIONS_WRONG, SLOT_HAS_TICKETS,
     *     SESSION_TERMS_WRONG
     */
    void say(Caller caller, UUID id, int session, SessionTermsForm form) {
        door.look(caller, id);
        Fair fair = fairs.require(id);
        FairFacts facts = door.change(caller, id);
        List<Sold> sold = sold(id, session); // before the slots are written anew
        fair.divide(session, form);
        requireRoom(fair.slots(session), sold);
        requireVersion(form.intakeRules(), rules::intake);
        requireVersion(form.requestRules(), rules::requests);
        fairs.flush();
        admit(id, session, form.admission());
        write(facts, fair.session(session), form);
    }

    private static Optional<Integer> intake(Terms terms) {
        return Optional.ofNullable(terms.intakeRules());
    }

    /** Places of a slot that are sold, or offered to somebody in line. */
    private record Sold(int slot, int places) {}

    private List<Sold> sold(UUID fair, int session) {
        return sql.list(
                row -> new Sold(row.getInt("slot_number"), row.getInt("given")),
                """
                SELECT slot_number, booked + held AS given FROM slot_sale
                WHERE fair_id = ? AND session_number = ? AND booked + held > 0 ORDER BY slot_number FOR UPDATE""",
                fair,
                session);
    }

    private static void requireRoom(List<FairSlot> now, List<Sold> sold) {
        for (Sold slot : sold) {
            int room = now.stream()
                    .filter(kept -> kept.number() == slot.slot())
                    .mapToInt(FairSlot::places)
                    .sum();
            if (slot.places() > room) {
                throw SLOT_HAS_TICKETS.because("%d places of slot %d are given".formatted(slot.places(), slot.slot()));
            }
        }
    }

    private static void requireVersion(@Nullable Integer version, IntFunction<?> read) {
        try {
            if (version != null) {
                read.apply(version);
            }
        } catch (NoSuchElementException e) {
            throw SESSION_TERMS_WRONG.because("there is no version %d of these rules".formatted(version));
        }
    }

    private void admit(UUID fair, int session, List<SessionTermsForm.Admission> said) {
        sql.change("DELETE FROM fair_admission_rule WHERE fair_id = ? AND session_number = ?", fair, session);
        for (SessionTermsForm.Admission rule : said) {
            boolean bands = rule.bands() != null;
            boolean district = rule.district() != null;
            if (bands != (rule.kind() == AdmissionKind.AGE_BANDS)
                    || district != (rule.kind() == AdmissionKind.DISTRICT)
                    || district
                            && sql.list(r -> 1, "SELECT 1 FROM district WHERE code = ?", rule.district())
                                    .isEmpty()) {
                throw SESSION_TERMS_WRONG.because("AGE_BANDS names bands, DISTRICT a district of the city");
            }
            int added = sql.change(
                    """
                    INSERT INTO fair_admission_rule (fair_id, session_number, kind, bands, district, reason_zh, reason_en)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT ON CONSTRAINT fair_admission_rule_pk DO NOTHING""",
                    fair,
                    session,
                    rule.kind(),
                    rule.bands() == null
                            ? null
                            : rule.bands().stream().distinct().map(Enum::name).toList(),
                    rule.district(),
                    rule.reasonZh().strip(),
                    rule.reasonEn().strip());
            if (added == 0) {
                throw SESSION_TERMS_WRONG.because("a session has one rule of each kind");
            }
        }
    }

    /** The purse that a session once had stays its own: coupons may lie in it. */
    private void write(FairFacts fair, FairSession session, SessionTermsForm form) {
        Optional<Terms> before = of(fair.id()).stream()
                .filter(terms -> terms.session() == session.number())
                .findFirst();
        String purse = before.map(Terms::purse).orElse(null);
        if (purse == null && form.wantsPurse()) {
            purse = purses.bind(session.ends(), fair.venue()).name();
        }
        sql.change(
                """
                INSERT INTO fair_session_terms (fair_id, session_number, intake_rules, request_rules, purse) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT fair_session_terms_pk DO UPDATE SET intake_rules = excluded.intake_rules,
                    request_rules = excluded.request_rules, purse = excluded.purse""",
                fair.id(),
                session.number(),
                form.intakeRules(),
                form.requestRules(),
                purse);
    }

    /** Coupons are good until the new end of their session, at its venue; those of a session that took place stay as they were. */
    void rebind(FairFacts fair, List<FairSession> now) {
        List<String> toCome = toCome(fair);
        for (Terms terms : of(fair.id())) {
            if (terms.purse() != null && toCome.contains(terms.purse())) {
                now.stream()
                        .filter(session -> session.number() == terms.session())
                        .forEach(session ->
                                purses.rebind(new Purse(String.valueOf(terms.purse()), session.ends(), fair.venue())));
            }
        }
    }

    /** Coupons of sessions that wait for a day do not end. What took place stays as it was. */
    void rest(FairFacts fair) {
        toCome(fair).forEach(purse -> purses.rebind(new Purse(purse, null, fair.venue())));
    }

    /** Coupons of sessions that are called off are good everywhere, and do not end. */
    void freed(FairFacts fair) {
        toCome(fair).forEach(purse -> purses.rebind(new Purse(purse, null, null)));
    }

    private List<String> toCome(FairFacts fair) {
        return sql.list(
                row -> row.getString("purse"),
                """
                SELECT t.purse FROM fair_session_terms t WHERE t.fair_id = ? AND t.purse IS NOT NULL AND NOT EXISTS (
                    SELECT FROM fair_session_held h WHERE (h.fair_id, h.session_number) = (t.fair_id, t.session_number))
                ORDER BY t.purse""",
                fair.id());
    }

    List<Terms> of(UUID fair) {
        return sql.list(
                SessionTerms::read, "SELECT * FROM fair_session_terms WHERE fair_id = ? ORDER BY session_number", fair);
    }

    private static Terms read(ResultSet row) throws SQLException {
        return new Terms(
                row.getInt("session_number"),
                TradeSql.number(row, "intake_rules"),
                TradeSql.number(row, "request_rules"),
                row.getString("purse"));
    }
}
