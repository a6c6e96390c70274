package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Two tables of a Saturday: what each gave out within an hour, without knowing of the other, and what the books say of it
 * afterwards. Five families spend at both tables all that each lets them, five have enough for what they take, one copy
 * leaves from both tables, three families bring a bag, and a label is none of ours.
 */
final class FestivalTables {

    /** Of each family that has a ticket. */
    static final int CREDITS = 2;
    /** Both tables let a family take two: the share of one, and one more. */
    private static final Map<String, Object> LANES = Map.of("lanes", 2, "extra", 1, "unlisted", 0);

    private static final int AT_EACH = 2;
    private static final int SPENDERS = 5;
    private static final int EXACT = 5;
    private static final int BAGS = 3;
    private static final int LEFT_AT_EACH = 2;
    private static final int TAKEN = SPENDERS * 2 * AT_EACH + EXACT * 2;
    private static final int OVERSPENT = SPENDERS * (2 * AT_EACH - CREDITS);

    private final TwoNodes nodes;
    private final Desk desk;
    private final String fair;
    private final int families;
    private final List<FairDevice> devices = new ArrayList<>();
    private final List<JsonNode> lists = new ArrayList<>();
    private final List<Deque<String>> books = new ArrayList<>();
    private final String atBoth;
    /** As it was shown before the hour. */
    private final int atMost;

    /** Copies are laid out, and two devices take along what families may take. */
    FestivalTables(TwoNodes nodes, Desk desk, String fair, int families) throws Exception {
        this.nodes = nodes;
        this.desk = desk;
        this.fair = fair;
        this.families = families;
        put("/stock/tables", Map.of("tables", List.of(Map.of("number", 1), Map.of("number", 2))));
        put("/stock/plan", Map.of("copies", 0, "returnSiteId", desk.site()));
        put("/coupons", LANES);
        try (Connection connection = nodes.connect()) {
            Town town = new Town(connection);
            atBoth = town.copy(desk.site());
            lays(atBoth, 1);
            for (int table = 1; table <= 2; table++) {
                books.add(new ArrayDeque<>(town.copies(TAKEN / 2 + LEFT_AT_EACH, town.volume(), desk.site())));
                for (String copy : books.get(table - 1)) {
                    lays(copy, table);
                }
            }
        }
        for (int table = 1; table <= 2; table++) {
            FairDevice device = FairDevice.table(nodes.node(table), desk, fair, table);
            devices.add(device);
            lists.add(device.pack(nodes.node(table)));
        }
        atMost = desk.get(path("/coupons")).path("overspentAtMost").asInt();
        assertThat(atMost).as("one extra of each family in each lane").isEqualTo(families * CREDITS);
    }

    List<FairDevice> devices() {
        return devices;
    }

    /** Each table gives out what its own list lets it, and no more. */
    void anHour(List<String> tickets, Instant from) throws Exception {
        for (int i = 0; i < SPENDERS + EXACT; i++) {
            for (int table = 0; table < 2; table++) {
                int wanted = i < SPENDERS ? AT_EACH + 1 : 1;
                gives(table, tickets.get(i), wanted, from.plusSeconds(240L * i + 20L * table));
            }
        }
        int next = SPENDERS + EXACT;
        taken(0, tickets.get(next), atBoth, from.plusSeconds(2500));
        taken(1, tickets.get(next + 1), atBoth, from.plusSeconds(2600));
        taken(1, tickets.get(next), CopyCode.random().value(), from.plusSeconds(2700));
        for (int i = 0; i < BAGS; i++) {
            Map<String, Object> bag =
                    Map.of("code", tickets.get(next + 2 + i), "books", List.of("9787532776771", "无书号的旧书"));
            devices.get(i % 2).does("DROP_OFF", from.plusSeconds(2800 + i), bag);
        }
        books.get(1).add(books.get(0).removeLast()); // somebody carried it over
        for (int table = 0; table < 2; table++) {
            Map<String, Object> seen = Map.of("copyCodes", List.copyOf(books.get(table)));
            devices.get(table).does("COUNT", from.plusSeconds(3000), seen);
        }
    }

    private void gives(int table, String ticket, int wanted, Instant at) throws Exception {
        int may = Math.min(wanted, FairDevice.coupons(lists.get(table), ticket));
        for (int i = 0; i < may; i++) {
            taken(table, ticket, books.get(table).removeFirst(), at.plusSeconds(5L * i));
        }
    }

    private void taken(int table, String ticket, String copy, Instant at) {
        devices.get(table).does("SWAP", at, Map.of("copyCode", copy, "code", ticket));
    }

    /** Each step is in the books once; nobody's purse went below nothing, and the library knows what it carries. */
    void areMergedOnce() throws Exception {
        assertThat(
                        asked(
                                """
                        SELECT string_agg(o, ', ' ORDER BY o) FROM (SELECT outcome || ' ' || count(*) AS o FROM fair_table_step
                        WHERE fair_id = '%s' GROUP BY outcome) outcomes"""))
                .isEqualTo("BROUGHT %d, COPY_GONE 1, COPY_UNKNOWN 1, COUNTED 2, OVERSPENT %d, SWAPPED %d"
                        .formatted(BAGS, OVERSPENT, TAKEN - OVERSPENT + 1));
        assertThat(
                        asked(
                                """
                        SELECT sum(a.balance) || ' ' || min(a.balance) FROM ticket t JOIN credit_account a ON a.household = t.household_id
                        WHERE t.fair_id = '%s' AND a.kind = 'FREE'"""))
                .as("what all families have left, and the poorest of them")
                .isEqualTo("%d 0".formatted(families * CREDITS - (TAKEN - OVERSPENT + 1)));
        assertThat(
                        asked(
                                """
                        SELECT count(*) || ' ' || count(DISTINCT m.copy_id) FROM movement m JOIN fair_laid_out l ON l.copy_id = m.copy_id
                        WHERE l.fair_id = '%s' AND m.status = 'HANDED_OVER'"""))
                .as("hand-overs, and copies")
                .isEqualTo("%1$d %1$d".formatted(TAKEN + 1));
        assertThat(asked("SELECT count(DISTINCT drop_off_id) FROM fair_table_step WHERE fair_id = '%s'"))
                .isEqualTo(String.valueOf(BAGS));
        assertThat(asked("SELECT string_agg(DISTINCT c.shelf, ' ') FROM copy c JOIN fair_laid_out l ON l.copy_id = c.id"
                        + " WHERE l.fair_id = '%s' AND c.code = '"
                        + books.get(1).getLast() + "'"))
                .as("where it was counted")
                .isEqualTo("T2");
        JsonNode coupons = desk.get(path("/coupons"));
        assertThat(coupons.path("overspent").asInt()).isEqualTo(OVERSPENT).isLessThanOrEqualTo(atMost);
        assertThat(coupons.path("overspentAtMost").asInt())
                .as("as before the hour, without the family that gave its ticket back")
                .isEqualTo(atMost - CREDITS);
    }

    /** Nothing is accounted for by itself: what is left goes home, and of every difference somebody says why. */
    void comeToZero() throws Exception {
        done(desk.post(path("/close"), Map.of()));
        refused("fair-stock-open");
        String lost = books.get(0).removeLast();
        done(desk.verb(lost, "missing", Map.of("reason", "桌上没有")));
        for (Deque<String> left : books) {
            for (String copy : left) {
                done(desk.post(path("/stock/returns"), Map.of("copyCode", copy)));
            }
        }
        refused("fair-stock-unexplained");
        JsonNode steps = desk.get(path("/table-steps"));
        assertThat(steps.path("unexplained").asInt()).isEqualTo(2);
        List<String> differences = StreamSupport.stream(steps.path("items").spliterator(), false)
                .filter(step -> step.path("difference").asBoolean())
                .map(step -> step.path("id").asText())
                .toList();
        done(desk.post(path("/table-steps/explanations"), Map.of("stepIds", differences, "explanation", "在出口问过")));
        refused("fair-stock-unexplained");
        done(desk.post(
                path("/reconciliation/explanations"), Map.of("copyCodes", List.of(lost), "explanation", "大概被人带走了")));
        JsonNode counted = done(desk.post(path("/reconcile"), Map.of()));
        assertThat(counted.path("state").asText()).isEqualTo("DONE");
        assertThat(counted.path("counts").toString())
                .isEqualTo(
                        "{\"sent\":%d,\"handedOver\":%d,\"back\":%d,\"missing\":1,\"quarantined\":0,\"onTables\":0,\"onTheWay\":0,\"atVenue\":0}"
                                .formatted(TAKEN + 1 + 2 * LEFT_AT_EACH, TAKEN + 1, 2 * LEFT_AT_EACH - 1));
    }

    /** When all is counted, what is sent once more is answered as before and changes nothing. */
    void sayTheSameAgain() throws Exception {
        for (int table = 1; table <= 2; table++) {
            FairDevice device = devices.get(table - 1);
            JsonNode answer = new ObjectMapper()
                    .readTree(
                            device.sends(nodes.node(table + 1), device.events()).body());
            assertThat(answer.path("items")).hasSize(device.events().size()).allSatisfy(item -> assertThat(
                            item.path("repeated").asBoolean())
                    .isTrue());
        }
        assertThat(asked("SELECT count(*) FROM fair_table_step WHERE fair_id = '%s'"))
                .isEqualTo(String.valueOf(
                        devices.stream().mapToInt(of -> of.events().size()).sum()));
    }

    private void lays(String copy, int table) throws Exception {
        done(desk.post(path("/stock/lays"), Map.of("copyCode", copy, "table", table)));
    }

    private void put(String path, Map<String, ?> body) throws Exception {
        done(desk.put(path(path), body));
    }

    private void refused(String code) throws Exception {
        assertThat(desk.post(path("/reconcile"), Map.of()).code()).isEqualTo(code);
    }

    private static JsonNode done(Desk.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
        return answer.json();
    }

    private String path(String of) {
        return "/v1/fairs/" + fair + of;
    }

    private String asked(String sql) throws Exception {
        return nodes.asked(sql.formatted(fair));
    }
}
