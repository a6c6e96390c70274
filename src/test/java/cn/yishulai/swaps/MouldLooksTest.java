package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One book is mouldy, and those that stood beside it are looked at. */
@QuarkusTest
@Audited
class MouldLooksTest {

    @Inject
    SwapFixture given;

    @Inject
    Circulation circulation;

    @Inject
    CopyReads reads;

    private UUID site;
    private Caller desk;
    private Somebody li;

    @BeforeEach
    void aSite() {
        site = given.aSite();
        desk = given.staffAt(site);
        li = Somebody.staffAt(site);
    }

    @Test
    void thoseThatStoodBesideItAreLookedAtWhereverTheyStandNow() {
        UUID elsewhere = given.aSite();
        CopyCode before = on("A-1");
        circulation.shelve(desk, before, site, "B-2"); // left before the mouldy one came
        CopyCode mouldy = on("A-1");
        CopyCode beside = on("A-1");
        CopyCode moved = on("A-1");
        circulation.shelve(desk, moved, site, "C-3");
        CopyCode sent = on("A-1");
        circulation.send(desk, sent, site, elsewhere);
        circulation.receive(given.staffAt(elsewhere), sent, elsewhere);
        CopyCode other = on("B-2");
        circulation.shelve(desk, mouldy, site, "D-4");
        CopyCode after = on("A-1"); // came when the mouldy one had left
        assertThat(mould(mouldy).jsonPath().getInt("beside")).isEqualTo(3);
        assertThat(walk(li, site)).containsExactlyInAnyOrder(beside.value(), moved.value());
        assertThat(walk(Somebody.staffAt(elsewhere), elsewhere)).containsExactly(sent.value());
        assertThat(List.of(before, other, after))
                .allSatisfy(code -> assertThat(walk(li, site)).doesNotContain(code.value()));
        assertThat(li.asks().get("/v1/mould-looks?site=" + site).jsonPath().getString("items[0].beside.code"))
                .isEqualTo(mouldy.value());
    }

    @Test
    void eachIsLookedAtOnceAndAMouldyOneIsSetAsideWithItsOwnNeighbours() {
        CopyCode mouldy = on("A-1");
        CopyCode fine = on("A-1");
        CopyCode bad = on("A-1");
        mould(mouldy);
        circulation.shelve(desk, bad, site, "B-2");
        CopyCode next = on("B-2");
        look(fine, "FINE").then().statusCode(200);
        assertRefused(look(fine, "FINE"), 409, "look-done");
        assertThat(look(fine, "FINE").jsonPath().getString("by")).isNotEmpty();
        assertThat(reads.facts(fine).status()).isEqualTo(CopyStatus.AVAILABLE);
        Response set = look(bad, "MOULDY");
        assertThat(set.jsonPath().getString("copy.status")).isEqualTo("QUARANTINED");
        assertThat(walk(li, site)).contains(next.value()).doesNotContain(bad.value());
        assertRefused(look(on("Z-9"), "FINE"), 409, "look-done");
        assertRefused(
                Somebody.staffAt(given.aSite())
                        .asks()
                        .body("{\"siteId\":\"%s\",\"finding\":\"FINE\"}".formatted(site))
                        .post("/v1/mould-looks/" + next),
                403,
                "site-not-yours");
    }

    @Test
    void aReaderWhoWaitsForAMouldyOneKeepsThePlace() {
        UUID volume = given.aVolume();
        CopyCode mouldy = on("A-1");
        CopyCode claimed = given.brought(given.aFamily(), volume, site);
        circulation.shelve(desk, claimed, site, "A-1");
        Caller reader = given.aFamilyWithCredits(1);
        UUID request = given.asks(reader, volume, site);
        mould(mouldy);
        assertThat(walk(li, site)).containsExactly(claimed.value());
        look(claimed, "MOULDY").then().statusCode(200);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.credits(reader).free()).isEqualTo(1);
    }

    /** Two people with one list: one of them is first. */
    @Test
    void twoWhoLookAtOneBookAtOnceAreOneThenTheOther() throws Exception {
        CopyCode mouldy = on("A-1");
        List<CopyCode> beside = List.of(on("A-1"), on("A-1"), on("A-1"), on("A-1"));
        mould(mouldy);
        Somebody wang = Somebody.staffAt(site);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (CopyCode code : beside) {
                List<Future<Integer>> looks = new ArrayList<>();
                for (Somebody who : List.of(li, wang, li, wang)) {
                    looks.add(threads.submit(
                            () -> look(who, code, who == li ? "FINE" : "MOULDY").statusCode()));
                }
                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> look : looks) {
                    answers.add(look.get());
                }
                assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
                assertThat(answers).filteredOn(status -> status == 409).hasSize(3);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(walk(li, site)).isEmpty();
    }

    private CopyCode on(String shelf) {
        CopyCode code = given.brought(given.aFamily(), given.aVolume(), site);
        circulation.shelve(desk, code, site, shelf);
        return code;
    }

    private Response mould(CopyCode code) {
        return li.asks()
                .body("{\"siteId\":\"%s\",\"reason\":\"书脊有霉点\",\"mould\":true}".formatted(site))
                .post("/v1/copies/" + code + "/quarantine");
    }

    private Response look(CopyCode code, String finding) {
        return look(li, code, finding);
    }

    private Response look(Somebody who, CopyCode code, String finding) {
        return who.asks()
                .body("{\"siteId\":\"%s\",\"finding\":\"%s\"}".formatted(site, finding))
                .post("/v1/mould-looks/" + code);
    }

    private static List<String> walk(Somebody who, UUID at) {
        return who.asks().get("/v1/mould-looks?site=" + at).jsonPath().getList("items.copy.code");
    }
}
