package cn.yishulai.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyForm;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Registration;
import cn.yishulai.journal.CsvRow;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Each rule shows what it is for, with its figures, and leaves an ordinary month alone. */
@QuarkusTest
class UnusualMintingTest {

    private static final LocalDate MARCH = LocalDate.of(2020, 3, 1);
    private static final Days DAYS = new Days(MARCH, LocalDate.of(2020, 3, 31));
    private static final LocalTime TEN = LocalTime.of(10, 0);

    @Inject
    UnusualMintings report;

    @Inject
    Households households;

    @Inject
    Sites sites;

    @Inject
    Volumes volumes;

    @Inject
    Registration registration;

    @Inject
    Session database;

    @Test
    void anOrdinaryMonthShowsNothing() {
        assertThat(inAMonth(() -> report.of(DAYS)).items()).isEmpty();
    }

    @Test
    void oneWhoMintsFarMoreThanTheOthersIsShownWithTheFigures() {
        UUID bad = UUID.randomUUID();
        UnusualMinting found = inAMonth(() -> {
            UUID site = site();
            for (int i = 0; i < 4; i++) {
                minted(bad, household(), site, at(5, TEN), 15);
            }
            return report.of(DAYS);
        });
        assertThat(rules(found)).containsOnly(Map.entry("STAFF_DAY", 1L));
        UnusualMinting.Row row = found.items().get(0);
        assertThat(row.staffId()).isEqualTo(bad);
        assertThat(row.day()).isEqualTo(LocalDate.of(2020, 3, 5));
        assertThat(row.figure()).isEqualByComparingTo("60");
        assertThat(row.median()).isEqualByComparingTo("6");
        assertThat(row.figure()).isGreaterThan(row.bound());
    }

    @Test
    void aFamilyThatIsCreditedAgainAndAgainByTheSamePersonIsShown() {
        UUID friend = UUID.randomUUID();
        UnusualMinting found = inAMonth(() -> {
            UUID family = household();
            UUID site = site();
            UUID title = volume();
            for (int day = 2; day < 12; day++) {
                minted(friend, family, site, at(day, TEN), 1, title);
            }
            return report.of(DAYS);
        });
        assertThat(rules(found)).containsOnly(Map.entry("SAME_PAIR", 1L), Map.entry("SAME_TITLE", 1L));
        assertThat(found.items())
                .extracting(row -> row.figure().intValueExact())
                .containsExactly(10, 10);
    }

    @Test
    void mintingAtNightOrAboveTheCapIsShown() {
        UnusualMinting found = inAMonth(() -> {
            UUID site = site();
            minted(UUID.randomUUID(), household(), site, at(9, LocalTime.of(22, 0)), 1);
            minted(UUID.randomUUID(), household(), site, at(10, TEN), 22);
            return report.of(DAYS);
        });
        assertThat(rules(found))
                .containsOnly(
                        Map.entry("OUTSIDE_HOURS", 1L), Map.entry("ABOVE_CAP", 1L), Map.entry("HOUSEHOLD_DAY", 1L));
    }

    @Test
    void aFamilyThatStopsJustBelowTheCapEachTimeIsShown() {
        UnusualMinting found = inAMonth(() -> {
            UUID family = household();
            UUID site = site();
            for (int day = 3; day < 6; day++) {
                minted(UUID.randomUUID(), family, site, at(day, TEN), 19);
            }
            return report.of(DAYS);
        });
        assertThat(rules(found)).containsEntry("JUST_BELOW_CAP", 1L).doesNotContainKey("ABOVE_CAP");
    }

    @Test
    void booksThatComeFasterThanAnybodyCanLookAreShown() {
        UUID quick = UUID.randomUUID();
        UnusualMinting found = inAMonth(() -> {
            UUID family = household();
            UUID site = site();
            minted(quick, family, site, at(6, TEN), 13);
            minted(quick, family, site, at(6, TEN.plusMinutes(9)), 13);
            return report.of(DAYS);
        });
        assertThat(found.items())
                .filteredOn(row -> row.rule().equals("BURST"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.staffId()).isEqualTo(quick);
                    assertThat(row.figure()).isEqualByComparingTo("26");
                });
        assertThat(inAMonth(() -> {
                            UUID family = household();
                            UUID site = site();
                            minted(quick, family, site, at(6, TEN), 13);
                            minted(quick, family, site, at(6, TEN.plusMinutes(11)), 13);
                            return report.of(DAYS);
                        })
                        .items())
                .noneMatch(row -> row.rule().equals("BURST"));
    }

    @Test
    void aFamilyThatBringsWhatItTookIsShown() {
        UnusualMinting found = inAMonth(() -> {
            UUID own = household();
            UUID site = site();
            UUID other = household();
            for (UUID copy : minted(UUID.randomUUID(), other, site, at(2, TEN), 4)) {
                taken(copy, own, at(3, TEN));
                broughtAgain(copy, own, site, at(20, TEN));
            }
            return report.of(DAYS);
        });
        assertThat(rules(found)).containsOnly(Map.entry("TOOK_AND_BROUGHT", 1L), Map.entry("BACK_AND_FORTH", 1L));
    }

    @Test
    void twoFamiliesThatPassTheSameBooksAreOnePairWhoeverBegan() {
        UUID[] pair = new UUID[2];
        UnusualMinting found = inAMonth(() -> {
            UUID site = site();
            pair[0] = household();
            pair[1] = household();
            UUID book = minted(UUID.randomUUID(), pair[0], site, at(2, TEN), 1).get(0);
            for (int i = 1; i <= 3; i++) {
                broughtAgain(book, pair[i % 2], site, at(2 + 3 * i, TEN));
            }
            return report.of(DAYS);
        });
        assertThat(found.items())
                .filteredOn(row -> row.rule().equals("BACK_AND_FORTH"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(List.of(row.householdId(), row.otherHouseholdId()))
                            .containsExactlyInAnyOrder(pair);
                    assertThat(row.figure()).isEqualByComparingTo("3");
                    assertThat(row.state()).isEqualTo(UnusualMinting.FindingState.OPEN);
                });
    }

    @Test
    void aFindingIsClearedOnceWithItsEvidenceAndNotByWhoeverItIsAbout() {
        Somebody family = Somebody.aCitizen();
        String volume = QuarkusTransaction.requiringNew().call(() -> volume().toString());
        String copy = registration
                .register(family.caller(), new CopyForm(volume, null, Disposition.SWAP, null, null))
                .code();
        String finding = FindingFixture.of(family.caller().household(), copy);
        LocalDate today = OpeningCalendar.dayOf(Instant.now());
        String from = today.minusDays(30).toString();
        String to = today.plusDays(1).toString();
        String days = "?from=" + from + "&to=" + to;
        var shown = Somebody.anAuditor().asks().get("/v1/reports/minting/" + finding + days);
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(shown.jsonPath().getList("evidence")).hasSize(4);
        assertThat(shown.jsonPath().getString("evidence[0].copyCode")).isEqualTo(copy);
        assertThat(shown.jsonPath().getString("finding.state")).isEqualTo("OPEN");
        Map<String, Object> form = Map.of("from", from, "to", to, "note", "同一本书四次登记，已核对");
        Somebody librarian = Somebody.aLibrarian();
        Somebody second = Somebody.aLibrarian();
        var corrected = decide(librarian, finding, Map.of("from", from, "to", to, "note", "多给了一张", "credits", 1));
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);
        assertThat(corrected.jsonPath().getString("finding.state")).isEqualTo("OPEN");
        String approval = corrected.jsonPath().getString("finding.approvalId");
        assertThat(decide(second, finding, form).statusCode())
                .as("waits for a second person")
                .isEqualTo(409);
        second.asks().post("/v1/approvals/" + approval + "/confirm").then().statusCode(200);
        assertThat(Somebody.anAuditor()
                        .asks()
                        .get("/v1/reports/minting/" + finding + days)
                        .jsonPath()
                        .getString("finding.state"))
                .isEqualTo("CORRECTED");
        String cleared = FindingFixture.of(Somebody.aCitizen().caller().household(), copy);
        assertThat(decide(librarian, cleared, form).jsonPath().getString("finding.state"))
                .isEqualTo("CLEARED");
        assertThat(decide(second, cleared, form).statusCode()).isEqualTo(409);
        assertThat(decide(second, "0".repeat(32), form).statusCode()).isEqualTo(404);
    }

    private static io.restassured.response.Response decide(Somebody who, String finding, Map<String, Object> form) {
        return who.asks().body(form).post("/v1/reports/minting/" + finding + "/decision");
    }

    @Test
    void auditorsReadItAndTakeItAsATableWithDefinitions() {
        Somebody auditor = Somebody.anAuditor();
        auditor.asks()
                .get("/v1/reports/minting?from=2020-03-01&to=2020-03-31")
                .then()
                .statusCode(200);
        String csv = MintingCsv.of(inAMonth(() -> {
            minted(UUID.randomUUID(), household(), site(), at(9, LocalTime.of(22, 0)), 1);
            return report.of(DAYS);
        }));
        assertThat(csv).startsWith("\uFEFFrule,definition_zh").contains("OUTSIDE_HOURS,在点位开放时间以外");
        assertThat(CsvRow.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(auditor.asks()
                        .accept("text/csv")
                        .get("/v1/reports/minting?from=2020-03-01&to=2020-03-31")
                        .then()
                        .statusCode(200)
                        .extract()
                        .contentType())
                .startsWith("text/csv");
    }

    /** Ten members of staff mint five to seven credits on each of ten days, for a family each; nothing of it stays. */
    private UnusualMinting inAMonth(Supplier<UnusualMinting> story) {
        titles = null;
        QuarkusTransaction.begin();
        try {
            UUID site = site();
            for (int person = 0; person < 10; person++) {
                UUID staff = UUID.randomUUID();
                for (int day = 10; day < 20; day++) {
                    minted(staff, household(), site, at(day, TEN), 5 + (person + day) % 3);
                }
            }
            return story.get();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static Map<String, Long> rules(UnusualMinting found) {
        return found.items().stream().collect(Collectors.groupingBy(UnusualMinting.Row::rule, Collectors.counting()));
    }

    private UUID site() {
        return sites.add(new SiteForm(
                "点位 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30)))));
    }

    private UUID household() {
        return households.found("家").id();
    }

    private UUID volume() {
        return volumes.add(VolumeForm.titled("书 " + UUID.randomUUID())).id();
    }

    private static LocalDateTime at(int day, LocalTime time) {
        return MARCH.withDayOfMonth(day).atTime(time);
    }

    private List<UUID> minted(UUID staff, UUID household, UUID site, LocalDateTime at, int books) {
        return minted(staff, household, site, at, books, null);
    }

    private void taken(UUID copy, UUID household, LocalDateTime at) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO movement (copy_id, seq, status, household_id, actor, occurred_at, recorded_at, reason)
                        SELECT ?1, 1 + count(*), 'HANDED_OVER', ?2, ?2, ?3, ?3, 'handed over' FROM movement WHERE copy_id = ?1""")
                .setParameter(1, copy)
                .setParameter(2, household)
                .setParameter(3, at.atZone(ZoneId.of("Asia/Shanghai")).toInstant())
                .executeUpdate();
    }

    private void broughtAgain(UUID copy, UUID household, UUID site, LocalDateTime at) {
        UUID session = session(UUID.randomUUID(), household, site, at);
        inspected(session, copy, UUID.randomUUID(), at);
    }

    /** One session; each book is another title unless one is given. */
    private List<UUID> minted(UUID staff, UUID household, UUID site, LocalDateTime at, int books, UUID title) {
        UUID session = session(staff, household, site, at);
        List<UUID> copies = new ArrayList<>();
        for (UUID volume : title == null ? titles(books) : List.of(title)) {
            UUID copy = UUID.randomUUID();
            database.createNativeMutationQuery(
                            """
                            INSERT INTO copy (id, code, volume_id, status, site_id, since, moves)
                            VALUES (?1, upper(substr(md5(cast(?1 AS text)), 1, 10)), ?2, 'AVAILABLE', ?3, ?4, 1)""")
                    .setParameter(1, copy)
                    .setParameter(2, volume)
                    .setParameter(3, site)
                    .setParameter(4, at.atZone(ZoneId.of("Asia/Shanghai")).toInstant())
                    .executeUpdate();
            inspected(session, copy, staff, at);
            copies.add(copy);
        }
        return copies;
    }

    private UUID session(UUID staff, UUID household, UUID site, LocalDateTime at) {
        UUID session = UUID.randomUUID();
        database.createNativeMutationQuery(
                        """
                        INSERT INTO drop_off (id, state, site_id, household_id, opened_for, opened_by, opened_at, closed_at, rules_version)
                        VALUES (?1, 'CLOSED', ?2, ?3, ?3, ?4, ?5, ?5, 1)""")
                .setParameter(1, session)
                .setParameter(2, site)
                .setParameter(3, household)
                .setParameter(4, staff)
                .setParameter(5, at.atZone(ZoneId.of("Asia/Shanghai")).toInstant())
                .executeUpdate();
        return session;
    }

    private void inspected(UUID session, UUID copy, UUID staff, LocalDateTime at) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO inspection (id, drop_off_id, copy_id, volume_id, decision, reason, grade, rules_version, credits, inspected_by, decided_at)
                        SELECT gen_random_uuid(), ?1, id, volume_id, 'CREDIT', 'ACCEPTED', 'GOOD', 1, 1, ?3, ?4 FROM copy WHERE id = ?2""")
                .setParameter(1, session)
                .setParameter(2, copy)
                .setParameter(3, staff)
                .setParameter(4, at.atZone(ZoneId.of("Asia/Shanghai")).toInstant())
                .executeUpdate();
    }

    private List<UUID> titles;

    /** So many different titles; made once in a story. */
    private List<UUID> titles(int books) {
        if (titles == null) {
            titles = Stream.generate(this::volume).limit(25).toList();
        }
        return titles.subList(0, books);
    }
}
