package cn.yishulai.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.reports.CountingRules.CounterUnit;
import cn.yishulai.reports.CountingRules.FairUnit;
import cn.yishulai.reports.CountingRules.MovedMeans;
import cn.yishulai.reports.Season.Place;
import cn.yishulai.reports.Season.When;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Seasons at random, with scans that were recorded days later and steps that were undone: under any definition, over any
 * days and as of any moment the statements count what {@link NaiveCount} counts.
 */
@QuarkusTest
class RandomSeasonsTest {

    private static final int SEASONS = 4;
    private static final int QUESTIONS = 12;
    private static final long SEED = 1995;
    private static final List<String> BANDS = List.of("UNDER_7", "FROM_7_TO_10", "FROM_11_TO_13", "FROM_14_TO_17");

    @Inject
    Season season;

    @Inject
    Counting counting;

    @Inject
    NaiveCount naive;

    private final Random chance = new Random(SEED);
    private int compared;
    private int changed;

    @Test
    void everyQuestionIsAnsweredAsByCountingRowByRow() {
        for (int i = 0; i < SEASONS; i++) {
            QuarkusTransaction.begin();
            try {
                play();
                ask();
            } finally {
                QuarkusTransaction.rollback();
            }
        }
        System.out.printf(
                "random seasons: %d figures compared, %d changed by another definition or moment%n", compared, changed);
        assertThat(compared).as("there is something to compare").isGreaterThan(500);
        assertThat(changed).as("definitions and moments matter").isGreaterThan(SEASONS);
    }

    private void ask() {
        Map<Report, Map<String, Map<String, Integer>>> last = new HashMap<>();
        for (int i = 0; i < QUESTIONS; i++) {
            Report report = Report.values()[i % Report.values().length];
            LocalDate from = LocalDate.of(Season.YEAR, 1, 1).plusDays(chance.nextInt(40));
            Days days = new Days(from, from.plusDays(30 + chance.nextInt(60)));
            Instant asOf = Season.at(2, 1, 0, 0).plus(Duration.ofHours(chance.nextInt(24 * 120)));
            Question question =
                    new Question(report, UUID.randomUUID(), rules(report).of(report), days, null, null, asOf);
            Map<String, Map<String, Integer>> expected = naive.count(question);
            List<Figure> found = counting.read(question);
            expected.forEach((table, rows) -> compare(question, table, rows, found));
            assertThat(counting.read(question)).as("asked again").isEqualTo(found);
            Map<String, Map<String, Integer>> before = last.put(report, expected);
            changed += before == null || before.equals(expected) ? 0 : 1;
        }
    }

    private void compare(Question question, String table, Map<String, Integer> rows, List<Figure> found) {
        String section = table.split(" ")[0];
        String measure = table.contains(" ") ? table.split(" ")[1] : "VISITS";
        Map<String, Object> counted =
                new TreeMap<>(SmallSeasonTest.tables(found, measure).getOrDefault(section, Map.of()));
        // A row of another measure shows this one as none.
        counted.keySet()
                .removeIf(key -> !rows.containsKey(key) && Integer.valueOf(0).equals(counted.get(key)));
        assertThat(counted).as("%s of %s", table, question).isEqualTo(rows);
        compared += rows.size();
    }

    private CountingRules rules(Report report) {
        return switch (report) {
            case VISITS ->
                new CountingRules(
                        FairUnit.values()[chance.nextInt(3)],
                        CounterUnit.values()[chance.nextInt(2)],
                        chance.nextInt(4) > 0,
                        chance.nextInt(4) > 0,
                        chance.nextBoolean(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        10);
            case ACTIVATION ->
                SmallSeasonTest.a(
                        MovedMeans.values()[chance.nextInt(2)],
                        chance.nextBoolean() ? null : 1 + chance.nextInt(30),
                        chance.nextBoolean());
            case BOOKS -> SmallSeasonTest.b(chance.nextBoolean(), chance.nextBoolean());
            case NO_SHOWS -> SmallSeasonTest.n(chance.nextBoolean());
        };
    }

    private void play() {
        List<UUID> sites = new ArrayList<>();
        List<UUID> families = new ArrayList<>();
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sites.add(season.site("READING_ROOM"));
        }
        for (int i = 0; i < 6; i++) {
            families.add(season.family());
            people.add(season.person(families.get(i)));
            people.add(season.person(families.get(i)));
        }
        UUID volume = season.volume("J2");
        for (int i = 0; i < 3; i++) {
            fair(one(sites), 1 + i, 5 + chance.nextInt(20), families, people);
        }
        for (int i = 0; i < 14; i++) {
            life(season.copy(volume, families.get(0)), sites, families);
        }
        UUID looked = season.copy(volume, families.get(0));
        for (int i = 0; i < 14; i++) {
            season.broughtTo(one(sites), one(families), soon(), chance.nextInt(5) == 0 ? null : looked);
        }
    }

    private void fair(UUID venue, int month, int day, List<UUID> families, List<UUID> people) {
        UUID fair = season.fair(venue, chance.nextInt(6) == 0 ? "CANCELLED" : "CLOSED", month, day, 2);
        for (int session = 1; session <= 2; session++) {
            Set<UUID> inside = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                int persons = 1 + chance.nextInt(3);
                String state = List.of("ADMITTED", "ADMITTED", "ADMITTED", "RELEASED", "NO_SHOW")
                        .get(chance.nextInt(5));
                String channel = List.of("APP", "DESK", "PHONE", "PROXY").get(chance.nextInt(4));
                UUID ticket = season.ticket(fair, session, one(families), persons, channel, state);
                if (chance.nextInt(3) == 0) {
                    season.late(ticket);
                }
                for (int place = 1; state.equals("ADMITTED") && place <= persons; place++) {
                    UUID person = chance.nextBoolean() ? one(people) : null;
                    if (chance.nextInt(4) > 0 && (person == null || inside.add(person))) {
                        season.admitted(
                                fair,
                                session,
                                new Place(ticket, place),
                                person,
                                band(),
                                told(Season.at(month, day, 7 + 3 * session, chance.nextInt(60))));
                    }
                }
            }
            for (int i = 0; i < 3; i++) {
                season.admitted(
                        fair,
                        session,
                        null,
                        null,
                        band(),
                        told(Season.at(month, day, 7 + 3 * session, chance.nextInt(60))));
            }
        }
    }

    private @Nullable String band() {
        return chance.nextInt(3) == 0 ? one(BANDS) : null;
    }

    /** Steps at random, as the status machine allows them; each a while after the one before, some undone, some told late. */
    private void life(UUID copy, List<UUID> sites, List<UUID> families) {
        Instant now = soon();
        boolean home = chance.nextInt(3) > 0;
        UUID site = one(sites);
        String status = home ? "LISTED" : chance.nextInt(4) == 0 ? "QUARANTINED" : "AVAILABLE";
        if (home) {
            season.home(copy, status, one(families), told(now), "registered");
        } else {
            season.stands(copy, status, site, told(now), "received");
        }
        for (int i = 0; i < 1 + chance.nextInt(6); i++) {
            now = now.plus(Duration.ofHours(2 + chance.nextInt(500)));
            boolean undone = chance.nextInt(5) == 0;
            UUID before = site;
            switch (status) {
                case "LISTED", "HANDED_OVER" -> {
                    UUID owner = one(families);
                    if (status.equals("LISTED") && chance.nextInt(3) == 0) {
                        season.home(copy, "HANDED_OVER", owner, told(now), "swapped face to face");
                        status = "HANDED_OVER";
                    } else {
                        site = one(sites);
                        season.stands(copy, "AVAILABLE", site, told(now), "received");
                        if (undone) {
                            season.home(copy, status, owner, told(now.plusSeconds(60)), "undone: received");
                        } else {
                            status = "AVAILABLE";
                        }
                    }
                }
                case "IN_TRANSIT" -> {
                    season.stands(copy, "AVAILABLE", site, told(now), "received");
                    status = "AVAILABLE";
                }
                case "AT_FAIR", "AVAILABLE" -> {
                    int what = chance.nextInt(4);
                    if (what == 0) {
                        site = one(sites);
                        season.stands(copy, "IN_TRANSIT", site, told(now), "sent");
                        status = "IN_TRANSIT";
                    } else if (what == 1) {
                        season.stands(copy, "AT_FAIR", site, told(now), "laid out");
                        status = "AT_FAIR";
                    } else {
                        season.home(copy, "HANDED_OVER", one(families), told(now), "handed over");
                        if (undone) {
                            season.stands(copy, status, before, told(now.plusSeconds(60)), "undone: handed over");
                        } else {
                            status = "HANDED_OVER";
                        }
                    }
                }
                default -> {
                    season.stands(copy, "AVAILABLE", site, told(now), "shelved");
                    status = "AVAILABLE";
                }
            }
        }
    }

    /** Written down at once, or by a device that had no network for days. */
    private When told(Instant at) {
        return new When(at, chance.nextInt(4) == 0 ? at.plus(Duration.ofHours(chance.nextInt(24 * 20))) : at);
    }

    private Instant soon() {
        return Season.at(1, 1, 8, 0).plus(Duration.ofMinutes(chance.nextInt(60 * 24 * 60)));
    }

    private <T> T one(List<T> many) {
        return many.get(chance.nextInt(many.size()));
    }
}
