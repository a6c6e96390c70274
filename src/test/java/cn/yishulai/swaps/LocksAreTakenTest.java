package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.inventory.Loads;
import cn.yishulai.inventory.ShelfScansForm;
import cn.yishulai.inventory.StocktakeForm;
import cn.yishulai.inventory.StocktakeResults;
import cn.yishulai.inventory.StocktakeScans;
import cn.yishulai.inventory.Stocktakes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Locks are guards that no constraint replaces, and that are easily lost when code is tidied. Somebody holds each of them
 * here: the step of the service waits for them, and is done when they let go. What comes of it when a step does not wait
 * is shown by {@code LocksTest}.
 */
@QuarkusTest
@Audited
class LocksAreTakenTest {

    private static final long PATIENCE_SECONDS = 15;

    @Inject
    SwapFixture given;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @Inject
    Transfers transfers;

    @Inject
    Loads loads;

    @Inject
    Stocktakes stocktakes;

    @Inject
    StocktakeScans scans;

    @Inject
    StocktakeSettlement settlement;

    @Inject
    Scheduler scheduler;

    @Inject
    CopyReads copies;

    @Inject
    DataSource database;

    private UUID site;
    private UUID far;
    private UUID volume;
    private Caller li;
    private CopyCode book;

    @BeforeEach
    void aBookOnAShelf() {
        site = given.aSite();
        far = given.aSite();
        volume = given.aVolume();
        li = given.staffAt(site, far);
        book = given.brought(given.aFamily(), volume, site);
    }

    @Test
    void aHandOverWaitsForTheLineTheCopyAndThePurse() throws Exception {
        for (String guard : List.of(line(), "SELECT 1 FROM copy WHERE code = '%s' FOR NO KEY UPDATE".formatted(book))) {
            waits(guard, () -> circulation.shelve(li, book, site, "A-1"));
        }
        Caller family = given.aFamilyWithCredits(1);
        waits(
                "SELECT 1 FROM credit_account WHERE household = '%s' FOR NO KEY UPDATE".formatted(family.household()),
                () -> handovers.handOver(li, book, new HandoverForm(site.toString(), given.card(family), null, null)));
    }

    @Test
    void aReaderWhoAsksWaitsForTheLine() throws Exception {
        Caller reader = given.aFamilyWithCredits(1);
        waits(line(), () -> given.asks(reader, volume, site));
    }

    @Test
    void whoPacksAndWhoClosesWaitForTheLoad() throws Exception {
        TransferCode load = new TransferCode(transfers.propose(li, site, far, 5).code());
        String row = "SELECT 1 FROM transfer WHERE code = '%s' FOR NO KEY UPDATE".formatted(load);
        waits(row, () -> transfers.pack(li, load, book));
        waits(row, () -> transfers.send(li, load));
        waits(row, () -> transfers.receive(li, load, book, null));
        waits(row, () -> transfers.close(li, load, null));
    }

    @Test
    void whoSendsWaitsForWhoeverGivesTheSiteUp() throws Exception {
        String givesUp = "SELECT 1 FROM site WHERE id = '%s' FOR NO KEY UPDATE".formatted(far);
        waits(givesUp, () -> circulation.send(li, book, site, far));
        waits(givesUp, () -> circulation.receive(li, book, far));
        waits(givesUp, () -> transfers.propose(li, site, far, 5));
    }

    @Test
    void whoScansWaitsForWhoeverSignsAndTheOtherWayRound() throws Exception {
        UUID stocktake = UUID.fromString(
                stocktakes.open(li, new StocktakeForm(site.toString(), null)).id());
        UUID device = UUID.randomUUID();
        Caller signer = Somebody.staffAt(site).caller();
        waits(
                "SELECT 1 FROM stocktake WHERE id = '%s' FOR NO KEY UPDATE".formatted(stocktake),
                () -> scans.add(li, stocktake, reads(device, 1)));
        waits(
                "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('%s', 182))".formatted(device),
                () -> scans.add(li, stocktake, reads(device, 2)));
        String scanning = "SELECT 1 FROM stocktake WHERE id = '%s' FOR SHARE".formatted(stocktake);
        waits(scanning, () -> stocktakes.counted(li, stocktake));
        scheduler.pause(StocktakeSettlement.ROUND);
        try {
            waits(scanning, () -> stocktakes.sign(signer, stocktake));
            waits("SELECT 1 FROM stocktake_line WHERE stocktake_id = '%s' FOR UPDATE".formatted(stocktake), () -> {
                settlement.settle(new StocktakeResults.Signature(stocktake, site, signer.personId()));
                return true;
            });
        } finally {
            scheduler.resume(StocktakeSettlement.ROUND);
        }
    }

    private String line() {
        return "SELECT pg_advisory_xact_lock(6001, hashtext('%s'))".formatted(volume);
    }

    private ShelfScansForm reads(UUID device, int number) {
        OffsetDateTime now = OffsetDateTime.now();
        return new ShelfScansForm(
                device, now, List.of(new ShelfScansForm.Event(number, now, book.value(), null, null)));
    }

    /** Somebody holds the guard: the step stands behind them, and goes on when they let go. */
    private void waits(String guard, Callable<?> step) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(guard);
            Future<?> running = other.submit(step);
            int pid = number(holder, "SELECT pg_backend_pid()");
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!blocks(pid)) {
                assertThat(running.isDone()).as("it did not wait for: " + guard).isFalse();
                assertThat(System.nanoTime()).as("it never came to: " + guard).isLessThan(deadline);
                Thread.sleep(5);
            }
            holder.rollback();
            running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
    }

    private boolean blocks(int pid) throws SQLException {
        try (Connection looker = database.getConnection()) {
            return number(
                            looker,
                            "SELECT count(*) FROM pg_stat_activity WHERE %d = ANY (pg_blocking_pids(pid))"
                                    .formatted(pid))
                    > 0;
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
