package cn.yishulai.reports;

import static cn.yishulai.reports.Season.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.reports.CountingRules.CounterUnit;
import cn.yishulai.reports.CountingRules.FairUnit;
import cn.yishulai.reports.CountingRules.MovedMeans;
import cn.yishulai.reports.Season.Place;
import cn.yishulai.reports.Season.When;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A season so small that it is counted by hand. The numbers that are expected were found on paper, from what is told in the
 * story above them, and are written as they were found.
 */
@QuarkusTest
class SmallSeasonTest {

    private static final Days MAY = new Days(LocalDate.of(Season.YEAR, 5, 1), LocalDate.of(Season.YEAR, 5, 31));
    private static final Instant LONG_AFTER = at(12, 31, 23, 0);

    @Inject
    Season season;

    @Inject
    Counting counting;

    private UUID park;
    private UUID centre;
    private UUID room;
    private UUID families;
    private UUID others;
    private UUID fair;

    @BeforeEach
    void aCity() {
        QuarkusTransaction.begin();
        park = season.site("PARK");
        centre = season.site("CENTRE");
        room = season.site("READING_ROOM");
        families = season.family();
        others = season.family();
        fair = season.fair(park, "CLOSED", 5, 1, 2);
    }

    @AfterEach
    void nothingIsLeft() {
        QuarkusTransaction.rollback();
    }

    /**
     * At the fair on 1 May. Session 1: Anna and her son of nine with one ticket; two unnamed places of another; two without
     * tickets, one of them a small child: 6. Session 2: Anna again, one without a ticket, and one by phone, whom a gate
     * without network told on 3 May: 3. At the fair on 2 May: Anna: 1.
     *
     * <p>At counters. The first family brings books to the centre on 1 May and takes one there in the afternoon: one visit of
     * two events; it brings books to the reading room on 1 May: 1; it takes a book at the centre on 2 May: 1. The other takes
     * one at the reading room on 1 May: 1; one at the centre on 1 May, which is undone on 4 May: none; one from the table of
     * the fair: none. A family that opened a session and went away again: none. Together 4.
     */
    private void visits() {
        UUID anna = season.person(families);
        UUID son = season.person(families);
        UUID first = season.ticket(fair, 1, families, 2, "APP", "ADMITTED");
        UUID unnamed = season.ticket(fair, 1, others, 2, "DESK", "ADMITTED");
        UUID second = season.ticket(fair, 2, families, 1, "APP", "ADMITTED");
        UUID called = season.ticket(fair, 2, others, 1, "PHONE", "ADMITTED");
        UUID next = season.fair(park, "CLOSED", 5, 2, 1);
        UUID nextDay = season.ticket(next, 1, families, 1, "APP", "ADMITTED");
        season.admitted(fair, 1, new Place(first, 1), anna, null, When.at(5, 1, 10, 0));
        season.admitted(fair, 1, new Place(first, 2), son, "FROM_7_TO_10", When.at(5, 1, 10, 0));
        season.admitted(fair, 1, new Place(unnamed, 1), null, null, When.at(5, 1, 10, 5));
        season.admitted(fair, 1, new Place(unnamed, 2), null, null, When.at(5, 1, 10, 5));
        season.admitted(fair, 1, null, null, null, When.at(5, 1, 10, 20));
        season.admitted(fair, 1, null, null, "UNDER_7", When.at(5, 1, 10, 21));
        season.admitted(fair, 2, new Place(second, 1), anna, null, When.at(5, 1, 13, 0));
        season.admitted(fair, 2, null, null, null, When.at(5, 1, 13, 10));
        season.admitted(fair, 2, new Place(called, 1), null, null, new When(at(5, 1, 13, 15), at(5, 3, 9, 0)));
        season.admitted(next, 1, new Place(nextDay, 1), anna, null, When.at(5, 2, 10, 0));

        UUID volume = season.volume("I2");
        UUID brought = season.copy(volume, families);
        season.broughtTo(centre, families, at(5, 1, 9, 0), brought);
        season.broughtTo(room, families, at(5, 1, 11, 0), brought);
        season.broughtTo(centre, season.family(), at(5, 1, 12, 0), null);
        takes(volume, centre, families, at(5, 1, 16, 0));
        takes(volume, centre, families, at(5, 2, 9, 30));
        takes(volume, room, others, at(5, 1, 15, 0));
        UUID undone = takes(volume, centre, others, at(5, 1, 15, 30));
        season.stands(undone, "AVAILABLE", centre, When.at(5, 4, 8, 0), "undone: handed over");
        UUID atFair = season.copy(volume, others);
        season.stands(atFair, "AT_FAIR", park, When.at(5, 1, 9, 0), "received");
        season.home(atFair, "HANDED_OVER", others, When.at(5, 1, 11, 30), "handed over");
    }

    private UUID takes(UUID volume, UUID site, UUID family, Instant at) {
        UUID copy = season.copy(volume, family);
        season.stands(copy, "AVAILABLE", site, When.of(at.minusSeconds(90_000_000)), "received");
        season.home(copy, "HANDED_OVER", family, When.of(at), "handed over");
        return copy;
    }

    @Test
    void visitsAreWhatWasCountedByHand() {
        visits();
        Map<String, Map<String, Object>> found = found(
                Report.VISITS, v(FairUnit.PERSON_SESSION, CounterUnit.FAMILY_SITE_DAY, true), LONG_AFTER, "VISITS");
        assertThat(found.get("TOTAL")).isEqualTo(Map.of("", 14));
        assertThat(found.get("BY_VENUE")).isEqualTo(Map.of("SITE=" + park, 10, "SITE=" + centre, 2, "SITE=" + room, 2));
        assertThat(found.get("BY_DAY")).isEqualTo(Map.of("DAY=1995-05-01", 12, "DAY=1995-05-02", 2));
        assertThat(found.get("BY_CHANNEL"))
                .isEqualTo(Map.of(
                        "CHANNEL=APP",
                        4,
                        "CHANNEL=DESK",
                        2,
                        "CHANNEL=PHONE",
                        1,
                        "CHANNEL=WALK_IN",
                        3,
                        "CHANNEL=COUNTER",
                        4));
        assertThat(found.get("BY_AGE_BAND"))
                .isEqualTo(Map.of(
                        "AGE_BAND=GROWN_UP",
                        3,
                        "AGE_BAND=FROM_7_TO_10",
                        1,
                        "AGE_BAND=UNDER_7",
                        1,
                        "AGE_BAND=UNKNOWN",
                        9));
        assertThat(found.get("BY_SESSION"))
                .containsEntry("FAIR=" + fair + " SESSION=1", 6)
                .containsEntry("FAIR=" + fair + " SESSION=2", 3);
        assertThat(found(
                                Report.VISITS,
                                v(FairUnit.PERSON_SESSION, CounterUnit.FAMILY_SITE_DAY, true),
                                LONG_AFTER,
                                "EVENTS")
                        .get("TOTAL"))
                .isEqualTo(Map.of("", 15));
    }

    /** As of the evening of 2 May the one by phone was not told yet, and what was undone on 4 May still stood. */
    @Test
    void whatWasRecordedLaterIsInALaterCount() {
        visits();
        CountingRules rules = v(FairUnit.PERSON_SESSION, CounterUnit.FAMILY_SITE_DAY, true);
        Map<String, Map<String, Object>> early = found(Report.VISITS, rules, at(5, 2, 23, 0), "VISITS");
        assertThat(early.get("BY_CHANNEL")).doesNotContainKey("CHANNEL=PHONE").containsEntry("CHANNEL=COUNTER", 5);
        assertThat(early.get("BY_VENUE")).containsEntry("SITE=" + park, 9).containsEntry("SITE=" + centre, 3);
        assertThat(found(Report.VISITS, rules, at(5, 2, 23, 0), "VISITS"))
                .as("asked again")
                .isEqualTo(early);
    }

    /** Anna comes to two sessions of 1 May, and the first family to two counters: each is one visit less by day. */
    @Test
    void anotherDefinitionCountsOtherwise() {
        visits();
        assertThat(total(v(FairUnit.PERSON_DAY, CounterUnit.FAMILY_SITE_DAY, true)))
                .isEqualTo(13);
        assertThat(total(v(FairUnit.PERSON_FAIR, CounterUnit.FAMILY_SITE_DAY, true)))
                .isEqualTo(13);
        assertThat(total(v(FairUnit.PERSON_DAY, CounterUnit.FAMILY_DAY, true))).isEqualTo(12);
        assertThat(total(v(FairUnit.PERSON_SESSION, CounterUnit.FAMILY_SITE_DAY, false)))
                .isEqualTo(11);
    }

    /** Anna has her card stamped twice at the room on 1 May, for two tours, and once at the centre: two visits, where stamps count. */
    @Test
    void stampsOfToursCountWhereADefinitionSaysSo() {
        UUID anna = season.person(families);
        season.stamped(anna, When.at(5, 1, 10, 0), room, centre);
        season.stamped(anna, When.at(5, 1, 16, 0), room);
        CountingRules with = new CountingRules(
                FairUnit.PERSON_SESSION,
                CounterUnit.FAMILY_SITE_DAY,
                true,
                true,
                true,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                10);
        assertThat(total(with)).isEqualTo(2);
        assertThat(found(Report.VISITS, with, LONG_AFTER, "EVENTS").get("BY_CHANNEL"))
                .isEqualTo(Map.of("CHANNEL=TOUR", 3));
        assertThat(total(v(FairUnit.PERSON_SESSION, CounterUnit.FAMILY_SITE_DAY, true)))
                .isEqualTo(0);
    }

    private Object total(CountingRules rules) {
        return found(Report.VISITS, rules, LONG_AFTER, "VISITS").get("TOTAL").get("");
    }

    /**
     * In May the first family registers three books at home on the 1st. One is brought to the centre on the 3rd and goes to
     * the others on the 6th: 5 days. One goes to the others face to face on the 11th: 10 days, and from them to a third family
     * on the 31st. One stays. The third family registers a book on the 20th, brings it on the 21st, and its hand-over on the
     * 22nd is undone. One book comes to the centre unregistered on the 1st and goes out on 10 June: 40 days. One is set aside
     * at once on the 2nd. The third family had registered a book in April. On the 5th a van carries a book from the centre to
     * the reading room, and on the 1st the others take one from the table of the fair; both books are older.
     */
    private void books() {
        UUID novel = season.volume("I247");
        UUID none = season.volume(null);
        UUID third = season.family();
        UUID early = season.copy(novel, third);
        season.home(early, "LISTED", third, When.at(4, 10, 9, 0), "registered");
        UUID one = season.copy(novel, families);
        season.home(one, "LISTED", families, When.at(5, 1, 9, 0), "registered");
        season.stands(one, "AVAILABLE", centre, When.at(5, 3, 9, 0), "received");
        season.home(one, "HANDED_OVER", others, When.at(5, 6, 9, 0), "handed over");
        UUID two = season.copy(none, families);
        season.home(two, "LISTED", families, When.at(5, 1, 9, 1), "registered");
        season.home(two, "HANDED_OVER", others, When.at(5, 11, 9, 0), "swapped face to face");
        season.home(two, "LISTED", others, When.at(5, 12, 9, 0), "listed again");
        season.home(two, "HANDED_OVER", third, When.at(5, 31, 9, 0), "swapped face to face");
        UUID stays = season.copy(none, families);
        season.home(stays, "LISTED", families, When.at(5, 1, 9, 2), "registered");
        UUID undone = season.copy(novel, third);
        season.home(undone, "LISTED", third, When.at(5, 20, 9, 0), "registered");
        season.stands(undone, "AVAILABLE", centre, When.at(5, 21, 9, 0), "received");
        season.home(undone, "HANDED_OVER", others, When.at(5, 22, 9, 0), "handed over");
        season.stands(undone, "AVAILABLE", centre, When.at(5, 22, 9, 1), "undone: handed over");
        UUID came = season.copy(novel, third);
        season.stands(came, "AVAILABLE", centre, When.at(5, 1, 14, 0), "received");
        season.home(came, "HANDED_OVER", third, When.at(6, 10, 9, 0), "handed over");
        UUID aside = season.copy(none, third);
        season.stands(aside, "QUARANTINED", centre, When.at(5, 2, 9, 0), "received");
        UUID carried = season.copy(none, third);
        season.stands(carried, "AVAILABLE", centre, When.at(4, 1, 9, 0), "received");
        season.stands(carried, "IN_TRANSIT", room, When.at(5, 5, 9, 0), "sent");
        season.stands(carried, "AVAILABLE", room, When.at(5, 5, 15, 0), "received");
        UUID onTable = season.copy(none, third);
        season.stands(onTable, "AT_FAIR", park, When.at(4, 30, 18, 0), "received");
        season.home(onTable, "HANDED_OVER", others, When.at(5, 1, 11, 0), "handed over");
    }

    @Test
    void activationIsWhatWasCountedByHand() {
        books();
        CountingRules rules = a(MovedMeans.HANDED_OVER, null, true);
        assertThat(total(Report.ACTIVATION, rules, "REGISTERED")).isEqualTo(6);
        assertThat(total(Report.ACTIVATION, rules, "MOVED"))
                .as("5, 10 and 40 days")
                .isEqualTo(3);
        assertThat(total(Report.ACTIVATION, rules, "SHARE")).isEqualTo(0.5);
        assertThat(total(Report.ACTIVATION, rules, "MEDIAN_DAYS")).isEqualTo(10.0);
        assertThat(total(Report.ACTIVATION, rules, "NINTH_DAYS")).isEqualTo(40);
        assertThat(total(Report.ACTIVATION, rules, "TURNS")).isEqualTo(4);
        assertThat(found(Report.ACTIVATION, rules, LONG_AFTER, "REGISTERED").get("BY_CLASS"))
                .isEqualTo(Map.of("CLASS=I", 3, "CLASS=NONE", 3));
        assertThat(found(Report.ACTIVATION, rules, LONG_AFTER, "NEW_FAMILIES").get("FAMILIES"))
                .as("the first and the others; the third was there in April")
                .isEqualTo(Map.of("", 2));
        assertThat(total(Report.ACTIVATION, a(MovedMeans.HANDED_OVER, 30, true), "MOVED"))
                .as("within thirty days")
                .isEqualTo(2);
        assertThat(total(Report.ACTIVATION, a(MovedMeans.HANDED_OVER, null, false), "MOVED"))
                .as("without those face to face")
                .isEqualTo(2);
        assertThat(total(Report.ACTIVATION, a(MovedMeans.LEFT_HOME, null, true), "MOVED"))
                .as("all but the one that stays; two came to a site unregistered")
                .isEqualTo(5);
        assertThat(total(Report.ACTIVATION, a(MovedMeans.LEFT_HOME, null, true), "MEDIAN_DAYS"))
                .as("of 0, 0, 1, 2 and 10")
                .isEqualTo(1.0);
    }

    @Test
    void booksAreWhatWasCountedByHand() {
        books();
        assertThat(total(Report.BOOKS, b(true, true), "IN")).isEqualTo(4);
        assertThat(total(Report.BOOKS, b(true, false), "IN"))
                .as("without the one set aside")
                .isEqualTo(3);
        assertThat(total(Report.BOOKS, b(true, true), "OUT")).isEqualTo(4);
        assertThat(total(Report.BOOKS, b(false, true), "OUT"))
                .as("without two face to face")
                .isEqualTo(2);
        assertThat(total(Report.BOOKS, b(true, true), "THROUGH"))
                .as("in on the 3rd, out on the 6th")
                .isEqualTo(1);
        Map<String, Map<String, Object>> out = found(Report.BOOKS, b(true, true), LONG_AFTER, "OUT");
        assertThat(out.get("BY_WAY")).isEqualTo(Map.of("WAY=COUNTER", 1, "WAY=FACE_TO_FACE", 2, "WAY=FAIR", 1));
        assertThat(out.get("BY_FAIR")).isEqualTo(Map.of("FAIR=" + fair, 1));
        assertThat(found(Report.BOOKS, b(true, true), LONG_AFTER, "COPIES").get("BY_LEG"))
                .isEqualTo(Map.of("FROM_SITE=" + centre + " SITE=" + room, 1));
    }

    /** A degree of the equator is 111.2 km. The copy went one; then the position of the room is put right, to two. */
    @Test
    void aWayIsAsLongAsWasKnownWhenItWasCounted() {
        books();
        season.position(centre, 0, 118);
        season.position(room, 0, 119);
        assertThat(ways("COPY_KM")).isEqualTo(111.2);
        season.position(room, 0, 120);
        assertThat(ways("COPY_KM")).as("asked again").isEqualTo(111.2);
        assertThat(ways("NO_POSITION")).isEqualTo(0);
    }

    private Object ways(String measure) {
        return found(Report.BOOKS, b(true, true), LONG_AFTER, measure)
                .get("WAYS")
                .get("");
    }

    /** What the catalogue puts right later changes no count that was made: the class is the one that was noted first. */
    @Test
    void aCopyKeepsTheClassByWhichItWasCounted() {
        books();
        CountingRules rules = a(MovedMeans.HANDED_OVER, null, true);
        var before = found(Report.ACTIVATION, rules, LONG_AFTER, "REGISTERED").get("BY_CLASS");
        season.reclassified("J");
        assertThat(found(Report.ACTIVATION, rules, LONG_AFTER, "REGISTERED").get("BY_CLASS"))
                .isEqualTo(before);
    }

    /**
     * For session 1: three places by app, two came; two at the desk, both came; four by app, nobody came; two released in
     * time; five released late.
     */
    @Test
    void noShowsAreWhatWasCountedByHand() {
        UUID three = season.ticket(fair, 1, families, 3, "APP", "ADMITTED");
        season.admitted(fair, 1, new Place(three, 1), null, null, When.at(5, 1, 10, 0));
        season.admitted(fair, 1, new Place(three, 2), null, null, When.at(5, 1, 10, 1));
        UUID two = season.ticket(fair, 1, others, 2, "DESK", "ADMITTED");
        season.admitted(fair, 1, new Place(two, 1), null, null, When.at(5, 1, 10, 2));
        season.admitted(fair, 1, new Place(two, 2), null, null, When.at(5, 1, 10, 3));
        season.ticket(fair, 1, season.family(), 4, "APP", "NO_SHOW");
        season.ticket(fair, 1, season.family(), 2, "APP", "RELEASED");
        season.late(season.ticket(fair, 1, season.family(), 5, "APP", "RELEASED"));
        CountingRules rules = n(false);
        assertThat(total(Report.NO_SHOWS, rules, "HELD")).isEqualTo(9);
        assertThat(total(Report.NO_SHOWS, rules, "ADMITTED")).isEqualTo(4);
        assertThat(total(Report.NO_SHOWS, rules, "NO_SHOW")).isEqualTo(5);
        assertThat(total(Report.NO_SHOWS, rules, "SHARE")).isEqualTo(0.5556);
        assertThat(found(Report.NO_SHOWS, rules, LONG_AFTER, "NO_SHOW").get("BY_CHANNEL"))
                .isEqualTo(Map.of("CHANNEL=APP", 5, "CHANNEL=DESK", 0));
        assertThat(total(Report.NO_SHOWS, n(true), "NO_SHOW"))
                .as("with those released late")
                .isEqualTo(10);
        assertThat(found(Report.NO_SHOWS, rules, at(5, 1, 11, 0), "HELD").get("TOTAL"))
                .as("before the session ended")
                .isEqualTo(Map.of("", 0));
    }

    private Object total(Report report, CountingRules rules, String measure) {
        return found(report, rules, LONG_AFTER, measure).get("TOTAL").get("");
    }

    private Map<String, Map<String, Object>> found(Report report, CountingRules rules, Instant asOf, String measure) {
        return tables(
                counting.read(new Question(report, UUID.randomUUID(), rules.of(report), MAY, null, null, asOf)),
                measure);
    }

    /** Table → keys → the measure, as a whole number where it is one. */
    static Map<String, Map<String, Object>> tables(Iterable<Figure> figures, String measure) {
        Map<String, Map<String, Object>> tables = new TreeMap<>();
        for (Figure figure : figures) {
            String keys = figure.keys().properties().stream()
                    .map(key -> key.getKey() + '=' + key.getValue().asText())
                    .sorted()
                    .collect(Collectors.joining(" "));
            if (figure.measures().has(measure)) {
                var value = figure.measures().get(measure);
                tables.computeIfAbsent(figure.section(), any -> new TreeMap<>())
                        .put(keys, value.isIntegralNumber() ? (Object) value.asInt() : value.asDouble());
            }
        }
        return tables;
    }

    static CountingRules v(FairUnit fairs, CounterUnit counters, boolean walkIns) {
        return new CountingRules(fairs, counters, true, true, walkIns, null, null, null, null, null, null, null, 10);
    }

    static CountingRules a(MovedMeans means, @Nullable Integer within, boolean faceToFace) {
        return new CountingRules(null, null, null, null, null, null, means, within, faceToFace, null, null, null, 10);
    }

    static CountingRules b(boolean faceToFace, boolean quarantined) {
        return new CountingRules(null, null, null, null, null, null, null, null, faceToFace, quarantined, 2, null, 10);
    }

    static CountingRules n(boolean late) {
        return new CountingRules(null, null, null, null, null, null, null, null, null, null, null, late, 10);
    }
}
