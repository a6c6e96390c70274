package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Acknowledged.Deed;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Families come to six counters: they join, bring two books, take one home, ask for the other and fetch it, get a ticket and
 * go to the fair; between that somebody searches. Everybody keeps a journal of what they were told is done.
 */
final class FaultLoad {

    static final int COUNTERS = 6;
    private static final int PAUSE_MILLIS = 40;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    final Acknowledged journal = new Acknowledged();
    final AtomicInteger retries = new AtomicInteger();
    final Refusals refusals = new Refusals();
    final AtomicInteger searches = new AtomicInteger();
    final Collection<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> people = new ArrayList<>();
    private final FaultTown town;

    private FaultLoad(FaultTown town) {
        this.town = town;
    }

    /** All are signed in before anything goes wrong. */
    static FaultLoad begin(FaultTown town, List<URI> doors, long seed) throws Exception {
        FaultLoad load = new FaultLoad(town);
        List<PatientDesk> desks = new ArrayList<>();
        for (int counter = 1; counter <= COUNTERS; counter++) {
            desks.add(new PatientDesk(doors, load.retries, load.refusals).signIn(Town.staffName(counter)));
        }
        for (PatientDesk desk : desks) {
            String fair = town.fairs().isEmpty() ? "" : town.fairs().get(desks.indexOf(desk));
            Random chance = new Random(seed + desks.indexOf(desk));
            load.people.add(new Thread(() -> load.work(desk, fair, chance)));
        }
        load.people.forEach(Thread::start);
        return load;
    }

    /** Everybody finishes what they are at, so that each write is answered in the end. */
    void end() throws InterruptedException {
        over.set(true);
        for (Thread person : people) {
            person.join();
        }
    }

    /** @return when the first write was acknowledged at or after a moment */
    long awaitAfter(long moment, int writes) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            long[] since = Arrays.stream(journal.moments())
                    .filter(then -> then - moment >= 0)
                    .toArray();
            if (since.length >= writes) {
                return since[0];
            }
            assertThat(surprises).as("answers that nobody expected").isEmpty();
            assertThat(System.nanoTime())
                    .as("%d writes acknowledged", since.length)
                    .isLessThan(until);
            Thread.sleep(20);
        }
    }

    private void work(PatientDesk desk, String fair, Random chance) {
        while (!over.get()) {
            try {
                visit(desk, fair, chance);
            } catch (PatientDesk.Surprise e) {
                surprises.add(e.getMessage());
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                surprises.add(e.toString());
                return;
            }
        }
    }

    private void visit(PatientDesk desk, String fair, Random chance) throws Exception {
        String who = "家" + Long.toString(chance.nextLong() >>> 1, 36) + Long.toString(System.nanoTime(), 36);
        JsonNode home = desk.post(201, "/v1/households", Map.of("siteId", town.site(), "nickname", who));
        journal.add(Deed.FAMILY_JOINED, who);
        String family = home.path("familyCode").asText();
        pause(chance);

        String title = "无名书 " + who;
        String volume = desk.post(201, "/v1/volumes", Map.of("title", title, "author", "无名氏"))
                .path("id")
                .asText();
        journal.add(Deed.TITLE_ADDED, title);
        String first = take();
        String second = take();
        bring(desk, family, volume, List.of(first, second));
        pause(chance);

        giveOut(desk, family, first);
        ask(desk, family, volume, second);
        search(desk, title);
        if (!fair.isEmpty()) {
            goToTheFair(desk, fair, family);
        }
        pause(chance);
    }

    private void bring(PatientDesk desk, String family, String volume, List<String> labels) throws Exception {
        String dropOff = "/v1/drop-offs/"
                + desk.post(201, "/v1/drop-offs", Map.of("siteId", town.site(), "familyCode", family))
                        .path("id")
                        .asText();
        for (String label : labels) {
            Map<String, Object> found = Map.of(
                    "copyCode", label, "volumeId", volume, "grade", "GOOD", "answer", Map.of("is", "SECOND_COPY"));
            desk.post(201, dropOff + "/copies", found);
            journal.add(Deed.CREDIT_MINTED, label);
        }
        desk.post(201, dropOff + "/receipt", Map.of());
        journal.add(Deed.RECEIPT_GIVEN, family);
    }

    private void giveOut(PatientDesk desk, String family, String copy) throws Exception {
        desk.post(200, "/v1/copies/" + copy + "/hand-over", Map.of("siteId", town.site(), "familyCode", family));
        journal.add(Deed.HANDED_OVER, copy);
        journal.add(Deed.CREDIT_BURNED, copy);
    }

    /** The only free copy of the title is the second one. */
    private void ask(PatientDesk desk, String family, String volume, String copy) throws Exception {
        desk.post(201, "/v1/requests", Map.of("volumeId", volume, "pickupSiteId", town.site(), "familyCode", family));
        journal.add(Deed.HOLD_PLACED, family);
        desk.post(200, "/v1/copies/" + copy + "/hold-shelf", Map.of("siteId", town.site()));
        giveOut(desk, family, copy);
    }

    private void search(PatientDesk desk, String title) throws Exception {
        desk.get("/v1/volumes?query=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
        searches.incrementAndGet();
    }

    private void goToTheFair(PatientDesk desk, String fair, String family) throws Exception {
        JsonNode ticket =
                desk.post(201, "/v1/fairs/" + fair + "/sessions/1/tickets", Map.of("persons", 1, "familyCode", family));
        journal.add(Deed.TICKET_GIVEN, family);
        String code = ticket.path("code").asText();
        desk.post(201, "/v1/admissions", Map.of("fairId", fair, "code", code));
        journal.add(Deed.LET_IN, code);
    }

    private String take() {
        String label = town.labels().poll();
        assertThat(label).as("there are labels left").isNotNull();
        return String.valueOf(label);
    }

    private static void pause(Random chance) throws InterruptedException {
        Thread.sleep(chance.nextInt(2 * PAUSE_MILLIS));
    }
}
