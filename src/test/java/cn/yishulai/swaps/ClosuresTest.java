package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.CountedStatements;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Calendars;
import cn.yishulai.places.ClosureForm;
import cn.yishulai.places.Hours;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A typhoon day, Spring Festival: one call, and nobody loses a day of what was promised. */
@QuarkusTest
@ClocksStandStill
class ClosuresTest {

    @Inject
    SwapFixture world;

    @Inject
    Sites sites;

    @Inject
    Closures closures;

    @Inject
    ClosureWork work;

    @Inject
    Calendars calendars;

    @Inject
    OpeningCalendar calendar;

    @Inject
    DataSource database;

    private final Somebody librarian = Somebody.aLibrarian();

    @Test
    void aHoldAndAnOfferAreExtendedAndTheirFamilyIsToldOnce() {
        UUID site = world.aSite();
        Caller reader = world.aFamilyWithCredits(2);
        UUID hold = aReadyBook(reader, site);
        UUID offer = anOffer(reader, site);
        LocalDate untilBefore = world.request(reader, hold).pickupUntil();
        var offerBefore = world.request(reader, offer).offeredUntil();
        close(site, 1, 2, false);
        assertThat(world.request(reader, hold).pickupUntil()).isEqualTo(untilBefore.plusDays(2));
        assertThat(world.request(reader, offer).offeredUntil()).isEqualTo(offerBefore.plusDays(2));
        assertThat(world.told("window-extended", reader)).isEqualTo(1);
        work.extendAll();
        assertThat(world.request(reader, hold).pickupUntil()).isEqualTo(untilBefore.plusDays(2));
        assertThat(world.told("window-extended", reader)).isEqualTo(1);
    }

    @Test
    void aClosureThatIsWithdrawnShortensNothing() {
        UUID site = world.aSite();
        Caller reader = world.aFamilyWithCredits(1);
        UUID hold = aReadyBook(reader, site);
        UUID closure = close(site, 1, 3, false);
        LocalDate extended = world.request(reader, hold).pickupUntil();
        librarian
                .asks()
                .post("/v1/closures/{id}/withdraw", closure.toString())
                .then()
                .statusCode(200)
                .body("withdrawn", equalTo(true));
        work.extendAll();
        assertThat(world.request(reader, hold).pickupUntil()).isEqualTo(extended);
        assertThat(calendar.openDay(site, calendar.today(), 1))
                .isEqualTo(calendar.today().plusDays(1));
        Caller later = world.aFamilyWithCredits(1);
        assertThat(world.request(later, aReadyBook(later, site)).pickupUntil()).isBefore(extended);
    }

    @Test
    void theTreeIsClosedAndItsNeighboursAreNot() {
        UUID library = aSite(null);
        UUID branch = aSite(library);
        UUID neighbour = world.aSite();
        Caller inside = world.aFamilyWithCredits(1);
        Caller outside = world.aFamilyWithCredits(1);
        UUID in = aReadyBook(inside, branch);
        UUID out = aReadyBook(outside, neighbour);
        LocalDate before = world.request(inside, in).pickupUntil();
        assertThat(world.request(outside, out).pickupUntil()).isEqualTo(before);
        close(library, 1, 1, true);
        assertThat(world.request(inside, in).pickupUntil()).isEqualTo(before.plusDays(1));
        assertThat(world.request(outside, out).pickupUntil()).isEqualTo(before);
        assertThat(world.told("window-extended", outside)).isZero();
    }

    @Test
    void aHoldThatTheCallMissedIsNotEndedByTheClock() throws SQLException {
        UUID site = world.aSite();
        Caller reader = world.aFamilyWithCredits(1);
        UUID hold = aReadyBook(reader, site);
        close(site, 0, 0, false);
        // As if it had been set aside long ago, by a transaction that did not see the closure yet.
        LocalDate yesterday = calendar.today().minusDays(1);
        sql("UPDATE claim SET window_from = '%s', window_days = 1, pickup_until = '%s' WHERE request_id = '%s'"
                .formatted(yesterday.minusDays(1), yesterday, hold));
        sql(
                "INSERT INTO site_closure (id, site_id, first_day, last_day, reason, covers_branches, extended_at) VALUES (uuidv7(), '%s', '%s', '%s', '台风', false, now())"
                        .formatted(site, yesterday, yesterday));
        deadlines.tick();
        assertThat(world.request(reader, hold).state()).isEqualTo(RequestState.READY);
        assertThat(world.request(reader, hold).pickupUntil())
                .isEqualTo(calendar.today().plusDays(1));
    }

    @Inject
    Deadlines deadlines;

    @Test
    void thePreviewSaysWhatWillHappenAndDoesNothing() {
        UUID site = world.aSite();
        Caller reader = world.aFamilyWithCredits(2);
        UUID hold = aReadyBook(reader, site);
        anOffer(reader, site);
        LocalDate before = world.request(reader, hold).pickupUntil();
        librarian
                .asks()
                .queryParam("site", site.toString())
                .queryParam("from", calendar.today().plusDays(1).toString())
                .queryParam("to", calendar.today().plusDays(2).toString())
                .get("/v1/closures/preview")
                .then()
                .statusCode(200)
                .body("sites", equalTo(1))
                .body("windows", equalTo(2))
                .body("families", equalTo(1));
        assertThat(world.request(reader, hold).pickupUntil()).isEqualTo(before);
    }

    @Test
    void staffCloseTheirOwnSiteAndNoMore() {
        UUID site = world.aSite();
        Somebody li = Somebody.staffAt(site);
        String days = "\"firstDay\":\"%s\",\"lastDay\":\"%1$s\",\"reason\":\"停电\""
                .formatted(calendar.today().plusDays(30));
        li.asks()
                .body("{\"siteId\":\"%s\",%s}".formatted(site, days))
                .post("/v1/closures")
                .then()
                .statusCode(201);
        li.asks().queryParam("site", site.toString()).get("/v1/closures").then().statusCode(200);
        assertRefused(li.asks().body("{%s}".formatted(days)).post("/v1/closures"), 403, "site-not-yours");
        assertRefused(
                li.asks()
                        .body("{\"siteId\":\"%s\",\"coversBranches\":true,%s}".formatted(site, days))
                        .post("/v1/closures"),
                403,
                "site-not-yours");
        assertRefused(
                librarian
                        .asks()
                        .body(
                                "{\"siteId\":\"%s\",\"firstDay\":\"2020-01-02\",\"lastDay\":\"2020-01-01\",\"reason\":\"倒\"}"
                                        .formatted(site))
                        .post("/v1/closures"),
                422,
                "closure-malformed");
    }

    /** Two nodes find the same closure: each family is told once, and every window is extended once. */
    @Test
    void twoWhoTakeUpTheSameClosureTellEachFamilyOnce() throws Exception {
        UUID site = world.aSite();
        Caller reader = world.aFamilyWithCredits(1);
        UUID hold = aReadyBook(reader, site);
        LocalDate before = world.request(reader, hold).pickupUntil();
        UUID closure = closures.close(
                        librarian.caller(),
                        new ClosureForm(
                                site,
                                calendar.today().plusDays(1),
                                calendar.today().plusDays(1),
                                "台风",
                                false))
                .id();
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            running.add(nodes.submit(work::extendAll));
        }
        for (Future<?> each : running) {
            each.get();
        }
        nodes.shutdown();
        work.extendAll();
        assertThat(calendars.require(closure).extendedAt()).isNotNull();
        assertThat(world.request(reader, hold).pickupUntil()).isEqualTo(before.plusDays(1));
        assertThat(world.told("window-extended", reader)).isEqualTo(1);
    }

    /** 102 reading rooms below one library, 650 families with 3,250 offers: a bounded number of statements, each told once. */
    @Test
    void aMassClosureCostsAsManyStatementsABatchHoweverManyWait() throws SQLException {
        UUID library = aSite(null);
        for (int i = 0; i < 102; i++) {
            aSite(library);
        }
        List<Caller> families = new ArrayList<>();
        for (int i = 0; i < 650; i++) {
            families.add(world.aFamily());
        }
        List<UUID> requests = new ArrayList<>();
        LocalDate until = calendar.today().plusDays(2);
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            for (int v = 0; v < 5; v++) {
                UUID volume = world.aVolume();
                for (Caller family : families) {
                    UUID request = UUID.randomUUID();
                    requests.add(request);
                    insert.addBatch(
                            """
                            INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, offered_until,
                                                      offered_from, offered_days, auto_accept, rules_version, changed_at)
                            SELECT '%s', 'OFFERED', '%s', '%s', '%s', id, now(), '%s', '%s', 2, false, 1, now() FROM site
                            WHERE parent_id = '%s' ORDER BY md5(id || '%1$s') LIMIT 1"""
                                    .formatted(
                                            request,
                                            volume,
                                            family.personId(),
                                            family.household(),
                                            OpeningCalendar.endOf(until),
                                            calendar.today(),
                                            library));
                }
            }
            insert.executeBatch();
        }
        long begun = System.nanoTime();
        int batches = 0;
        long statements = 0;
        UUID closure = closures.close(
                        librarian.caller(),
                        new ClosureForm(
                                library,
                                calendar.today().plusDays(1),
                                calendar.today().plusDays(1),
                                "台风",
                                true))
                .id();
        while (calendars.require(closure).extendedAt() == null) {
            statements += CountedStatements.of(
                    () -> QuarkusTransaction.requiringNew().call(() -> closures.extendSome(closure)));
            batches++;
        }
        System.out.printf(
                "mass closure: %d offers of %d families at 102 sites in %d transactions, %d statements, %d ms%n",
                requests.size(), families.size(), batches, statements, (System.nanoTime() - begun) / 1_000_000);
        assertThat(statements).isLessThanOrEqualTo(STATEMENTS_OF_A_BATCH * Math.max(4, batches));
        assertThat(count(
                        "SELECT count(*) FROM swap_request r JOIN site s ON s.id = r.pickup_site WHERE s.parent_id = '%s' AND r.offered_until = '%s'"
                                .formatted(library, OpeningCalendar.endOf(until.plusDays(1)))))
                .isEqualTo(requests.size());
        assertThat(families).allSatisfy(family -> assertThat(world.told("window-extended", family))
                .isEqualTo(1));
        sql("DELETE FROM swap_request r USING site s WHERE s.id = r.pickup_site AND s.parent_id = '%s'"
                .formatted(library));
    }

    private static final long STATEMENTS_OF_A_BATCH = 20;

    private int count(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private UUID close(@Nullable UUID site, int first, int last, boolean branches) {
        String closure = librarian
                .asks()
                .body(
                        "{\"siteId\":\"%s\",\"firstDay\":\"%s\",\"lastDay\":\"%s\",\"reason\":\"台风\",\"coversBranches\":%s}"
                                .formatted(
                                        site,
                                        calendar.today().plusDays(first),
                                        calendar.today().plusDays(last),
                                        branches))
                .post("/v1/closures")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        work.extendAll();
        return UUID.fromString(closure);
    }

    private UUID aReadyBook(Caller reader, UUID site) {
        UUID volume = world.aVolume();
        UUID request = world.asks(reader, volume, site);
        world.brought(world.aFamily(), volume, site);
        assertThat(world.request(reader, request).state()).isEqualTo(RequestState.READY);
        return request;
    }

    private UUID anOffer(Caller reader, UUID site) {
        UUID volume = world.aVolume();
        UUID request = world.asks(reader, volume, site, false);
        world.brought(world.aFamily(), volume, site);
        assertThat(world.request(reader, request).state()).isEqualTo(RequestState.OFFERED);
        return request;
    }

    private UUID aSite(@Nullable UUID parent) {
        return sites.add(new SiteForm(
                "馆 " + UUID.randomUUID(),
                SiteKind.DISTRICT_LIBRARY,
                parent,
                null,
                true,
                SiteForm.daily(Hours.of("09:00", "17:30"))));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }
}
