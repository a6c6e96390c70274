package cn.yishulai.inventory;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a signed stocktake found, for the room above to put into effect: line by line in ascending order of copies, each
 * once, on whichever node, however often one dies in the middle.
 */
@ApplicationScoped
@Transactional
public class StocktakeResults {

    private final StocktakeRepository repository;
    private final StocktakeLines lines;
    private final Audit audit;
    private final Clock clock;

    StocktakeResults(StocktakeRepository repository, StocktakeLines lines, Audit audit, Clock clock) {
        this.repository = repository;
        this.lines = lines;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who signed, and for which site. */
    public record Signature(UUID stocktake, UUID site, UUID by) {

        /** Why a copy moved, in its journey. */
        public String reason(String what) {
            return "stocktake %s: %s".formatted(stocktake, what);
        }
    }

    /** Signed, and not yet put into effect as a whole. */
    public List<Signature> signed() {
        return repository.signed().stream()
                .map(repository::read)
                .map(stocktake -> new Signature(stocktake.id(), stocktake.site(), stocktake.signedBy()))
                .toList();
    }

    /** The next lines: those for which nothing is to be done are settled at once, the others are to be done one by one. */
    public Batch next(UUID stocktake, int limit) {
        List<Counted> batch = lines.unsettled(stocktake, limit);
        List<Counted> asTheyAre = batch.stream()
                .filter(line -> line.judgement().remedy() == Remedy.NONE)
                .toList();
        if (!asTheyAre.isEmpty()) {
            lines.settle(stocktake, asTheyAre, clock.instant());
        }
        return new Batch(
                batch.size(),
                batch.stream()
                        .filter(line -> line.judgement().remedy() != Remedy.NONE)
                        .toList());
    }

    /** @param size how many lines there were; 0 when all are settled */
    public record Batch(int size, List<Counted> toDo) {}

    /** Locks a line before its copy is locked. False when another node has settled it. */
    public boolean take(UUID stocktake, UUID copy) {
        return lines.take(stocktake, copy);
    }

    /** The line as it is judged now that its copy is locked, settled so. */
    public Counted settle(UUID stocktake, UUID copy) {
        Counted line = lines.of(stocktake, List.of(copy)).get(0);
        lines.settle(stocktake, List.of(line), clock.instant());
        return line;
    }

    /** All lines are settled: it is put into effect, and its shelves may be counted again. Once. */
    public void finish(UUID id) {
        Optional<Stocktake> signed =
                Optional.of(repository.require(id)).filter(stocktake -> stocktake.state() == StocktakeState.SIGNED);
        if (signed.isPresent() && lines.unsettled(id, 1).isEmpty()) {
            signed.get().applied(clock.instant());
            repository.giveShelvesBack(id);
            audit.record("librarian:" + signed.get().signedBy(), "stocktake.applied", "stocktake:" + id, Map.of());
        }
    }
}
