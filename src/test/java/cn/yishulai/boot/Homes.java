package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Families with a phone each, a book on the shelf at home, and wishes: what races between homes begin with. */
final class Homes {

    private static final String LINE = "SELECT 1 FROM (SELECT pg_advisory_xact_lock(6001, hashtext('%s'))) AS locked";

    private final TwoNodes nodes;
    private final Connection database;
    private final Town town;
    private final Desk desk;

    Homes(TwoNodes nodes, Connection database) throws Exception {
        this.nodes = nodes;
        this.database = database;
        this.town = new Town(database);
        this.desk = nodes.desk(1);
    }

    /**
     * A family at home.
     *
     * @param here its phone, that asks the first node; {@code there} is the same at the second
     * @param book the code of the copy on its shelf; empty when there is none
     */
    record Home(Desk here, Desk there, String card, UUID volume, String book) {}

    /** With so many credits, at least one, and nothing on the shelf. */
    Home reader(int credits) throws Exception {
        String card = town.families(1, credits).get(0);
        Desk phone = desk.actingFor(card);
        return new Home(phone, phone.at(nodes.two()), card, new UUID(0, 0), "");
    }

    /** With a book on the shelf that it would swap or bring. */
    Home with(UUID volume) throws Exception {
        return another(reader(1), volume);
    }

    /** The same family with another book on its shelf. */
    Home another(Home family, UUID volume) throws Exception {
        String book = done(family.here()
                        .post("/v1/copies", Map.of("volumeId", volume.toString(), "disposition", "SWAP")))
                .json()
                .path("code")
                .asText();
        return new Home(family.here(), family.there(), family.card(), volume, book);
    }

    /** @return the id of the request */
    String wishes(Home reader, UUID volume, boolean takesTheFirst) throws Exception {
        return done(reader.here()
                        .post(
                                "/v1/requests",
                                Map.of(
                                        "volumeId",
                                        volume.toString(),
                                        "pickupSiteId",
                                        desk.site(),
                                        "autoAccept",
                                        takesTheFirst)))
                .json()
                .path("id")
                .asText();
    }

    /** Families in a ring: each wishes what the next has on its shelf. */
    List<Home> ring(int size) throws Exception {
        List<Home> ring = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ring.add(with(town.volume()));
        }
        for (int i = 0; i < size; i++) {
            wishes(ring.get(i), ring.get((i + 1) % size).volume(), true);
        }
        return ring;
    }

    /** A swap of the ring, found by the service, or else written as it would have found it. @return its id */
    String proposed(List<Home> ring) throws SQLException {
        String ofTheFirst = "SELECT l.swap_id FROM home_swap_leg l JOIN copy c ON c.id = l.copy_id WHERE c.code = '%s'"
                .formatted(ring.get(0).book());
        database.setAutoCommit(false);
        try {
            Jar.ask(database, "SELECT one FROM home_swap_search FOR UPDATE"); // nobody searches now
            if (asked("SELECT count(*) FROM (%s) s", ofTheFirst).equals("0")) {
                String swap = asked(
                        "INSERT INTO home_swap (state, proposed_at, answer_until, rules_version)"
                                + " SELECT 'PROPOSED', now(), now() + interval '2 days', max(rules_version) FROM swap_request RETURNING id");
                for (int i = 0; i < ring.size(); i++) {
                    Jar.execute(database, leg(swap, ring.get(i), ring.get((i + 1) % ring.size())));
                }
            }
            database.commit();
        } finally {
            database.setAutoCommit(true);
        }
        return asked(ofTheFirst);
    }

    private static String leg(String swap, Home gives, Home next) {
        return """
               INSERT INTO home_swap_leg (swap_id, household_id, copy_id, takes, request_id)
               SELECT '%s', mine.household_id, mine.id, theirs.id, r.id FROM copy mine, copy theirs, swap_request r
               WHERE mine.code = '%s' AND theirs.code = '%s' AND r.household_id = mine.household_id AND r.volume_id = theirs.volume_id"""
                .formatted(swap, gives.book(), next.book());
    }

    /** All have said yes: each brings its book. @return the id of the swap */
    String agreed(List<Home> ring) throws Exception {
        String swap = proposed(ring);
        for (Home home : ring) {
            done(home.here().post("/v1/home-swaps/" + swap + "/agree", Map.of()));
        }
        assertThat(asked("SELECT state FROM home_swap WHERE id = '%s'", swap)).isEqualTo("AGREED");
        return swap;
    }

    /** The home is asked for its book, without waiting a week. @return the id of the appeal */
    String isAsked(Home home) throws SQLException {
        return asked(
                """
                INSERT INTO appeal (id, copy_id, household_id, basis, state, site_id, window_from, window_days, answer_until, asked_at, rules_version)
                SELECT uuidv7(), id, household_id, 'LISTED', 'ASKED', '%s', current_date, 5, current_date + 7, now(), 1
                FROM copy WHERE code = '%s' RETURNING id""",
                desk.site(), home.book());
    }

    /** It says that it will bring the book. @return the id of the promise */
    String promises(Home home) throws Exception {
        return done(promising(isAsked(home), home.here()).call())
                .json()
                .path("id")
                .asText();
    }

    Callable<Desk.Answer> promising(String appeal, Desk phone) {
        return () -> phone.post("/v1/appeals/" + appeal + "/promise", Map.of("siteId", desk.site()));
    }

    /** The family stands at the desk of a node with its book in hand. */
    Callable<Desk.Answer> bringing(Home home, Desk at) throws Exception {
        String visit = done(at.post("/v1/drop-offs", Map.of("siteId", at.site(), "familyCode", home.card())))
                .json()
                .path("id")
                .asText();
        return () -> at.post("/v1/drop-offs/" + visit + "/copies", Map.of("copyCode", home.book(), "grade", "GOOD"));
    }

    /** The lines of these volumes are held until the connection commits; whoever comes waits, and then all go at once. */
    Connection holdLines(List<UUID> volumes) throws Exception {
        Connection held = nodes.connect();
        held.setAutoCommit(false);
        for (UUID volume : volumes.stream().sorted().toList()) {
            Jar.ask(held, LINE.formatted(volume));
        }
        return held;
    }

    String request(String id) throws SQLException {
        return asked("SELECT state FROM swap_request WHERE id = '%s'", id);
    }

    String copy(String code) throws SQLException {
        return asked("SELECT status FROM copy WHERE code = '%s'", code);
    }

    /** What the family has of a kind of purse: FREE or HELD. */
    int credits(Home home, String kind) throws SQLException {
        return Integer.parseInt(asked(
                "SELECT coalesce(sum(a.balance), 0) FROM credit_account a JOIN household h ON h.id = a.household"
                        + " WHERE h.family_code = '%s' AND a.kind = '%s'",
                home.card(), kind));
    }

    /** How often the family is told something, sent or not. */
    int told(String topic, Home home) throws SQLException {
        return Integer.parseInt(asked(
                "SELECT count(*) FROM outbox_message m JOIN household h ON m.payload::json ->> 'householdId' = h.id::text"
                        + " WHERE m.topic = '%s' AND h.family_code = '%s'",
                topic, home.card()));
    }

    String asked(String sql, Object... values) throws SQLException {
        return Jar.ask(database, values.length == 0 ? sql : sql.formatted(values));
    }

    static Desk.Answer done(Desk.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
        return answer;
    }
}
