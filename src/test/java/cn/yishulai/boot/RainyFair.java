package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A fair at two nodes that has everything that rain can spoil: tickets, families in line, coupons, books lent from elsewhere,
 * a helper and a tent. Its place, its lender and its families are its own.
 */
final class RainyFair {

    private final TwoNodes nodes;
    private final Connection database;
    private final Town town;
    private final String venue;
    private final String id;

    /** By turns at one node and the other. */
    final List<Desk> desks = new ArrayList<>();

    final Desk librarian;

    /** What is lent to it. */
    final RainyStock stock;

    private RainyFair(TwoNodes nodes, Connection database, int... capacities) throws Exception {
        this.nodes = nodes;
        this.database = database;
        this.town = new Town(database);
        town.staff();
        venue = town.site();
        stock = new RainyStock(this, town);
        for (int number = 1; number <= 4; number++) {
            desks.add(nodes.desk(number));
        }
        librarian = Desk.open(nodes::one, "librarian");
        id = written(capacities);
    }

    /** Published, in ten days; sessions of two hours, one after the other, each for so many people. */
    static RainyFair published(TwoNodes nodes, Connection database, int... capacities) throws Exception {
        return new RainyFair(nodes, database, capacities);
    }

    private String written(int... capacities) throws SQLException {
        String fair = asked(
                """
                INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at, published_at)
                SELECT uuidv7(), '雨中市集', '%s', 'PUBLISHED', 0, 100, b.at, b.at + interval '%d hours', now()
                FROM (SELECT date_trunc('hour', now()) + interval '10 days' AS at) b RETURNING id"""
                        .formatted(venue, 2 * capacities.length));
        for (int n = 0; n < capacities.length; n++) {
            change(
                    """
                    INSERT INTO fair_session (fair_id, number, begins_at, ends_at, capacity, people_at_once)
                    SELECT id, %1$d, begins_at + interval '%2$d hours', begins_at + interval '%3$d hours', %4$d, 100 FROM fair WHERE id = '%5$s';
                    INSERT INTO fair_slot (fair_id, session_number, slot_number, begins_at, ends_at, places, bookable)
                    SELECT fair_id, number, 1, begins_at, ends_at, capacity, capacity FROM fair_session WHERE fair_id = '%5$s' AND number = %1$d"""
                            .formatted(n + 1, 2 * n, 2 * n + 2, capacities[n], fair));
        }
        return fair;
    }

    /** The day has come: its second session began ten minutes ago, and the doors are open. */
    void itIsItsDay() throws SQLException {
        String earlier = "interval '%s seconds'"
                .formatted(asked(
                        "SELECT ceil(extract(epoch FROM begins_at - now()) + 600)::bigint FROM fair_session WHERE fair_id = '%s' AND number = 2"
                                .formatted(id)));
        change(
                """
                UPDATE fair SET state = 'RUNNING', begins_at = begins_at - %1$s, ends_at = ends_at - %1$s WHERE id = '%2$s';
                UPDATE fair_session SET begins_at = begins_at - %1$s, ends_at = ends_at - %1$s WHERE fair_id = '%2$s';
                UPDATE fair_slot SET begins_at = begins_at - %1$s, ends_at = ends_at - %1$s WHERE fair_id = '%2$s';
                UPDATE bound_purse b SET ends_at = b.ends_at - %1$s FROM fair_session_terms t WHERE t.fair_id = '%2$s' AND t.purse = b.name;
                UPDATE credit_account a SET ends_at = a.ends_at - %1$s FROM fair_session_terms t WHERE t.fair_id = '%2$s' AND t.purse = a.purse"""
                        .formatted(earlier, id));
    }

    String id() {
        return id;
    }

    String path(String rest) {
        return "/v1/fairs/" + id + rest;
    }

    /** Families without anything, by their cards. */
    List<String> families(int count) throws SQLException {
        return town.families(count, 1);
    }

    static JsonNode ok(Desk.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
        return answer.json();
    }

    Desk desk(int number) {
        return desks.get(number % desks.size());
    }

    /** @return the ticket */
    JsonNode books(String card, int session, int persons) throws Exception {
        return ok(booking(0, card, session, persons).call());
    }

    Callable<Desk.Answer> booking(int desk, String card, int session, int persons) {
        return () -> desk(desk)
                .post(path("/sessions/%d/tickets".formatted(session)), Map.of("persons", persons, "familyCode", card));
    }

    Callable<Desk.Answer> joining(int desk, String card, int session, int persons) {
        return () -> desk(desk)
                .post(path("/sessions/%d/waitlist".formatted(session)), Map.of("persons", persons, "familyCode", card));
    }

    Callable<Desk.Answer> saying(int desk, JsonNode ticket, String verb) {
        return () -> desk(desk).post("/v1/tickets/" + ticket.path("id").asText() + "/" + verb, Map.of());
    }

    Callable<Desk.Answer> resizing(int desk, JsonNode ticket, int persons) {
        return () -> desk(desk).put("/v1/tickets/" + ticket.path("id").asText(), Map.of("persons", persons));
    }

    Callable<Desk.Answer> admitting(int desk, JsonNode ticket) {
        return () -> desk(desk)
                .post(
                        "/v1/admissions",
                        Map.of("fairId", id, "code", ticket.path("code").asText()));
    }

    /** A step of the fair's life, by the librarian at that node. */
    Callable<Desk.Answer> step(Jar node, String verb) {
        return () -> librarian.at(node).post(path("/" + verb), Map.of("reason", "暴雨"));
    }

    /** As if the families had booked by phone themselves: they are asked, and silence speaks for them. */
    void ownPhones(int session) throws SQLException {
        change(
                """
                UPDATE ticket SET channel = 'APP' WHERE fair_id = '%1$s' AND session_number = %2$d;
                UPDATE slot_sale SET by_desk = 0 WHERE fair_id = '%1$s' AND session_number = %2$d"""
                        .formatted(id, session));
    }

    /** Coupons that are good for this session only, for each of these families. */
    void coupons(int session, int credits, List<String> cards) throws Exception {
        Map<String, Object> terms = new HashMap<>(Map.of("walkInPlaces", 0, "deskPlaces", 0, "ownPurse", true));
        terms.put("slots", List.of());
        terms.put("admission", List.of());
        ok(desk(0).put(path("/programme/sessions/" + session), terms));
        for (String card : cards) {
            asked(
                    """
                    WITH purse AS (INSERT INTO credit_account (kind, household, purse, balance, ends_at, site)
                            SELECT 'FREE', h.id, b.name, %d, b.ends_at, b.site FROM household h, fair_session_terms t JOIN bound_purse b ON b.name = t.purse
                            WHERE h.family_code = '%s' AND t.fair_id = '%s' AND t.session_number = %d RETURNING id, household, balance),
                    gift AS (INSERT INTO credit_transaction (id, kind, at, actor, reference, reason)
                            SELECT uuidv7(), 'GRANT', now(), household, uuidv7(), 'for the fair' FROM purse RETURNING id),
                    entries AS (INSERT INTO credit_entry (transaction_id, account_id, amount) SELECT gift.id, purse.id, purse.balance FROM gift, purse
                        UNION ALL SELECT gift.id, (SELECT id FROM credit_account WHERE kind = 'GRANTED' AND household IS NULL), -purse.balance FROM gift, purse)
                    SELECT household FROM purse"""
                            .formatted(credits, card, id, session));
        }
    }

    /** A helper, and a tent, for an hour from the middle of the last session on. */
    void help() throws Exception {
        OffsetDateTime from = OffsetDateTime.parse(
                        sessions().get(sessions().size() - 1).path("from").asText())
                .plus(Duration.ofMinutes(60));
        JsonNode helper = desk(0).get(path("/shifts/helpers")).path("items").get(0);
        assertThat(helper).as("somebody may be asked").isNotNull();
        JsonNode shift = ok(librarian.post(
                        path("/shifts"),
                        Map.of("role", "入场", "from", from + "", "until", from.plusHours(1) + "", "needed", 1)))
                .path("shifts")
                .get(0);
        ok(librarian.post(
                path("/shifts/" + shift.path("id").asText() + "/helpers"),
                Map.of("helperId", helper.path("id").asText())));
        String tent = ok(librarian.post("/v1/equipment", Map.of("name", "帐篷 " + id, "pieces", 1)))
                .path("id")
                .asText();
        ok(librarian.post(
                path("/equipment"),
                Map.of("equipmentId", tent, "pieces", 1, "from", from + "", "until", from.plusHours(1) + "")));
        assertThat(holds()).as("a helper and a tent are held").isEqualTo("2");
    }

    String holds() throws SQLException {
        return asked(
                """
                SELECT (SELECT count(*) FROM helper_hold h JOIN fair_shift s ON s.id = h.shift_id WHERE s.fair_id = '%1$s')
                     + (SELECT count(*) FROM equipment_hold h JOIN fair_equipment e ON e.id = h.booking_id WHERE e.fair_id = '%1$s')"""
                        .formatted(id));
    }

    List<JsonNode> sessions() throws Exception {
        List<JsonNode> sessions = new ArrayList<>();
        desk(0).get(path("")).path("sessions").forEach(sessions::add);
        return sessions;
    }

    /** Families that were told something of these kinds more than once; none is as it should be. */
    String toldTwice(String kinds) throws SQLException {
        return asked(
                """
                SELECT coalesce(string_agg(told, ', '), '') FROM (SELECT payload::jsonb ->> 'householdId' || ' ' || string_agg(topic, '+') AS told
                    FROM outbox_message WHERE topic ~ '%s' AND payload LIKE '%%%s%%' GROUP BY payload::jsonb ->> 'householdId' HAVING count(*) > 1) t"""
                        .formatted(kinds, id));
    }

    /** The topics of these kinds that a family was told, in their order. */
    String told(String card, String kinds) throws SQLException {
        return asked(
                """
                SELECT coalesce(string_agg(o.topic, ' ' ORDER BY o.posted_at, o.id), '') FROM outbox_message o, household h
                WHERE h.family_code = '%s' AND o.topic ~ '%s' AND o.payload LIKE '%%' || h.id || '%%' AND o.payload LIKE '%%%s%%'"""
                        .formatted(card, kinds, id));
    }

    /** What is sold of a session is what its good tickets are for. */
    void addsUp(int session) throws SQLException {
        assertThat(asked(
                        """
                                SELECT s.booked - coalesce(sum(t.persons - t.let_go), 0) FROM slot_sale s LEFT JOIN ticket t
                                  ON (t.fair_id, t.session_number) = (s.fair_id, s.session_number) AND t.state IN ('ISSUED', 'ADMITTED')
                                WHERE s.fair_id = '%s' AND s.session_number = %d GROUP BY s.booked"""
                                .formatted(id, session)))
                .isEqualTo("0");
    }

    String asked(String sql) throws SQLException {
        return Jar.ask(database, sql);
    }

    void change(String sql) throws SQLException {
        try (var change = database.createStatement()) {
            change.execute(sql);
        }
    }

    void noRuleIsBroken() throws SQLException {
        assertThat(TwoNodes.brokenRules(database)).isEmpty();
    }

    TwoNodes nodes() {
        return nodes;
    }
}
