package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;

/** Families, librarians and devices at two nodes who all do something while it begins to rain, and what comes of it. */
final class RainHands {

    private static final long SEED = 20_261_124;

    /** A race is won or lost; nothing else comes of it. */
    private static final Set<String> LOST = Set.of(
            "tickets-not-on-sale",
            "tickets-sold-out",
            "ticket-over",
            "ticket-already",
            "waitlist-already",
            "waitlist-not-needed",
            "gate-closed",
            "gate-all-inside",
            "fair-not-ready");

    private RainHands() {}

    /** Old lists are refused at both nodes, and what was done by them is written down as void, once. */
    static void isVoid(TwoNodes nodes, FairDevice phone, int sequence, String kind, Map<String, Object> body)
            throws Exception {
        Map<String, Object> late = now(sequence, kind, body);
        for (Jar node : List.of(nodes.one(), nodes.two())) {
            assertThat(phone.asksForItsPack(node).body()).contains("device-old-epoch");
            assertThat(phone.sends(node, late)).isEqualTo("DEVICE_OLD_EPOCH");
        }
    }

    /** Of these families each was told of the change once; nobody else was told twice. */
    static void toldOnce(RainyFair fair, String kinds, String families) throws Exception {
        assertThat(fair.toldTwice(kinds)).isEmpty();
        assertThat(fair.asked(
                        """
                        SELECT coalesce(string_agg(w.household_id::text, ' '), '') FROM (%s) w WHERE NOT EXISTS (SELECT FROM outbox_message o
                            WHERE o.topic ~ '%s' AND o.payload LIKE '%%%s%%' AND o.payload LIKE '%%' || w.household_id || '%%')"""
                                .formatted(families.formatted(fair.id()), kinds, fair.id())))
                .as("were not told")
                .isEmpty();
    }

    /** Twice to each node; what it is answered with is one of these, and stays so. */
    static List<Callable<String>> bothNodes(
            TwoNodes nodes, FairDevice phone, Map<String, Object> event, String... good) {
        List<Callable<String>> sends = new ArrayList<>();
        for (Jar node : List.of(nodes.one(), nodes.two(), nodes.one(), nodes.two())) {
            sends.add(() -> {
                assertThat(phone.sends(node, event)).isIn((Object[]) good);
                return "";
            });
        }
        return sends;
    }

    /** What a device did when it was paired, before anything happened to the fair, however late it is sent. */
    static Map<String, Object> early(int sequence, String kind, Map<String, Object> body) {
        return event(sequence, kind, Instant.now().minusSeconds(90), body);
    }

    /** What it does now: as late as a node thinks possible. */
    private static Map<String, Object> now(int sequence, String kind, Map<String, Object> body) {
        return event(sequence, kind, Instant.now().plusSeconds(90), body);
    }

    private static Map<String, Object> event(int sequence, String kind, Instant at, Map<String, Object> body) {
        return Map.of("sequence", sequence, "kind", kind, "occurredAt", at.toString(), "body", body);
    }

    /** At a moment of its own within the race; it is done, or somebody else was first. */
    static Callable<String> at(Callable<Desk.Answer> hand) {
        return () -> {
            Desk.Answer answer = hand.call();
            if (answer.status() != 200 && answer.status() != 201) {
                assertThat(answer.status()).as("%s", answer).isEqualTo(409);
                assertThat(LOST).as("%s", answer).contains(answer.code());
            }
            return answer.status() + " " + answer.code();
        };
    }

    static void race(List<Callable<String>> hands) throws Exception {
        List<Callable<String>> mixed = new ArrayList<>(hands);
        Collections.shuffle(mixed, new Random(SEED));
        Race.run(mixed);
    }
}
