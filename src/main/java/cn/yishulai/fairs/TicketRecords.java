package cn.yishulai.fairs;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The tickets of a family, whom they name, where it waits, who came, and what stands against it. Two families that become
 * one keep both tickets to a session and both places in line; who goes to another family is named by the old one's tickets
 * no more, and the place stays counted.
 */
@ApplicationScoped
class TicketRecords implements FamilyRecords {

    private final TradeSql sql;
    private final SlotSales sales;
    private final TicketRows tickets;
    private final WaitlistRows waiting;
    private final WaitlistTurns turns;
    private final KeptReads kept;
    private final Clock clock;

    TicketRecords(
            TradeSql sql,
            SlotSales sales,
            TicketRows tickets,
            WaitlistRows waiting,
            WaitlistTurns turns,
            KeptReads kept,
            Clock clock) {
        this.sql = sql;
        this.sales = sales;
        this.tickets = tickets;
        this.waiting = waiting;
        this.turns = turns;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "fairs";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "ticket.household_id",
                "ticket_person.person_id",
                "waitlist_entry.household_id",
                "admission.person_id",
                "admission.admitted_by",
                "ticket_mark.household_id",
                "ticket_mark.noted_by");
    }

    /** Both came with a ticket, and both come in: the one that joins is marked, as a family has one ticket of its own to a session. */
    @Override
    public void merged(Merger merger) {
        sql.change(
                """
                UPDATE ticket f SET household_id = ?, changed_at = ?, joined = f.joined OR (f.state IN ('ISSUED', 'ADMITTED') AND EXISTS (
                    SELECT FROM ticket i WHERE i.household_id = ? AND (i.fair_id, i.session_number) = (f.fair_id, f.session_number)
                      AND i.state IN ('ISSUED', 'ADMITTED') AND NOT i.joined)) WHERE f.household_id = ?""",
                merger.into(),
                clock.instant(),
                merger.into(),
                merger.from());
        sql.change(
                """
                UPDATE waitlist_entry f SET household_id = ?, joined = f.joined OR (f.state IN ('WAITING', 'OFFERED') AND EXISTS (
                    SELECT FROM waitlist_entry i WHERE i.household_id = ? AND (i.fair_id, i.session_number) = (f.fair_id, f.session_number)
                      AND i.state IN ('WAITING', 'OFFERED') AND NOT i.joined)) WHERE f.household_id = ?""",
                merger.into(),
                merger.into(),
                merger.from());
        // helping at one fair counts once
        sql.change(
                """
                DELETE FROM ticket_mark f USING ticket_mark i WHERE f.household_id = ? AND i.household_id = ? AND f.kind = 'HELPED'
                  AND i.kind = 'HELPED' AND i.fair_id = f.fair_id""",
                merger.from(),
                merger.into());
        sql.change("UPDATE ticket_mark SET household_id = ? WHERE household_id = ?", merger.into(), merger.from());
    }

    @Override
    public void moved(MoveOut move) {
        sql.change(
                """
                DELETE FROM ticket_person n WHERE n.person_id = ANY (?::uuid[]) AND NOT EXISTS (
                    SELECT FROM admission a WHERE a.ticket_id = n.ticket_id AND a.person_id = n.person_id)""",
                move.persons());
    }

    /** That somebody came stays counted, and nobody is named. Nobody is left: the places go to others. */
    @Override
    public void erased(Erasure erasure) {
        sql.change("DELETE FROM ticket_person WHERE person_id = ?", erasure.person());
        sql.change("UPDATE admission SET person_id = NULL WHERE person_id = ?", erasure.person());
        if (!erasure.lastOfAll()) {
            return;
        }
        Instant now = clock.instant();
        open(erasure.household(), "ticket", "ISSUED").forEach(place -> giveBack(place, now));
        open(erasure.household(), "waitlist_entry", "WAITING").forEach(this::leave);
        open(erasure.household(), "waitlist_entry", "OFFERED").forEach(this::leave);
        sql.change("UPDATE ticket_mark SET note = NULL WHERE household_id = ?", erasure.household());
    }

    private record Place(UUID id, UUID fair, int session) {}

    private List<Place> open(UUID household, String table, String state) {
        return sql.list(
                row -> new Place(TradeSql.id(row, "id"), TradeSql.id(row, "fair_id"), row.getInt("session_number")),
                "SELECT id, fair_id, session_number FROM " + table
                        + " WHERE household_id = ? AND state = ? ORDER BY fair_id, session_number, id",
                household,
                state);
    }

    private void giveBack(Place place, Instant now) {
        SlotSale sale = sales.lock(place.fair(), place.session());
        Ticket ticket = tickets.lock(place.id());
        tickets.become(ticket, TicketState.RELEASED, false, now);
        sales.giveBack(sale, sale.slot(ticket.slot()), ticket.persons() - ticket.letGo(), ticket.channel());
        turns.serve(place.fair(), place.session());
    }

    private void leave(Place place) {
        SlotSale sale = sales.lock(place.fair(), place.session());
        waiting.find(place.id())
                .filter(entry -> entry.state().open())
                .ifPresent(entry -> turns.end(sale, entry, WaitlistState.LEFT));
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(
                kept.read(
                        "tickets",
                        new Kept.Words("换书市集的票", "Tickets to swap fairs"),
                        List.of(
                                new Kept.Words("市集", "Fair"),
                                new Kept.Words("场次", "Session"),
                                new Kept.Words("人数", "Places"),
                                new Kept.Words("写明的成员", "Named"),
                                new Kept.Words("已入场", "Admitted"),
                                new Kept.Words("状态", "State"),
                                new Kept.Words("领取时间", "Issued"),
                                new Kept.Words("改期后的答复", "Answer to a new time")),
                        """
                        SELECT f.title, t.session_number, t.persons, (SELECT string_agg(p.nickname, '、' ORDER BY p.id) FROM ticket_person n
                            JOIN person p ON p.id = n.person_id WHERE n.ticket_id = t.id), t.admitted, t.state, t.issued_at,
                               (SELECT c.answer FROM ticket_choice c WHERE c.ticket_id = t.id ORDER BY c.epoch DESC LIMIT 1)
                        FROM ticket t JOIN fair f ON f.id = t.fair_id
                        WHERE t.household_id = ?1 ORDER BY t.issued_at, t.id""",
                        household),
                kept.read(
                        "fair-visits",
                        new Kept.Words("去过的市集", "Visits to swap fairs"),
                        List.of(
                                new Kept.Words("市集", "Fair"),
                                new Kept.Words("场次", "Session"),
                                new Kept.Words("谁", "Who"),
                                new Kept.Words("入场时间", "Came in"),
                                new Kept.Words("离场时间", "Went out")),
                        """
                        SELECT f.title, a.session_number, p.nickname, a.admitted_at, a.left_at FROM admission a
                        JOIN ticket t ON t.id = a.ticket_id JOIN fair f ON f.id = a.fair_id LEFT JOIN person p ON p.id = a.person_id
                        WHERE t.household_id = ?1 ORDER BY a.admitted_at, a.place""",
                        household),
                kept.read(
                        "fair-waiting",
                        new Kept.Words("市集候补", "Waiting for places at fairs"),
                        List.of(
                                new Kept.Words("市集", "Fair"),
                                new Kept.Words("场次", "Session"),
                                new Kept.Words("人数", "Places"),
                                new Kept.Words("状态", "State"),
                                new Kept.Words("登记时间", "Joined"),
                                new Kept.Words("邀约时间", "Offered")),
                        """
                        SELECT f.title, w.session_number, w.persons, w.state, w.joined_at, w.offered_at FROM waitlist_entry w
                        JOIN fair f ON f.id = w.fair_id WHERE w.household_id = ?1 ORDER BY w.position""",
                        household),
                kept.read(
                        "fair-marks",
                        new Kept.Words("爽约记分", "Points for places not used"),
                        List.of(
                                new Kept.Words("市集", "Fair"),
                                new Kept.Words("事由", "Why"),
                                new Kept.Words("分", "Points"),
                                new Kept.Words("时间", "When"),
                                new Kept.Words("备注", "Note")),
                        """
                        SELECT f.title, m.kind, m.points, m.at, m.note FROM ticket_mark m JOIN fair f ON f.id = m.fair_id
                        WHERE m.household_id = ?1 ORDER BY m.at, m.id""",
                        household));
    }
}
