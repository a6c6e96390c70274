package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.RelabelForm;
import cn.yishulai.copies.Relabelling;
import cn.yishulai.copies.VoidReason;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.JoinCode;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Unions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wherever a copy is when its title is recalled: who has it or waits for it is kept whole, and when it is lifted too. */
@QuarkusTest
@ClocksStandStill
@Audited
class RecallStatesTest {

    @Inject
    SwapFixture given;

    @Inject
    RecallRounds rounds;

    @Inject
    Handovers handovers;

    @Inject
    Undoing undoing;

    @Inject
    Circulation circulation;

    @Inject
    Removals removals;

    @Inject
    Transfers transfers;

    @Inject
    Relabelling relabelling;

    @Inject
    Unions unions;

    @Inject
    CopyReads reads;

    @Inject
    Session em;

    private UUID site;
    private UUID volume;
    private Caller desk;
    private Somebody librarian;

    @BeforeEach
    void aDesk() {
        site = given.aSite();
        desk = given.staffAt(site);
        librarian = Somebody.aLibrarian();
    }

    /**
     * How a copy stands before a recall, and what may be said of it afterwards.
     *
     * @param family who has it, or waits for it
     * @param request of whoever waits
     * @param aside whether the recall sets it aside
     * @param owed how many credits the family gets back
     * @param after how it stands when the recall is lifted
     */
    private record Story(
            CopyCode copy,
            @Nullable Caller family,
            @Nullable UUID request,
            boolean aside,
            int owed,
            CopyStatus after) {}

    private Map<String, Supplier<Story>> stories() {
        Map<String, Supplier<Story>> all = new LinkedHashMap<>();
        all.put("free on a shelf", () -> aside(brought(), CopyStatus.AVAILABLE));
        all.put("on the pull list", () -> waited(brought(), given.aFamilyWithCredits(1), true, () -> {}));
        all.put("offered to a reader", () -> waited(brought(), given.aFamilyWithCredits(1), false, () -> {}));
        all.put("set aside for a reader", () -> {
            CopyCode book = brought();
            return waited(book, given.aFamilyWithCredits(1), true, () -> circulation.holdShelf(desk, book, site));
        });
        all.put("on its way to a reader, in a load", () -> {
            UUID far = given.aSite();
            CopyCode book = brought();
            Caller reader = given.aFamilyWithCredits(1);
            UUID asked = given.asks(reader, volume, far);
            TransferCode load =
                    new TransferCode(transfers.propose(desk, site, far, 5).code());
            transfers.pack(desk, load, book);
            transfers.send(desk, load);
            return new Story(book, reader, asked, true, 0, CopyStatus.CLAIMED);
        });
        all.put("on its way", () -> {
            CopyCode book = brought();
            circulation.send(desk, book, site, given.aSite());
            return aside(book, CopyStatus.AVAILABLE);
        });
        all.put("on a fair table", () -> {
            CopyCode book = brought();
            stands(book, "AT_FAIR", site, null);
            return aside(book, CopyStatus.AVAILABLE);
        });
        all.put("missing", () -> {
            CopyCode book = brought();
            removals.miss(desk, book, site, "不在架上");
            return left(book, CopyStatus.MISSING);
        });
        all.put("set aside before for a reason of its own", () -> {
            CopyCode book = brought();
            removals.quarantine(desk, book, site, "recall of the press, and mould");
            return left(book, CopyStatus.QUARANTINED);
        });
        all.put("withdrawn", () -> {
            Caller owner = given.aFamily();
            CopyCode book = given.listed(owner, volume);
            removals.withdraw(owner, book, "送人了");
            return left(book, CopyStatus.WITHDRAWN);
        });
        all.put("listed at home", () -> {
            Caller owner = given.aFamily();
            return new Story(given.listed(owner, volume), owner, null, false, 0, CopyStatus.LISTED);
        });
        all.put("promised by a family", () -> {
            Caller owner = given.aFamily();
            CopyCode book = given.listed(owner, volume);
            stands(book, "PROMISED", null, owner.household());
            return new Story(book, owner, null, false, 0, CopyStatus.PROMISED);
        });
        all.put("swapped for a credit", () -> {
            CopyCode book = brought();
            return atHome(book, walksIn(book), 1);
        });
        all.put("swapped, and listed by its new family", () -> {
            CopyCode book = brought();
            Caller holder = walksIn(book);
            stands(book, "LISTED", null, holder.household());
            return new Story(book, holder, null, false, 1, CopyStatus.LISTED);
        });
        all.put("swapped, and its new family became part of another", () -> {
            CopyCode book = brought();
            Caller holder = walksIn(book);
            Caller host = given.aFamily();
            unions.merge(holder, new JoinCode(unions.invite(host).code()));
            return atHome(book, host, 1);
        });
        all.put("swapped, and its label replaced", () -> {
            CopyCode book = brought();
            Caller holder = walksIn(book);
            CopyCode anew = new CopyCode(relabelling
                    .replace(desk, book, new RelabelForm(site.toString(), VoidReason.DAMAGED, null, null))
                    .code());
            return atHome(anew, holder, 1);
        });
        all.put("swapped twice: the second family has it", () -> {
            CopyCode book = brought();
            walksIn(book);
            circulation.shelve(desk, book, site, null);
            return atHome(book, walksIn(book), 1);
        });
        all.put("swapped, brought back, and given home again without a credit", () -> {
            CopyCode book = brought();
            Caller holder = walksIn(book);
            circulation.shelve(desk, book, site, null);
            stands(book, "HANDED_OVER", null, holder.household());
            return atHome(book, holder, 0);
        });
        all.put("a hand-over that was undone, and given home without a credit", () -> {
            CopyCode book = brought();
            Caller holder = walksIn(book);
            undoing.undo(desk, book, site);
            stands(book, "HANDED_OVER", null, holder.household());
            return atHome(book, holder, 0);
        });
        return all;
    }

    @Test
    void whereverACopyIsNobodyIsWorseOffForARecallNorForItsEnd() {
        stories().forEach((name, story) -> {
            volume = given.aVolume();
            Story told = story.get();
            String recall = recall();
            long total = total(told);
            CopyStatus before = status(told);
            rounds.tick();
            assertThat(status(told)).as(name).isEqualTo(told.aside() ? CopyStatus.QUARANTINED : before);
            assertThat(total(told)).as("%s: nothing is lost", name).isEqualTo(total);
            if (told.request() != null) {
                assertThat(state(told)).as(name).isEqualTo(RequestState.PAUSED);
                assertThat(given.credits(told.family()).held()).as(name).isZero();
            }
            Somebody.aLibrarian()
                    .asks()
                    .post("/v1/recalls/" + recall + "/confirm")
                    .then()
                    .statusCode(200);
            rounds.tick();
            rounds.tick();
            assertThat(total(told))
                    .as("%s: the holder is kept whole, once", name)
                    .isEqualTo(total + told.owed());
            librarian.asks().post("/v1/recalls/" + recall + "/lift").then().statusCode(200);
            rounds.tick();
            assertThat(status(told)).as("%s, lifted", name).isEqualTo(told.after());
            assertThat(total(told)).as("%s, lifted", name).isEqualTo(total + told.owed());
            if (told.request() != null) {
                assertThat(state(told)).as(name).isIn(RequestState.ACCEPTED, RequestState.OFFERED);
            }
        });
    }

    @Test
    void theSecondPersonIsAnotherPersonAndNotAnotherSession() {
        volume = given.aVolume();
        String recall = recall();
        String confirm = "/v1/recalls/" + recall + "/confirm";
        Somebody sameFromAnotherDesk = Somebody.ofStaff(librarian.caller().personId());
        assertRefused(sameFromAnotherDesk.asks().post(confirm), 403, "second-person-needed");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> em.createNativeMutationQuery(
                                "UPDATE recall SET confirmed_by = opened_by, confirmed_at = now() WHERE id = ?1")
                        .setParameter(1, UUID.fromString(recall))
                        .executeUpdate()))
                .hasStackTraceContaining("recall_two_persons");
    }

    @Test
    void whoseSessionIsOverConfirmsNothing() {
        volume = given.aVolume();
        CopyCode book = brought();
        Somebody gone = longAgo(Somebody::aLibrarian);
        String recall = recall();
        String stocktake = librarian
                .asks()
                .body(Map.of("siteId", site.toString()))
                .post("/v1/stocktakes")
                .jsonPath()
                .getString("id");
        Somebody.aLibrarian().asks().post("/v1/stocktakes/" + stocktake + "/counted");
        String approval = librarian
                .asks()
                .body(Map.of("reason", "worn out"))
                .post("/v1/copies/" + book + "/withdraw")
                .jsonPath()
                .getString("approval.id");
        for (String second : List.of(
                "/v1/recalls/" + recall + "/confirm",
                "/v1/stocktakes/" + stocktake + "/sign-off",
                "/v1/approvals/" + approval + "/confirm")) {
            assertRefused(gone.asks().post(second), 401, "not-signed-in");
        }
        assertThat(librarian.asks().get("/v1/recalls/" + recall).asString()).doesNotContain("\"confirmed\"");
        assertThat(librarian
                        .asks()
                        .get("/v1/stocktakes/" + stocktake)
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("COUNTED");
        assertThat(reads.facts(book).status()).isNotEqualTo(CopyStatus.WITHDRAWN);
    }

    private static Somebody longAgo(Supplier<Somebody> somebody) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-20)), Clock.class);
        try {
            return somebody.get();
        } finally {
            QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
        }
    }

    private CopyCode brought() {
        return given.brought(given.aFamily(), volume, site);
    }

    private static Story aside(CopyCode book, CopyStatus after) {
        return new Story(book, null, null, true, 0, after);
    }

    private static Story left(CopyCode book, CopyStatus stays) {
        return new Story(book, null, null, false, 0, stays);
    }

    private static Story atHome(CopyCode book, Caller holder, int owed) {
        return new Story(book, holder, null, false, owed, CopyStatus.HANDED_OVER);
    }

    private Story waited(CopyCode book, Caller reader, boolean accepts, Runnable then) {
        UUID asked = given.asks(reader, volume, site, accepts);
        then.run();
        return new Story(book, reader, asked, true, 0, CopyStatus.CLAIMED);
    }

    private Caller walksIn(CopyCode book) {
        Caller family = given.aFamilyWithCredits(1);
        handovers.handOver(desk, book, new HandoverForm(site.toString(), given.card(family), null, null));
        return family;
    }

    /** A step for which no room has a verb yet. */
    private void stands(CopyCode book, String status, @Nullable UUID at, @Nullable UUID with) {
        QuarkusTransaction.requiringNew().run(() -> {
            em.createNativeMutationQuery(
                            "UPDATE copy SET status = ?1, site_id = ?2, household_id = ?3, moves = moves + 1, since = now() WHERE code = ?4")
                    .setParameter(1, status)
                    .setParameter(2, at, UUID.class)
                    .setParameter(3, with, UUID.class)
                    .setParameter(4, book.value())
                    .executeUpdate();
            em.createNativeMutationQuery(
                            """
                            INSERT INTO movement (copy_id, seq, status, site_id, household_id, actor, occurred_at, recorded_at, reason)
                            SELECT id, moves, status, site_id, household_id, id, now(), now(), 'a test' FROM copy WHERE code = ?1""")
                    .setParameter(1, book.value())
                    .executeUpdate();
        });
    }

    private String recall() {
        Response answer = librarian
                .asks()
                .body(Map.of("volumeId", volume.toString(), "scope", "VOLUME", "reason", "SAFETY", "note", "松脱"))
                .post("/v1/recalls");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    private CopyStatus status(Story told) {
        return reads.facts(told.copy()).status();
    }

    private RequestState state(Story told) {
        return given.request(told.family(), told.request()).state();
    }

    private long total(Story told) {
        return told.family() == null
                ? 0
                : given.credits(told.family()).free()
                        + given.credits(told.family()).held();
    }
}
