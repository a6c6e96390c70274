package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A Saturday at the exchange centre: 200 families, six members of staff at two nodes and 3,000 scans, while a van takes
 * forty books to a reading room, the shelves are counted and two titles are recalled. In the evening everything that was acknowledged is there,
 * and every rule between rows holds.
 */
@ExtendWith(TwoNodes.Running.class)
class SaturdayIT {

    private static final int FAMILIES = 200;
    private static final int SCANS = 3_000;
    private static final int TITLES = 120;
    private static final int COPIES_EACH = 4;
    private static final int IN_THE_VAN = 40;
    private static final int READ_AT_ONCE = 50;
    private static final int RECALLED = 2;
    private static final long SEED = 20_261_122;

    @Test
    void aSaturdayAtTheCentre(TwoNodes nodes) throws Exception {
        Saturday day = morning(nodes);
        List<Desk> desks = new ArrayList<>();
        for (int number = 1; number <= Town.STAFF; number++) {
            desks.add(nodes.desk(number));
        }
        long began = System.nanoTime();
        List<Callable<String>> people = new ArrayList<>();
        for (int number = 1; number <= Town.STAFF; number++) {
            Desk desk = desks.get(number - 1);
            Desk otherNode = desk.at(nodes.node(number + 1));
            Random chance = new Random(SEED + number);
            people.add(() -> {
                while (day.scans.get() < SCANS) {
                    day.serve(desk, otherNode, chance);
                }
                return "";
            });
        }
        people.add(() -> van(nodes, day, desks.get(4)));
        people.add(() -> stocktake(day, desks.get(5), desks.get(0)));
        people.add(() -> recalls(nodes, day));
        List<String> told = Race.run(people);
        System.out.printf(
                "Saturday in %.0f s: %s%s%n", (System.nanoTime() - began) / 1e9, day.told(), String.join("", told));
        everythingAcknowledgedIsThere(nodes, day);
        nodes.auditIsClean();
    }

    private static Saturday morning(TwoNodes nodes) throws Exception {
        Desk desk = nodes.desk(1);
        try (Connection connection = nodes.connect()) {
            Town town = new Town(connection);
            List<UUID> volumes = new ArrayList<>();
            List<String> copies = new ArrayList<>();
            for (int title = 0; title < TITLES; title++) {
                UUID volume = town.volume();
                volumes.add(volume);
                copies.addAll(town.copies(COPIES_EACH, volume, desk.site()));
            }
            return new Saturday(town.families(FAMILIES, 6), volumes, copies);
        }
    }

    /** Packed by scan, sent, received by scan, closed; what is wanted meanwhile stays behind. */
    private static String van(TwoNodes nodes, Saturday day, Desk desk) throws Exception {
        String room = nodes.asked("SELECT id FROM site WHERE kind = 'READING_ROOM' ORDER BY id LIMIT 1");
        String load = "/v1/transfers/"
                + ok(desk.post("/v1/transfers", Map.of("fromSiteId", desk.site(), "toSiteId", room)))
                        .path("code")
                        .asText();
        List<String> packed = new ArrayList<>();
        for (String copy : day.copies) {
            if (packed.size() < IN_THE_VAN) {
                day.scans.incrementAndGet();
                if (desk.post(load + "/pack", Map.of("copyCode", copy)).status() == 200) {
                    packed.add(copy);
                }
            }
        }
        ok(desk.post(load + "/send", Map.of()));
        for (String copy : packed) {
            day.scans.incrementAndGet();
            ok(desk.post(load + "/receive", Map.of("copyCode", copy)));
        }
        JsonNode closed = ok(desk.post(load + "/close", Map.of()));
        assertThat(closed.path("counts").path("outstanding").asInt()).isZero();
        return ", %d in the van".formatted(packed.size());
    }

    /** Every copy is read from the shelves, whoever takes it meanwhile; somebody else signs. */
    private static String stocktake(Saturday day, Desk counter, Desk signer) throws Exception {
        String stocktake = "/v1/stocktakes/"
                + ok(counter.post("/v1/stocktakes", Map.of("siteId", counter.site())))
                        .path("id")
                        .asText();
        String device = UUID.randomUUID().toString();
        for (int from = 0; from < day.copies.size(); from += READ_AT_ONCE) {
            List<Map<String, Object>> events = new ArrayList<>();
            for (int i = from; i < Math.min(from + READ_AT_ONCE, day.copies.size()); i++) {
                events.add(
                        Map.of("sequence", i + 1, "occurredAt", Instant.now().toString(), "code", day.copies.get(i)));
            }
            Map<String, Object> read =
                    Map.of("device", device, "deviceTime", Instant.now().toString(), "events", events);
            ok(counter.post(stocktake + "/scans", read));
            ok(counter.post(stocktake + "/scans", read)); // the network was poor
            day.scans.addAndGet(events.size());
        }
        ok(counter.post(stocktake + "/counted", Map.of()));
        ok(signer.post(stocktake + "/sign-off", Map.of()));
        return ", counted " + waitFor(signer, stocktake, "APPLIED").path("counts");
    }

    /** Two titles turn out not to be for children: their copies come off the shelves, whoever wants them meanwhile. */
    private static String recalls(TwoNodes nodes, Saturday day) throws Exception {
        Desk librarian = Desk.open(nodes::two, "librarian");
        List<String> recalls = new ArrayList<>();
        for (UUID volume : day.volumes.subList(0, RECALLED)) {
            Map<String, String> form = Map.of(
                    "volumeId", volume.toString(), "scope", "VOLUME", "reason", "SAFETY", "note", "a toy comes loose");
            recalls.add("/v1/recalls/"
                    + ok(librarian.post("/v1/recalls", form)).path("id").asText());
        }
        for (String recall : recalls) {
            waitFor(librarian, recall, "STANDING");
        }
        String shelved = nodes.asked(
                "SELECT count(*) FROM copy WHERE status IN ('AVAILABLE', 'CLAIMED', 'ON_HOLD_SHELF') AND volume_id IN ('%s', '%s')"
                        .formatted(day.volumes.get(0), day.volumes.get(1)));
        assertThat(shelved).as("recalled copies on shelves").isEqualTo("0");
        return ", %d titles recalled".formatted(recalls.size());
    }

    private static JsonNode waitFor(Desk desk, String thing, String state) throws Exception {
        for (int look = 0; look < 600; look++) {
            JsonNode now = desk.get(thing);
            if (now.path("state").asText().equals(state)) {
                return now;
            }
            Thread.sleep(200);
        }
        throw new AssertionError(thing + " does not become " + state);
    }

    private static JsonNode ok(Desk.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
        return answer.json();
    }

    private static void everythingAcknowledgedIsThere(TwoNodes nodes, Saturday day) throws Exception {
        assertThat(day.moved).isNotEmpty();
        try (Connection connection = nodes.connect()) {
            assertThat(found(
                            connection,
                            "SELECT count(DISTINCT idempotency_key) FROM movement WHERE idempotency_key = ANY (?)",
                            day.moved))
                    .isEqualTo(day.moved.size());
            assertThat(found(
                            connection,
                            "SELECT count(*) FROM swap_request WHERE id = ANY (?)",
                            day.requested.stream().map(UUID::fromString).toList()))
                    .isEqualTo(day.requested.size());
        }
    }

    private static int found(Connection connection, String sql, Collection<UUID> ids) throws Exception {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
