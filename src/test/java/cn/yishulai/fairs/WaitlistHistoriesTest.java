package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.*;
import static cn.yishulai.fairs.TicketsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.fairs.ObviousLine.Family;
import cn.yishulai.fairs.ObviousLine.Where;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting lines: their stories, and random histories beside one kept on paper. */
@QuarkusTest
@ClocksStandStill
class WaitlistHistoriesTest {

    private static final int STEPS = 45;

    @Inject
    TicketFixture given;

    @Inject
    Tickets tickets;

    @Inject
    Waitlist waitlist;

    @Inject
    Fairs fairs;

    @AfterEach
    void theClockGoesRight() {
        given.itIsNow();
    }

    @Test
    void anOfferThatIsDeclinedOrNotAnsweredGoesToTheNextAndDoesNotComeBack() throws Exception {
        UUID fair = given.aFair(4);
        Caller first = given.aFamily();
        UUID ticket = given.books(first, fair, 4).id();
        Caller declines = given.aFamily();
        Caller sleeps = given.aFamily();
        Caller takes = given.aFamily();
        UUID one = waits(declines, fair, 4);
        UUID two = waits(sleeps, fair, 4);
        UUID three = waits(takes, fair, 4);
        refused(WAITLIST_ALREADY, () -> waits(takes, fair, 1));
        refused(WAITLIST_NO_OFFER, () -> waitlist.accept(takes, three));
        tickets.release(first, ticket);
        assertThat(states(one, two, three)).containsExactly("OFFERED", "WAITING", "WAITING");
        refused(TICKETS_SOLD_OUT, () -> given.books(given.aFamily(), fair, 1));
        waitlist.leave(declines, one);
        assertThat(states(one, two, three)).containsExactly("LEFT", "OFFERED", "WAITING");
        given.change("UPDATE waitlist_entry SET offer_until = now() WHERE id = '%s'".formatted(two));
        refused(WAITLIST_NO_OFFER, () -> waitlist.accept(sleeps, two));
        given.ticks();
        assertThat(states(one, two, three)).containsExactly("LEFT", "LAPSED", "OFFERED");
        assertThat(waitlist.accept(takes, three).persons()).isEqualTo(4);
        refused(WAITLIST_UNKNOWN, () -> waitlist.leave(declines, three));
        assertThat(given.told(sleeps)).containsExactly("waitlist-offered", "waitlist-lapsed");
        assertThat(waits(declines, fair, 2)).as("a new place, at the end").isNotEqualTo(one);
    }

    @Test
    void nobodyIsServedAfterTheStart() throws Exception {
        UUID fair = given.aFair(2);
        Caller first = given.aFamily();
        UUID ticket = given.books(first, fair, 2).id();
        Caller waits = given.aFamily();
        UUID entry = waits(waits, fair, 2);
        given.itIs(Duration.ofMinutes(-30));
        tickets.release(first, ticket);
        assertThat(given.asked(
                        "SELECT w.offer_until = l.begins_at FROM waitlist_entry w JOIN fair_slot l ON l.fair_id = w.fair_id WHERE w.id = '%s'"
                                .formatted(entry)))
                .as("the offer ends when it begins")
                .isEqualTo("true");
        given.itIs(Duration.ZERO);
        refused(TICKETS_NOT_ON_SALE, () -> waitlist.accept(waits, entry));
        given.ticks();
        assertThat(states(entry)).containsExactly("LAPSED");
        assertThat(given.asked("SELECT held FROM slot_sale WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo("0");
    }

    @Test
    void thePostponedFairStopsTheClockAndGoesOnWhereItWas() throws Exception {
        UUID fair = given.aFair(2);
        Caller first = given.aFamily();
        UUID ticket = given.books(first, fair, 2).id();
        Caller waits = given.aFamily();
        UUID entry = waits(waits, fair, 2);
        tickets.release(first, ticket);
        fairs.postpone(fair);
        int left = waitlist.mine(waits).get(0).frozenSeconds();
        assertThat(left).isBetween(119 * 60, 120 * 60);
        refused(TICKETS_NOT_ON_SALE, () -> waitlist.accept(waits, entry));
        given.itIs(Duration.ofDays(3));
        given.ticks();
        assertThat(states(entry)).as("days later").containsExactly("OFFERED");
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(Duration.ofDays(7)), 2));
        fairs.publish(fair, null);
        assertThat(given.asked("SELECT extract(epoch FROM offer_until - published.at)::int FROM waitlist_entry w,"
                        + " (SELECT timestamptz '%s' AS at) published WHERE w.id = '%s'"
                                .formatted(TicketFixture.begins().plus(Duration.ofDays(3)), entry)))
                .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(left - 5, left + 60));
        assertThat(waitlist.accept(waits, entry).persons()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyHistoryIsThatOnThePaper(long seed) throws Exception {
        new History(seed).run();
        given.audit();
    }

    private final class History {

        private final Random random;
        private final int most;
        private final UUID fair;
        private final ObviousLine paper;
        private final Map<Integer, Caller> families = new HashMap<>();
        private final Map<Integer, UUID> entries = new HashMap<>();
        private final Map<Integer, UUID> bought = new HashMap<>();

        History(long seed) {
            random = new Random(seed);
            most = (int) (seed % 3);
            int chairs = 8 + random.nextInt(5);
            fair = given.aFair(chairs);
            given.rules(fair, 0, most, null);
            paper = new ObviousLine(chairs, most);
        }

        void run() throws Exception {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(6)) {
                    case 0, 1, 2 -> comes(step);
                    case 3 -> goes();
                    case 4 -> accepts();
                    default -> sleeps();
                }
                compare(step);
            }
        }

        private void comes(int number) {
            int size = 1 + random.nextInt(5);
            Caller family = given.aFamily();
            families.put(number, family);
            boolean served = paper.buys(number, size);
            try {
                bought.put(number, given.books(family, fair, size).id());
                assertThat(served).as("family %d of %d books", number, size).isTrue();
            } catch (Refused no) {
                assertThat(served)
                        .as("family %d of %d is refused", number, size)
                        .isFalse();
                paper.waits(number, size);
                entries.put(number, waits(family, fair, size));
            }
        }

        /** Somebody gives back, declines, or leaves the line. */
        private void goes() {
            Family family = any(Where.HAS_PLACES, Where.OFFERED, Where.WAITS);
            if (family == null) {
                return;
            }
            if (family.where == Where.HAS_PLACES) {
                tickets.release(families.get(family.number), bought.get(family.number));
            } else {
                waitlist.leave(families.get(family.number), entries.get(family.number));
            }
            paper.goes(family);
        }

        private void accepts() {
            Family family = any(Where.OFFERED);
            if (family != null) {
                bought.put(
                        family.number,
                        waitlist.accept(families.get(family.number), entries.get(family.number))
                                .id());
                paper.takes(family);
            }
        }

        private void sleeps() throws Exception {
            Family family = any(Where.OFFERED);
            if (family != null) {
                given.change("UPDATE waitlist_entry SET offer_until = now() - interval '1 second' WHERE id = '%s'"
                        .formatted(entries.get(family.number)));
                given.ticks();
                paper.goes(family);
            }
        }

        private Family any(Where... wheres) {
            List<Family> those = new ArrayList<>();
            for (Family family : paper.paper) {
                if (List.of(wheres).contains(family.where)) {
                    those.add(family);
                }
            }
            return those.isEmpty() ? null : those.get(random.nextInt(those.size()));
        }

        private void compare(int step) throws Exception {
            StringBuilder said = new StringBuilder();
            for (Family family : paper.paper) {
                if (entries.containsKey(family.number) && family.where != Where.GONE) {
                    said.append(family.size).append(' ').append(family.passed).append(' ');
                    said.append(
                            switch (family.where) {
                                case WAITS -> "WAITING";
                                case OFFERED -> "OFFERED";
                                default -> "TAKEN";
                            });
                    said.append(',');
                }
            }
            String kept = given.asked(
                    """
                    SELECT coalesce(string_agg(w.persons || ' ' || w.passed_over || ' ' || w.state || ',', '' ORDER BY w.position), '')
                    FROM waitlist_entry w LEFT JOIN ticket t ON t.id = w.ticket_id WHERE w.fair_id = '%s'
                      AND w.state IN ('WAITING', 'OFFERED', 'TAKEN') AND coalesce(t.state, 'ISSUED') = 'ISSUED'"""
                            .formatted(fair));
            assertThat(kept).as("step " + step).isEqualTo(said.toString());
            assertThat(given.asked("SELECT places - booked - held FROM slot_sale WHERE fair_id = '%s'".formatted(fair)))
                    .as("step " + step)
                    .isEqualTo(String.valueOf(paper.empty()));
        }
    }

    private UUID waits(Caller family, UUID fair, int persons) {
        return waitlist.join(family, fair, 1, new Waitlist.Form(null, persons, null))
                .id();
    }

    private List<String> states(UUID... entries) throws Exception {
        List<String> states = new ArrayList<>();
        for (UUID entry : entries) {
            states.add(given.asked("SELECT state FROM waitlist_entry WHERE id = '%s'".formatted(entry)));
        }
        return states;
    }
}
