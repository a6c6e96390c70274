package cn.yishulai.fairs;

import cn.yishulai.journal.Deadlock;
import cn.yishulai.matching.TradeRun;
import cn.yishulai.matching.Watch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * Makes the runs that are wanted, outside of any transaction. A node claims one by a mark in its row that it renews while
 * it works; a node that dies leaves the mark behind, and when it is old another makes the run from the start. The result
 * is kept only by who still has the mark, so two nodes never both do.
 */
@ApplicationScoped
class TradeRunner {

    /** Who did not renew its mark for so long is dead; a round of the search takes milliseconds. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration BEAT = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(TradeRunner.class);

    private final TradeSql sql;
    private final TradeSessionRows sessions;
    private final TradeGathering gathering;
    private final TradeResults results;
    private final Clock clock;

    TradeRunner(TradeSql sql, TradeSessionRows sessions, TradeGathering gathering, TradeResults results, Clock clock) {
        this.sql = sql;
        this.sessions = sessions;
        this.gathering = gathering;
        this.results = results;
        this.clock = clock;
    }

    private record Claim(UUID session, UUID token) {}

    /** Makes one run that is wanted and that nobody works on. @return false when there is none */
    boolean next() {
        Optional<Claim> claim = QuarkusTransaction.requiringNew().call(this::claim);
        claim.ifPresent(this::make);
        return claim.isPresent();
    }

    private Optional<Claim> claim() {
        UUID token = UUID.randomUUID();
        Instant now = clock.instant();
        return sql.one(
                row -> new Claim(TradeSql.id(row, "id"), token),
                """
                UPDATE trade_session SET run_token = ?, run_beat_at = ?, run_started_at = ?, run_lacking = NULL
                WHERE id = (SELECT id FROM trade_session WHERE state IN ('CLOSED', 'MATCHED') AND run_number IS NOT NULL
                    AND NOT run_stopped AND (run_token IS NULL OR run_beat_at < ?)
                    ORDER BY list_until, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id""",
                token,
                now,
                now,
                now.minus(LEASE));
    }

    private void make(Claim claim) {
        try {
            TradeGathering.Gathered gathered =
                    QuarkusTransaction.requiringNew().call(() -> gathering.gather(sessions.find(claim.session())));
            TradeRun run = TradeRun.of(gathered.text(), gathered.session().seed(), new Beat(claim));
            boolean kept = Deadlock.retried(
                    () -> QuarkusTransaction.requiringNew().call(() -> results.keep(gathered, run, claim.token())));
            LOG.infof(
                    "trade session %s, run %d: %d trades, %d families, %s",
                    claim.session(),
                    gathered.run(),
                    run.trades(),
                    run.people(),
                    kept ? "kept" : "made by another node");
        } catch (CancellationException stopped) {
            LOG.infof("the run of trade session %s was stopped", claim.session());
            letGo(claim, true);
        } catch (RuntimeException failed) {
            // Not tried again and again by every node: a librarian sees that it stopped.
            LOG.errorf(failed, "the run of trade session %s failed", claim.session());
            letGo(claim, true);
        }
    }

    private void letGo(Claim claim, boolean stopped) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.change(
                        """
                        UPDATE trade_session SET run_token = NULL, run_beat_at = NULL, run_lacking = NULL, run_stopped = ?
                        WHERE id = ? AND run_token = ?""",
                        stopped,
                        claim.session(),
                        claim.token()));
    }

    /** Says how far the run has come, and hears whether it is wanted still. */
    private final class Beat implements Watch {

        private final Claim claim;
        private Instant last = Instant.MIN;

        Beat(Claim claim) {
            this.claim = claim;
        }

        @Override
        public void lacking(int traders) {
            Instant now = clock.instant();
            if (last.isAfter(now.minus(BEAT))) {
                return;
            }
            last = now;
            int wanted = QuarkusTransaction.requiringNew()
                    .call(() -> sql.change(
                            """
                            UPDATE trade_session SET run_beat_at = ?, run_lacking = ?
                            WHERE id = ? AND run_token = ? AND NOT run_stopped""",
                            now,
                            traders,
                            claim.session(),
                            claim.token()));
            if (wanted == 0) {
                throw new CancellationException("the run is not wanted any more");
            }
        }
    }
}
