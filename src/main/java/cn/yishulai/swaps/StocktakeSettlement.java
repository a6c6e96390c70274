package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.Counted;
import cn.yishulai.inventory.StocktakeResults;
import cn.yishulai.inventory.StocktakeResults.Batch;
import cn.yishulai.inventory.StocktakeResults.Signature;
import cn.yishulai.journal.Deadlock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Puts a signed stocktake into effect: what is missing becomes missing and its reader keeps the place in line, what was
 * missing and stands here is free again, what stands on another shelf is recorded there. Each copy is a transaction of
 * its own in which it is judged once more under its lock, so people go on swapping meanwhile, nodes may die or work at
 * the same list at once, and nothing happens twice.
 */
@ApplicationScoped
class StocktakeSettlement {

    /** Under this name the scheduler knows it. */
    static final String ROUND = "stocktake-settlement";

    /** Lines read at once; those to which nothing is to be done are settled together. */
    private static final int AT_ONCE = 200;

    private static final Logger LOG = Logger.getLogger(StocktakeSettlement.class);

    private final StocktakeResults results;
    private final Copies copies;
    private final CopyReads reads;
    private final Removals removals;
    private final WaitingLine line;

    StocktakeSettlement(StocktakeResults results, Copies copies, CopyReads reads, Removals removals, WaitingLine line) {
        this.results = results;
        this.copies = copies;
        this.reads = reads;
        this.removals = removals;
        this.line = line;
    }

    @Scheduled(
            every = "2s",
            delayed = "7s",
            identity = StocktakeSettlement.ROUND,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        List<Signature> signed = inItsOwn(results::signed);
        signed.forEach(this::settle);
    }

    /** All lines that are left, and the end of the stocktake. */
    void settle(Signature signature) {
        int settled = 0;
        Batch batch = inItsOwn(() -> results.next(signature.stocktake(), AT_ONCE));
        while (batch.size() > 0) {
            batch.toDo().forEach(todo -> inItsOwn(() -> settle(signature, todo)));
            settled += batch.size();
            batch = inItsOwn(() -> results.next(signature.stocktake(), AT_ONCE));
        }
        inItsOwn(() -> {
            results.finish(signature.stocktake());
            return true;
        });
        LOG.infof("stocktake %s: %d lines put into effect", signature.stocktake(), settled);
    }

    /** The line of the stocktake first, so that two nodes never do it both; then as everywhere: line, copy, request. */
    private boolean settle(Signature signature, Counted todo) {
        if (!results.take(signature.stocktake(), todo.copy())) {
            return false;
        }
        line.lock(() -> reads.facts(todo.code()).volume());
        CopyFacts copy = copies.lock(todo.code());
        Counted counted = results.settle(signature.stocktake(), todo.copy());
        switch (counted.judgement().remedy()) {
            case NONE -> {}
            case MISS -> miss(signature, copy);
            case FIND -> find(signature, copy, counted);
            case CORRECT_SHELF -> stand(signature, copy, counted);
            case ADOPT -> adopt(signature, copy, counted);
        }
        return true;
    }

    private void miss(Signature signature, CopyFacts copy) {
        Move move = move(signature, "not found");
        copies.miss(copy.code(), signature.site(), move);
        removals.letTheNextCopyServe(signature.by(), copy, move.reason());
    }

    private void find(Signature signature, CopyFacts copy, Counted counted) {
        copies.findAgain(copy.code(), signature.site(), counted.seenOn(), move(signature, "found again"));
        line.serve(copy.volume(), signature.by());
    }

    private void stand(Signature signature, CopyFacts copy, Counted counted) {
        copies.standOn(
                copy.code(),
                signature.site(),
                Objects.requireNonNull(counted.seenOn()),
                move(signature, "stands on another shelf"));
    }

    private void adopt(Signature signature, CopyFacts copy, Counted counted) {
        UUID from = Objects.requireNonNull(copy.site());
        Move move = move(signature, "found at another site");
        copies.send(copy.code(), from, signature.site(), move);
        copies.arrive(copy.code(), signature.site(), move);
        if (counted.seenOn() != null) {
            copies.standOn(copy.code(), signature.site(), counted.seenOn(), move);
        }
        line.serve(copy.volume(), signature.by());
    }

    private static Move move(Signature signature, String what) {
        return Move.by(signature.by(), signature.reason(what));
    }

    private static <T> T inItsOwn(Supplier<T> step) {
        return Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(step::get));
    }
}
