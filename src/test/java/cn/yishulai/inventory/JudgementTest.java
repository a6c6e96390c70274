package cn.yishulai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.inventory.Judgement.Known;
import cn.yishulai.inventory.Judgement.Sighting;
import cn.yishulai.inventory.Judgement.Then;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of what a stocktake says of a copy. */
class JudgementTest {

    private static final Instant SEEN = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant BEFORE = SEEN.minusSeconds(60);
    private static final Instant AFTER = SEEN.plusSeconds(60);

    /**
     * Then: how it stood when the list was frozen, - when it was not expected. Now: status, here or there, shelf. Handled:
     * when it last went through somebody's hands since. Seen: - not at all, ? on no shelf, HOLD on the hold shelf.
     */
    @ParameterizedTest(name = "{0} then, {1} {2} on {3}, handled {4}, seen {5}: {6} {7} {8}")
    @CsvSource({
        // expected and not seen
        "AVAILABLE/A,    AVAILABLE,     here,  A, -,      -,    MISSING,   NOT_SEEN,               MISS",
        "CLAIMED/A,      CLAIMED,       here,  A, -,      -,    MISSING,   NOT_SEEN,               MISS",
        "ON_HOLD_SHELF/A,ON_HOLD_SHELF, here,  A, -,      -,    MISSING,   NOT_SEEN,               MISS",
        "QUARANTINED/A,  QUARANTINED,   here,  A, -,      -,    MISSING,   NOT_SEEN,               NONE",
        "AVAILABLE/A,    HANDED_OVER,   there, -, BEFORE, -,    MOVED,     HANDED_OVER,            NONE",
        "AVAILABLE/A,    LISTED,        there, -, BEFORE, -,    MOVED,     HANDED_OVER,            NONE",
        "AVAILABLE/A,    IN_TRANSIT,    there, -, BEFORE, -,    MOVED,     SENT,                   NONE",
        "AVAILABLE/A,    AVAILABLE,     there, -, BEFORE, -,    MOVED,     SENT,                   NONE",
        "AVAILABLE/A,    CLAIMED,       here,  A, claim,  -,    MOVED,     CLAIMED,                NONE",
        "CLAIMED/A,      AVAILABLE,     here,  A, claim,  -,    MOVED,     RECEIVED,               NONE",
        "CLAIMED/A,      ON_HOLD_SHELF, here,  A, BEFORE, -,    MOVED,     SET_ASIDE,              NONE",
        "AVAILABLE/A,    AVAILABLE,     here,  B, -,      -,    MOVED,     RESHELVED,              NONE",
        "AVAILABLE/A,    MISSING,       here,  A, BEFORE, -,    MOVED,     REPORTED_MISSING,       NONE",
        "AVAILABLE/A,    QUARANTINED,   here,  A, BEFORE, -,    MOVED,     QUARANTINED,            NONE",
        "AVAILABLE/A,    AT_FAIR,       there, A, BEFORE, -,    MOVED,     AT_A_FAIR,              NONE",
        "AVAILABLE/A,    WITHDRAWN,     here,  A, BEFORE, -,    MOVED,     WITHDRAWN,              NONE",
        // expected and seen where it belongs
        "AVAILABLE/A,    AVAILABLE,     here,  A, -,      A,    FOUND,     IN_PLACE,               NONE",
        "AVAILABLE/A,    AVAILABLE,     here,  A, -,      ?,    FOUND,     IN_PLACE,               NONE",
        "AVAILABLE/-,    AVAILABLE,     here,  -, -,      ?,    FOUND,     IN_PLACE,               NONE",
        "AVAILABLE/-,    AVAILABLE,     here,  -, -,      A,    FOUND,     IN_PLACE,               CORRECT_SHELF",
        "CLAIMED/A,      CLAIMED,       here,  A, -,      A,    FOUND,     IN_PLACE,               NONE",
        "ON_HOLD_SHELF/A,ON_HOLD_SHELF, here,  A, -,      HOLD, FOUND,     IN_PLACE,               NONE",
        "ON_HOLD_SHELF/A,ON_HOLD_SHELF, here,  A, -,      ?,    FOUND,     IN_PLACE,               NONE",
        "QUARANTINED/A,  QUARANTINED,   here,  A, -,      ?,    FOUND,     IN_PLACE,               NONE",
        "AVAILABLE/A,    AVAILABLE,     here,  A, BEFORE, A,    FOUND,     IN_PLACE,               NONE",
        "AVAILABLE/A,    CLAIMED,       here,  A, claim,  A,    FOUND,     IN_PLACE,               NONE",
        // seen on another shelf
        "AVAILABLE/A,    AVAILABLE,     here,  A, -,      B,    MISPLACED, OTHER_SHELF,            CORRECT_SHELF",
        "CLAIMED/A,      CLAIMED,       here,  A, -,      B,    MISPLACED, OTHER_SHELF,            CORRECT_SHELF",
        "AVAILABLE/A,    CLAIMED,       here,  A, claim,  B,    MISPLACED, OTHER_SHELF,            CORRECT_SHELF",
        "AVAILABLE/A,    AVAILABLE,     here,  B, -,      B,    FOUND,     IN_PLACE,               NONE",
        "AVAILABLE/A,    AVAILABLE,     here,  B, -,      A,    MOVED,     RESHELVED,              NONE",
        "-,              AVAILABLE,     here,  A, -,      B,    MISPLACED, OTHER_SHELF,            CORRECT_SHELF",
        "AVAILABLE/A,    AVAILABLE,     here,  A, -,      HOLD, MISPLACED, BELONGS_ON_SHELF,       NONE",
        "CLAIMED/A,      CLAIMED,       here,  A, -,      HOLD, MISPLACED, NOT_SET_ASIDE,          NONE",
        "ON_HOLD_SHELF/A,ON_HOLD_SHELF, here,  A, -,      A,    MISPLACED, BELONGS_ON_HOLD_SHELF,  NONE",
        "QUARANTINED/A,  QUARANTINED,   here,  A, -,      A,    MISPLACED, BELONGS_IN_QUARANTINE,  NONE",
        "QUARANTINED/A,  QUARANTINED,   here,  A, -,      HOLD, MISPLACED, BELONGS_IN_QUARANTINE,  NONE",
        // not of this site
        "-,              AVAILABLE,     there, A, -,      A,    MISPLACED, OTHER_SITE,             ADOPT",
        "-,              CLAIMED,       there, A, -,      A,    MISPLACED, OTHER_SITE,             NONE",
        "-,              ON_HOLD_SHELF, there, A, -,      A,    MISPLACED, OTHER_SITE,             NONE",
        "-,              QUARANTINED,   there, A, -,      A,    MISPLACED, OTHER_SITE,             NONE",
        "-,              IN_TRANSIT,    here,  -, -,      A,    MISPLACED, NOT_RECEIVED,           NONE",
        "-,              IN_TRANSIT,    there, -, -,      A,    MISPLACED, NOT_RECEIVED,           NONE",
        "-,              AT_FAIR,       there, -, -,      A,    MISPLACED, AT_A_FAIR,              NONE",
        "-,              HANDED_OVER,   there, -, -,      A,    MISPLACED, AT_A_FAMILY,            NONE",
        "-,              LISTED,        there, -, -,      A,    MISPLACED, AT_A_FAMILY,            NONE",
        "-,              PROMISED,      there, -, -,      A,    MISPLACED, AT_A_FAMILY,            NONE",
        "-,              WITHDRAWN,     here,  -, -,      A,    MISPLACED, WITHDRAWN,              NONE",
        // missing before, or said to be missing meanwhile
        "-,              MISSING,       here,  A, -,      A,    FOUND,     FOUND_AGAIN,            FIND",
        "-,              MISSING,       there, A, -,      B,    FOUND,     FOUND_AGAIN,            FIND",
        "AVAILABLE/A,    MISSING,       here,  A, BEFORE, A,    FOUND,     FOUND_AGAIN,            FIND",
        "AVAILABLE/A,    MISSING,       here,  A, AFTER,  A,    MOVED,     REPORTED_MISSING,       NONE",
        // received since
        "-,              AVAILABLE,     here,  -, BEFORE, ?,    MOVED,     RECEIVED,               NONE",
        "-,              AVAILABLE,     here,  A, BEFORE, A,    MOVED,     RECEIVED,               NONE",
        "-,              AVAILABLE,     here,  A, BEFORE, B,    MISPLACED, OTHER_SHELF,            CORRECT_SHELF",
        // moved after it was seen: judged by the newest movement
        "AVAILABLE/A,    HANDED_OVER,   there, -, AFTER,  A,    MOVED,     HANDED_OVER,            NONE",
        "AVAILABLE/A,    HANDED_OVER,   there, -, SAME,   A,    MOVED,     HANDED_OVER,            NONE",
        "AVAILABLE/A,    HANDED_OVER,   there, -, BEFORE, A,    MISPLACED, AT_A_FAMILY,            NONE",
        "AVAILABLE/A,    AVAILABLE,     here,  A, AFTER,  B,    MOVED,     RECEIVED,               NONE",
        "-,              AVAILABLE,     there, A, AFTER,  A,    MOVED,     SENT,                   NONE",
    })
    void everyCaseIsDecided(
            String then,
            CopyStatus status,
            String where,
            String shelf,
            String handled,
            String seen,
            Bucket bucket,
            StockFinding finding,
            Remedy remedy) {
        Known copy = new Known(
                then.equals("-") ? null : then(then),
                status,
                where.equals("here"),
                orNull(shelf),
                !handled.equals("-"),
                handled.equals("-") || handled.equals("claim") ? null : at(handled));
        assertThat(Judgement.of(copy, sighting(seen))).isEqualTo(new Judgement(bucket, finding, remedy));
    }

    @Test
    void aCopyIsMissingOnlyWhenNobodySawItAndNothingHappenedToIt() {
        assertThat(wholeTable()).allSatisfy(row -> assertThat(row.judged().bucket() == Bucket.MISSING)
                .as(row.toString())
                .isEqualTo(row.seen() == null
                        && !row.copy().moved()
                        && row.copy().then() != null
                        && Objects.equals(row.copy().then().shelf(), row.copy().shelf())));
    }

    @Test
    void whatHappenedAfterACopyWasSeenIsRightAndNothingIsDoneAboutIt() {
        assertThat(wholeTable())
                .filteredOn(row -> row.seen() != null && AFTER.equals(row.copy().handledAt()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.judged())
                        .extracting(Judgement::bucket, Judgement::remedy)
                        .containsExactly(Bucket.MOVED, Remedy.NONE));
    }

    @Test
    void nothingIsDoneToACopyThatMoved() {
        assertThat(rows(row -> row.judged().bucket() == Bucket.MOVED))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.judged().remedy()).isEqualTo(Remedy.NONE));
    }

    @Test
    void everyRemedyIsOneThatTheCopyAllows() {
        assertThat(wholeTable()).allSatisfy(row -> {
            CopyStatus status = row.copy().status();
            boolean allowed =
                    switch (row.judged().remedy()) {
                        case NONE -> true;
                        case MISS -> status.canBecome(CopyStatus.MISSING);
                        case FIND -> status == CopyStatus.MISSING;
                        case CORRECT_SHELF ->
                            row.copy().here()
                                    && EnumSet.of(CopyStatus.AVAILABLE, CopyStatus.CLAIMED)
                                            .contains(status);
                        case ADOPT -> !row.copy().here() && status == CopyStatus.AVAILABLE;
                    };
            assertThat(allowed).as(row.toString()).isTrue();
        });
    }

    @Test
    void aShelfIsCorrectedToWhereItWasSeenAndNowhereElse() {
        assertThat(rows(row -> row.judged().remedy() == Remedy.CORRECT_SHELF))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Objects.requireNonNull(row.seen()).shelf())
                        .isNotNull()
                        .isNotEqualTo(row.copy().shelf()));
    }

    @Test
    void everyFindingAndEveryRemedyOccurs() {
        assertThat(wholeTable().stream().map(row -> row.judged().finding()))
                .containsAll(EnumSet.allOf(StockFinding.class));
        assertThat(wholeTable().stream().map(row -> row.judged().remedy())).containsAll(EnumSet.allOf(Remedy.class));
    }

    private record Row(Known copy, @Nullable Sighting seen, Judgement judged) {}

    private static List<Row> rows(Predicate<Row> which) {
        return wholeTable().stream().filter(which).toList();
    }

    /** Every way in which a copy can have stood, stand, and have been seen; what was not expected was seen. */
    private static List<Row> wholeTable() {
        List<Row> rows = new ArrayList<>();
        List<String> thens =
                List.of("-", "AVAILABLE/A", "AVAILABLE/-", "CLAIMED/A", "ON_HOLD_SHELF/A", "QUARANTINED/A");
        for (String then : thens) {
            for (CopyStatus status : CopyStatus.values()) {
                for (boolean here : new boolean[] {true, false}) {
                    for (String shelf : List.of("-", "A", "B")) {
                        for (String handled : List.of("-", "claim", "BEFORE", "SAME", "AFTER")) {
                            Known copy = new Known(
                                    then.equals("-") ? null : then(then),
                                    status,
                                    here,
                                    orNull(shelf),
                                    !handled.equals("-"),
                                    handled.equals("-") || handled.equals("claim") ? null : at(handled));
                            Stream.of("-", "?", "A", "B", "HOLD")
                                    .filter(seen -> copy.then() != null || !seen.equals("-"))
                                    .map(JudgementTest::sighting)
                                    .forEach(seen -> rows.add(new Row(copy, seen, Judgement.of(copy, seen))));
                        }
                    }
                }
            }
        }
        assertThat(rows).hasSize((5 * 5 + 4) * 11 * 2 * 3 * 5);
        return rows;
    }

    private static Then then(String text) {
        String[] parts = text.split("/");
        return new Then(CopyStatus.valueOf(parts[0]), orNull(parts[1]));
    }

    private static @Nullable Sighting sighting(String seen) {
        return switch (seen) {
            case "-" -> null;
            case "?" -> new Sighting(SEEN, null, false);
            case "HOLD" -> new Sighting(SEEN, null, true);
            default -> new Sighting(SEEN, seen, false);
        };
    }

    private static Instant at(String when) {
        return Arrays.asList(BEFORE, SEEN, AFTER)
                .get(List.of("BEFORE", "SAME", "AFTER").indexOf(when));
    }

    private static @Nullable String orNull(String text) {
        return text.equals("-") ? null : text;
    }
}
