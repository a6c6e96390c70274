package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.places.OpeningCalendar;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forty families in a trade session at two nodes: they list two books each, bring nearly all, and rank what they wish. The
 * clocks of both nodes want to make the run, and one does. Books are handed over at both desks at once, every tenth family
 * does not come, some books are lost, and whoever lacks one gets a substitute. Guards: the mark in the session's row, the
 * lock of the copy, one running part for each copy and each taker.
 */
@ExtendWith(TwoNodes.Running.class)
class TradeSessionIT {

    private static final int FAMILIES = 40;
    private static final int BOOKS_EACH = 2;
    private static final int WISHES = 6;
    private static final int NOT_BROUGHT = 4;
    private static final int LOST = 4;
    private static final int RACES = 8;
    private static final int SECONDS = 60;
    private static final long SEED = 20_261_123;

    private TwoNodes nodes;
    private Desk here;
    private Desk there;
    private String session;

    /** A family: its card, its phone at one of the nodes, and its books by code. */
    private record Family(String card, Desk phone, Map<String, UUID> books) {}

    @Test
    void fortyFamiliesSwapAtTwoNodes(TwoNodes twoNodes, @TempDir Path folder) throws Exception {
        nodes = twoNodes;
        here = nodes.desk(1);
        there = nodes.desk(2);
        Random chance = new Random(SEED);
        List<Family> families = families();
        session = opened();
        list(families, chance);
        bring(families);
        ok(here.post(session + "/run", Map.of()));
        JsonNode matched = waitFor("MATCHED");
        assertThat(nodes.asked("SELECT count(*) FROM trade_run WHERE session_id = '%s'".formatted(id())))
                .isEqualTo("1");
        JsonNode run = matched.at("/runs/0");
        assertThat(run.path("copies").asInt()).isEqualTo(FAMILIES * BOOKS_EACH - NOT_BROUGHT);
        assertThat(run.path("trades").asInt()).isGreaterThan(FAMILIES / 2);
        verified(folder, 1);
        Map<String, String> taken = handOver(families, chance);
        JsonNode second = substituted();
        assertThat(second.at("/runs/1/trades").asInt())
                .as("there is a copy of each title on the shelves")
                .isPositive();
        verified(folder, 2);
        taken.putAll(handOverAll(families));
        ok(there.post(session + "/finish", Map.of()));
        waitFor("FINISHED");
        settled();
        for (Map.Entry<String, String> leg : taken.entrySet()) {
            assertThat(nodes.asked(
                            """
                            SELECT h.family_code FROM copy c JOIN household h ON h.id = c.household_id WHERE c.code = '%s'"""
                                    .formatted(leg.getKey())))
                    .as(leg.getKey())
                    .isEqualTo(leg.getValue());
        }
        System.out.printf(
                "trade session: %d families, %d trades, longest loop %d; %d books handed over, %d lost, run 2 found %d%n",
                FAMILIES,
                run.path("trades").asInt(),
                run.path("longestLoop").asInt(),
                taken.size(),
                LOST,
                second.at("/runs/1/trades").asInt());
        nodes.auditIsClean();
    }

    /** Each has two of forty titles on its shelf, and the library one copy of each. */
    private List<Family> families() throws Exception {
        List<String> cards;
        List<UUID> volumes = new ArrayList<>();
        try (Connection connection = nodes.connect()) {
            Town town = new Town(connection);
            cards = town.families(FAMILIES, 1);
            for (int i = 0; i < FAMILIES; i++) {
                volumes.add(town.volume());
                town.copies(1, volumes.get(i), here.site());
            }
        }
        List<Family> families = new ArrayList<>();
        for (int i = 0; i < FAMILIES; i++) {
            Desk desk = i % 2 == 0 ? here : there;
            String card = cards.get(i);
            Map<String, UUID> books = new TreeMap<>();
            for (int n = 0; n < BOOKS_EACH; n++) {
                UUID volume = volumes.get((i + 13 * n) % FAMILIES);
                Map<String, String> form =
                        Map.of("volumeId", volume.toString(), "disposition", "SWAP", "familyCode", card);
                books.put(ok(desk.post("/v1/copies", form)).path("code").asText(), volume);
            }
            families.add(new Family(card, desk.actingFor(card), books));
        }
        return families;
    }

    private String opened() throws Exception {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String planned = ok(here.post(
                        "/v1/trade-sessions",
                        Map.of(
                                "title", "春季换书会",
                                "siteId", here.site(),
                                "listFrom", now.minusMinutes(1).toString(),
                                "listUntil", now.plusHours(6).toString(),
                                "handOverUntil",
                                        LocalDate.now(OpeningCalendar.CITY)
                                                .plusDays(3)
                                                .toString())))
                .path("id")
                .asText();
        ok(there.post("/v1/trade-sessions/" + planned + "/open", Map.of()));
        return "/v1/trade-sessions/" + planned;
    }

    private String id() {
        return session.substring(session.lastIndexOf('/') + 1);
    }

    /** At both nodes at once; every tenth wants its book home again if nobody takes it. */
    private void list(List<Family> families, Random chance) throws Exception {
        List<UUID> volumes = families.stream()
                .flatMap(family -> family.books().values().stream())
                .distinct()
                .toList();
        List<Callable<Desk.Answer>> saves = new ArrayList<>();
        for (int i = 0; i < FAMILIES; i++) {
            Family family = families.get(i);
            Set<String> wishes = new HashSet<>();
            while (wishes.size() < WISHES) {
                UUID volume = volumes.get(chance.nextInt(volumes.size()));
                if (!family.books().containsValue(volume)) {
                    wishes.add(volume.toString());
                }
            }
            String end = i % 10 == 0 ? "HOME" : "STOCK";
            Map<String, Object> form = Map.of(
                    "copies",
                    family.books().keySet().stream()
                            .map(code -> Map.of("code", code, "ifUnmatched", end))
                            .toList(),
                    "wishes",
                    List.copyOf(wishes));
            saves.add(() -> family.phone().put(session + "/listing", form));
        }
        for (int from = 0; from < saves.size(); from += RACES) {
            for (Desk.Answer saved : Race.run(saves.subList(from, from + RACES))) {
                assertThat(saved.status()).as("%s", saved).isEqualTo(200);
            }
        }
    }

    /** The first books are scanned at both desks at one moment: one of them is told that it was here already. */
    private void bring(List<Family> families) throws Exception {
        List<String> codes = families.stream()
                .flatMap(family -> family.books().keySet().stream())
                .toList();
        for (int i = 0; i < codes.size() - NOT_BROUGHT; i++) {
            Map<String, String> scan = Map.of("code", codes.get(i), "grade", "GOOD");
            if (i < RACES) {
                List<Boolean> already = Race.run(List.of(
                        () -> ok(here.post(session + "/presence", scan))
                                .path("already")
                                .asBoolean(),
                        () -> ok(there.post(session + "/presence", scan))
                                .path("already")
                                .asBoolean()));
                assertThat(already).containsExactlyInAnyOrder(false, true);
            } else {
                Desk desk = i % 2 == 0 ? here : there;
                ok(desk.post(session + "/presence", scan));
            }
        }
    }

    /** Some books are lost, every tenth family does not come, and all others fetch theirs at both desks at once. */
    private Map<String, String> handOver(List<Family> families, Random chance) throws Exception {
        Map<String, String> toFetch = toFetch(families);
        List<String> codes = new ArrayList<>(toFetch.keySet());
        for (int i = 0; i < LOST; i++) {
            String lost = codes.remove(chance.nextInt(codes.size()));
            toFetch.remove(lost);
            ok(here.post(session + "/missing", Map.of("code", lost)));
        }
        Set<String> absent = new HashSet<>();
        for (int i = 0; i < FAMILIES; i += 10) {
            absent.add(families.get(i).card());
        }
        toFetch.values().removeIf(absent::contains);
        fetch(toFetch);
        return toFetch;
    }

    /** Which copy goes to which card. */
    private Map<String, String> toFetch(List<Family> families) throws Exception {
        Map<String, String> cards = new HashMap<>();
        for (Family family : families) {
            JsonNode list = family.phone().get(session + "/listing");
            cards.put(list.path("pseudonym").asText(), family.card());
        }
        Map<String, String> toFetch = new TreeMap<>();
        String after = "";
        do {
            JsonNode page = here.get(session + "/loops?limit=100" + after);
            for (JsonNode loop : page.path("items")) {
                for (JsonNode leg : loop.path("legs")) {
                    if (leg.path("stage").asText().equals("TO_FETCH")) {
                        toFetch.put(
                                leg.path("code").asText(),
                                cards.get(leg.at("/taker/pseudonym").asText()));
                    }
                }
            }
            after = page.has("nextAfter") ? "&after=" + page.path("nextAfter").asText() : "";
        } while (!after.isEmpty());
        return toFetch;
    }

    /** Each at both desks at one moment: one hands it over, and the other reads that it was handed over. */
    private void fetch(Map<String, String> toFetch) throws Exception {
        int races = 0;
        for (Map.Entry<String, String> leg : toFetch.entrySet()) {
            Map<String, String> scan = Map.of("code", leg.getKey(), "familyCode", leg.getValue());
            if (races++ < RACES) {
                List<Integer> answers = Race.run(List.of(
                        () -> here.post(session + "/hand-overs", scan).status(),
                        () -> there.post(session + "/hand-overs", scan).status()));
                assertThat(answers).containsExactlyInAnyOrder(200, 409);
            } else {
                ok((races % 2 == 0 ? here : there).post(session + "/hand-overs", scan));
            }
        }
    }

    private JsonNode substituted() throws Exception {
        assertThat(here.get(session).at("/counts/withoutBook").asInt()).isEqualTo(LOST);
        ok(there.post(session + "/substitutes", Map.of()));
        for (int second = 0; second < SECONDS; second++) {
            JsonNode now = here.get(session);
            if (now.path("runs").size() == 2) {
                return now;
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError("no further run is made");
    }

    /** Whoever has a substitute fetches it; the families that did not come do not. */
    private Map<String, String> handOverAll(List<Family> families) throws Exception {
        Map<String, String> toFetch = toFetch(families);
        for (int i = 0; i < FAMILIES; i += 10) {
            String absent = families.get(i).card();
            toFetch.values().removeIf(absent::equals);
        }
        fetch(toFetch);
        return toFetch;
    }

    /** As anybody can who has the two files and the jar. */
    private void verified(Path folder, int run) throws Exception {
        Path list = Files.writeString(
                folder.resolve("list-" + run + ".txt"), there.text(session + "/runs/" + run + "/input"));
        Path result = Files.writeString(
                folder.resolve("result-" + run + ".txt"), here.text(session + "/runs/" + run + "/result"));
        try (Jar match = Jar.start(folder, "match", "--verify", result.toString(), list.toString())) {
            assertThat(match.exitStatus())
                    .as(() -> match.output() + match.errors())
                    .isZero();
            assertThat(match.output()).contains("The certificate holds");
        }
    }

    private JsonNode waitFor(String state) throws Exception {
        for (int second = 0; second < SECONDS; second++) {
            JsonNode now = here.get(session);
            if (now.path("state").asText().equals(state)) {
                return now;
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError("the session does not become " + state);
    }

    /** The clocks of both nodes put on shelves what is left. */
    private void settled() throws Exception {
        String left = "";
        for (int second = 0; second < SECONDS; second++) {
            left = nodes.asked("SELECT count(*) FROM trade_offer WHERE session_id = '%s' AND (open OR escrow > 0)"
                    .formatted(id()));
            if (left.equals("0")) {
                return;
            }
            Thread.sleep(1_000);
        }
        assertThat(left).as("books that are bound to a session that is over").isEqualTo("0");
    }

    private static JsonNode ok(Desk.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
        return answer.json();
    }
}
