package cn.yishulai.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.journal.CsvRow;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
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

    private void minted(UUID staff, UUID household, UUID site, LocalDateTime at, int books) {
        minted(staff, household, site, at, books, null);
    }

    /** One session; each book is another title unless one is given. */
    private void minted(UUID staff, UUID household, UUID site, LocalDateTime at, int books, UUID title) {
        UUID session = UUID.randomUUID();
        var moment = at.atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        database.createNativeMutationQuery(
                        """
                        INSERT INTO drop_off (id, state, site_id, household_id, opened_by, opened_at, closed_at, rules_version)
                        VALUES (?1, 'CLOSED', ?2, ?3, ?4, ?5, ?5, 1)""")
                .setParameter(1, session)
                .setParameter(2, site)
                .setParameter(3, household)
                .setParameter(4, staff)
                .setParameter(5, moment)
                .executeUpdate();
        for (UUID volume : title == null ? titles(books) : List.of(title)) {
            UUID copy = UUID.randomUUID();
            database.createNativeMutationQuery(
                            """
                            INSERT INTO copy (id, code, volume_id, status, site_id, since, moves)
                            VALUES (?1, upper(substr(md5(cast(?1 AS text)), 1, 10)), ?2, 'AVAILABLE', ?3, ?4, 1)""")
                    .setParameter(1, copy)
                    .setParameter(2, volume)
                    .setParameter(3, site)
                    .setParameter(4, moment)
                    .executeUpdate();
            database.createNativeMutationQuery(
                            """
                            INSERT INTO inspection (id, drop_off_id, copy_id, volume_id, decision, reason, grade, rules_version, credits, inspected_by, decided_at)
                            VALUES (gen_random_uuid(), ?1, ?2, ?3, 'CREDIT', 'ACCEPTED', 'GOOD', 1, 1, ?4, ?5)""")
                    .setParameter(1, session)
                    .setParameter(2, copy)
                    .setParameter(3, volume)
                    .setParameter(4, staff)
                    .setParameter(5, moment)
                    .executeUpdate();
        }
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
