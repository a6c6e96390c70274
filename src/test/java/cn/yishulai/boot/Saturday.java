package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What happened on one Saturday: who was told what, how often, and how long it took. */
final class Saturday {

    /** A no that is part of the day: somebody else was faster, or has no credit left. Anything else is a fault. */
    private static final List<String> ORDINARY = List.of(
            "copy-not-available",
            "copy-claimed",
            "copy-not-claimed",
            "copy-elsewhere",
            "credit-short",
            "pickup-elsewhere",
            "request-already-open",
            "request-cap-reached");

    final List<String> families;
    final List<UUID> volumes;
    final List<String> copies;

    /** Keys of writes that were answered with success and wrote a movement of a copy. */
    final Queue<UUID> moved = new ConcurrentLinkedQueue<>();

    final Queue<String> requested = new ConcurrentLinkedQueue<>();
    final AtomicInteger scans = new AtomicInteger();
    final AtomicInteger retries = new AtomicInteger();
    final ConcurrentMap<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> familyOfRequest = new ConcurrentHashMap<>();
    private final Queue<String[]> toFetch = new ConcurrentLinkedQueue<>();
    private final Queue<String> takenHome = new ConcurrentLinkedQueue<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    Saturday(List<String> families, List<UUID> volumes, List<String> copies) {
        this.families = families;
        this.volumes = volumes;
        this.copies = copies;
    }

    /** One reader comes to a desk with something; what, is chance. */
    void serve(Desk desk, Desk otherNode, Random chance) throws Exception {
        int what = chance.nextInt(20);
        if (what < 7) {
            walkIn(desk, otherNode, chance);
        } else if (what < 11) {
            bringBack(desk);
        } else if (what < 14) {
            ask(desk, chance);
        } else if (what < 17) {
            pull(desk);
        } else {
            fetch(desk);
        }
    }

    private void walkIn(Desk desk, Desk otherNode, Random chance) throws Exception {
        String copy = any(copies, chance);
        look(desk, copy);
        String family = any(families, chance);
        UUID key = UUID.randomUUID();
        Desk.Answer answer = verb(desk, key, copy, "hand-over", Map.of("siteId", desk.site(), "familyCode", family));
        if (answer.status() == 200) {
            takenHome.add(copy);
        }
        if (chance.nextInt(10) == 0) {
            retries.incrementAndGet();
            Desk.Answer again = otherNode.post(
                    key, "/v1/copies/" + copy + "/hand-over", Map.of("siteId", desk.site(), "familyCode", family));
            assertThat(again.status()).as("the same key, the same answer").isEqualTo(answer.status());
            assertThat(again.code()).isEqualTo(answer.code());
        }
    }

    private void bringBack(Desk desk) throws Exception {
        String copy = takenHome.poll();
        if (copy != null) {
            look(desk, copy);
            verb(desk, UUID.randomUUID(), copy, "shelve", Map.of("siteId", desk.site()));
        }
    }

    private void ask(Desk desk, Random chance) throws Exception {
        String family = any(families, chance);
        Desk.Answer answer = timed(() -> desk.post(
                "/v1/requests",
                Map.of(
                        "volumeId", any(volumes, chance).toString(),
                        "pickupSiteId", desk.site(),
                        "familyCode", family)));
        if (answer.status() == 201) {
            String id = answer.json().path("id").asText();
            requested.add(id);
            familyOfRequest.put(id, family);
        }
        note(answer);
    }

    /** The first of the pull list is fetched from its shelf; now and then it is not there. */
    private void pull(Desk desk) throws Exception {
        JsonNode list = desk.get("/v1/pull-list?limit=20&site=" + desk.site());
        for (JsonNode line : list.path("items")) {
            String copy = line.path("copy").path("code").asText();
            if (familyOfRequest.containsKey(line.path("request").path("id").asText())
                    && copy.hashCode() % 6 != scans.get() % 6) {
                Desk.Answer set = verb(desk, UUID.randomUUID(), copy, "hold-shelf", Map.of("siteId", desk.site()));
                if (set.status() == 200) {
                    String request = set.json().path("request").path("id").asText();
                    toFetch.add(new String[] {copy, familyOfRequest.getOrDefault(request, families.get(0))});
                }
                return;
            }
        }
    }

    private void fetch(Desk desk) throws Exception {
        String[] ready = toFetch.poll();
        if (ready != null) {
            look(desk, ready[0]);
            Desk.Answer given = verb(
                    desk,
                    UUID.randomUUID(),
                    ready[0],
                    "hand-over",
                    Map.of("siteId", desk.site(), "familyCode", ready[1]));
            if (given.status() == 200) {
                takenHome.add(ready[0]);
            }
        }
    }

    private void look(Desk desk, String code) throws Exception {
        scans.incrementAndGet();
        Desk.Answer answer = timed(() -> desk.post("/v1/scans", Map.of("code", code, "siteId", desk.site())));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private Desk.Answer verb(Desk desk, UUID key, String copy, String verb, Map<String, ?> body) throws Exception {
        scans.incrementAndGet();
        Desk.Answer answer = timed(() -> desk.post(key, "/v1/copies/" + copy + "/" + verb, body));
        if (answer.status() == 200) {
            moved.add(key);
        }
        note(answer);
        return answer;
    }

    private void note(Desk.Answer answer) {
        if (answer.status() >= 300) {
            assertThat(answer.code()).as("%s", answer).isIn(ORDINARY);
            refusals.computeIfAbsent(answer.code(), code -> new AtomicInteger()).incrementAndGet();
        }
    }

    private interface Sending {
        Desk.Answer send() throws Exception;
    }

    private Desk.Answer timed(Sending sending) throws Exception {
        long began = System.nanoTime();
        Desk.Answer answer = sending.send();
        nanos.add(System.nanoTime() - began);
        return answer;
    }

    private static <T> T any(List<T> things, Random chance) {
        return things.get(chance.nextInt(things.size()));
    }

    /** Numbers to read; nothing is asserted about them. */
    String told() {
        long[] sorted =
                new ArrayList<>(nanos).stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return "%d scans, %d movements acknowledged, %d requests, %d retries, refusals %s, p50 %.1f ms, p99 %.1f ms"
                .formatted(
                        scans.get(),
                        moved.size(),
                        requested.size(),
                        retries.get(),
                        new TreeMap<>(refusals),
                        sorted[sorted.length / 2] / 1e6,
                        sorted[sorted.length * 99 / 100] / 1e6);
    }
}
