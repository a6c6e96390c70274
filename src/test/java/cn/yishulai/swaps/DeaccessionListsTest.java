package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Copies that nobody swaps: found by the report, listed by one person, struck off by another. */
@QuarkusTest
class DeaccessionListsTest {

    private static final String LISTS = "/v1/deaccession-lists";

    @Inject
    SwapFixture given;

    @Inject
    Session database;

    @Test
    void twoPersonsGiveAwayWhatNobodySwaps() {
        UUID site = given.aSite();
        UUID elsewhere = given.aSite();
        UUID wanted = given.aVolume();
        CopyCode old = given.brought(given.aFamily(), given.aVolume(), site);
        CopyCode asked = given.brought(given.aFamily(), wanted, site);
        CopyCode fresh = given.brought(given.aFamily(), given.aVolume(), site);
        given.asks(given.aFamily(), wanted, elsewhere);
        // A family without credit waits elsewhere; the copy stays free.
        idle(old, 14);
        idle(asked, 7);
        Somebody li = Somebody.staffAt(site);
        Somebody wang = Somebody.staffAt(site);

        Response ageing = li.asks().get("/v1/reports/ageing?months=6&site=" + site);
        assertThat(ageing.jsonPath().getList("items.copyCode")).containsExactly(old.value(), asked.value());
        assertThat(ageing.jsonPath().getList("items.suggestion")).containsExactly("DONATE", "SEND");
        assertThat(ageing.jsonPath().getString("items[1].sendTo.id")).isEqualTo(elsewhere.toString());
        Response first = li.asks().get("/v1/reports/ageing?months=6&limit=1&site=" + site);
        assertThat(li.asks()
                        .queryParam("after", first.jsonPath().getString("nextAfter"))
                        .get("/v1/reports/ageing?months=6&limit=1&site=" + site)
                        .jsonPath()
                        .getList("items.copyCode"))
                .containsExactly(asked.value());

        Response list = propose(li, site, "DONATION", "溧水乡村小学", List.of(old, fresh));
        assertThat(list.statusCode()).isEqualTo(201);
        String id = list.jsonPath().getString("id");
        assertRefused(li.asks().post(LISTS + "/" + id + "/confirm"), 403, "deaccession-list-own");
        assertRefused(
                Somebody.staffAt(elsewhere).asks().post(LISTS + "/" + id + "/confirm"),
                404,
                "deaccession-list-unknown");
        // Meanwhile a reader takes one of them.
        taken(fresh, site);
        Response done = wang.asks().post(LISTS + "/" + id + "/confirm");
        assertThat(done.jsonPath().getString("state")).isEqualTo("EXECUTED");
        assertThat(done.jsonPath().getString("copies.find { it.copyCode == '" + old + "' }.outcome"))
                .isEqualTo("WITHDRAWN");
        assertThat(done.jsonPath().getString("copies.find { it.copyCode == '" + fresh + "' }.outcome"))
                .isEqualTo("KEPT");
        assertRefused(wang.asks().post(LISTS + "/" + id + "/confirm"), 409, "deaccession-list-decided");
        given.audit();
    }

    @Test
    void aListIsTakenWholeOrNotAtAll() {
        UUID site = given.aSite();
        CopyCode here = given.brought(given.aFamily(), given.aVolume(), site);
        CopyCode there = given.brought(given.aFamily(), given.aVolume(), given.aSite());
        Somebody li = Somebody.staffAt(site);
        assertRefused(propose(li, site, "FREE_SHELF", null, List.of(here, there)), 409, "copy-elsewhere");
        assertRefused(propose(li, site, "DONATION", null, List.of(here)), 422, "recipient-meant");
        assertRefused(propose(li, site, "FREE_SHELF", "谁", List.of(here)), 422, "recipient-meant");
        assertThat(li.asks().get(LISTS).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void twoWhoConfirmAtOnceDoItOnceAndTwoListsNeverWaitInACircle() throws Exception {
        UUID site = given.aSite();
        List<CopyCode> copies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            copies.add(given.brought(given.aFamily(), given.aVolume(), site));
        }
        Somebody li = Somebody.staffAt(site);
        List<CopyCode> reversed = new ArrayList<>(copies);
        Collections.reverse(reversed);
        String one = propose(li, site, "FREE_SHELF", null, copies).jsonPath().getString("id");
        String other =
                propose(li, site, "FREE_SHELF", null, reversed).jsonPath().getString("id");
        var people = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> hands = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Somebody second = Somebody.staffAt(site);
                String list = i % 2 == 0 ? one : other;
                hands.add(() ->
                        second.asks().post(LISTS + "/" + list + "/confirm").statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(hands)) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn(status -> status == 200).hasSize(2);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(4);
        } finally {
            people.shutdown();
        }
        long withdrawn = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        "SELECT count(*) FROM deaccession_list_copy WHERE outcome = 'WITHDRAWN' AND list_id IN (?1)",
                        Long.class)
                .setParameter(1, List.of(UUID.fromString(one), UUID.fromString(other)))
                .getSingleResult());
        assertThat(withdrawn).isEqualTo(copies.size());
        given.audit();
    }

    @Test
    void theBalanceCountsWhereABookWasTaken() {
        UUID site = given.aSite();
        given.brought(given.aFamily(), given.aVolume(), site);
        CopyCode taken = given.brought(given.aFamily(), given.aVolume(), site);
        taken(taken, site);
        Map<String, Object> row = Somebody.aLibrarian()
                .asks()
                .get("/v1/reports/balance")
                .jsonPath()
                .getMap("items.find { it.site.id == '" + site + "' }");
        assertThat(row)
                .containsEntry("onShelf", 1)
                .containsEntry("brought", 2)
                .containsEntry("given", 1)
                .containsEntry("daysOfSupply", 90)
                .containsEntry("state", "BALANCED");
    }

    private void taken(CopyCode code, UUID site) {
        Somebody.staffAt(site)
                .asks()
                .body(Map.of("siteId", site, "familyCode", given.card(given.aFamilyWithCredits(1))))
                .post("/v1/copies/" + code + "/hand-over")
                .then()
                .statusCode(200);
    }

    private Response propose(
            Somebody who, UUID site, String purpose, @Nullable String recipient, List<CopyCode> copies) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "siteId",
                site,
                "purpose",
                purpose,
                "reason",
                "半年没有人换",
                "copyCodes",
                copies.stream().map(CopyCode::value).toList()));
        if (recipient != null) {
            body.put("recipient", recipient);
        }
        return who.asks().body(body).post(LISTS);
    }

    /** As if it had been brought so many months earlier; movements are never changed, but for a test of the calendar. */
    private void idle(CopyCode code, int months) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeMutationQuery("ALTER TABLE movement DISABLE TRIGGER movement_append_only")
                    .executeUpdate();
            database.createNativeMutationQuery(
                            """
                            UPDATE movement SET recorded_at = recorded_at - make_interval(months => ?2),
                                occurred_at = occurred_at - make_interval(months => ?2)
                            WHERE copy_id = (SELECT id FROM copy WHERE code = ?1)""")
                    .setParameter(1, code.value())
                    .setParameter(2, months)
                    .executeUpdate();
            database.createNativeMutationQuery("ALTER TABLE movement ENABLE TRIGGER movement_append_only")
                    .executeUpdate();
        });
    }
}
