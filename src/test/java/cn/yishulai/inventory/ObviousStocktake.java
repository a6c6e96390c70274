package cn.yishulai.inventory;

import cn.yishulai.copies.CopyStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A stocktake as somebody does it who has all day: everything that is told is kept on a heap, and for each copy the whole
 * heap is read again. The service does it with one query; both must say the same.
 */
public final class ObviousStocktake {

    /** How a copy stands, as the catalogue says. */
    public record Stands(CopyStatus status, boolean here, @Nullable String shelf) {}

    /** What a device read as its n-th: a copy, or the shelf in front of which its owner stands now. */
    public record Read(Instant at, String device, long number, @Nullable String copy, @Nullable String place) {

        public static final String HOLD_SHELF = "the hold shelf";
    }

    /** What is found, and what is to be done about it. */
    public record Verdict(Bucket bucket, Remedy remedy) {}

    private record Step(String copy, Instant at, boolean throughHands) {}

    private final Map<String, Stands> list = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();
    private final Set<String> foreign = new TreeSet<>();

    /** It stands on the list that is frozen. */
    public void expect(String copy, Stands then) {
        list.put(copy, then);
    }

    /** Somebody did something with it since; a claim alone goes through nobody's hands. */
    public void happened(String copy, Instant at, boolean throughHands) {
        steps.add(new Step(copy, at, throughHands));
    }

    /** What a device sends, in any order and as often as it likes. */
    public void told(Read read) {
        boolean known = reads.stream()
                .anyMatch(other -> other.device().equals(read.device()) && other.number() == read.number());
        if (!known) {
            reads.add(read);
        }
    }

    public void foreign(String text) {
        foreign.add(text);
    }

    public Set<String> foreign() {
        return foreign;
    }

    /** The copies on the list and those that were read. */
    public Set<String> copies() {
        Set<String> all = new TreeSet<>(list.keySet());
        reads.stream().map(Read::copy).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    public Verdict judge(String copy, Stands now) {
        Read seen = reads.stream()
                .filter(read -> copy.equals(read.copy()))
                .max(Comparator.comparing(Read::at))
                .orElse(null);
        if (seen == null) {
            return unseen(copy, now);
        }
        boolean handledSince = steps.stream()
                .anyMatch(step -> step.copy().equals(copy)
                        && step.throughHands()
                        && !step.at().isBefore(seen.at()));
        return handledSince ? nothing(Bucket.MOVED) : seen(copy, now, placeBefore(seen));
    }

    /** Nobody saw it. It is missing only if nothing at all is known of it since the list was frozen. */
    private Verdict unseen(String copy, Stands now) {
        Stands then = Objects.requireNonNull(list.get(copy));
        boolean somethingHappened = steps.stream().anyMatch(step -> step.copy().equals(copy));
        if (somethingHappened || !Objects.equals(then.shelf(), now.shelf())) {
            return nothing(Bucket.MOVED);
        }
        return new Verdict(Bucket.MISSING, now.status() == CopyStatus.QUARANTINED ? Remedy.NONE : Remedy.MISS);
    }

    /** Where its device stood: whatever shelf it had read last before. */
    private @Nullable String placeBefore(Read seen) {
        return reads.stream()
                .filter(read -> read.device().equals(seen.device()) && read.number() < seen.number())
                .filter(read -> read.place() != null)
                .max(Comparator.comparingLong(Read::number))
                .map(Read::place)
                .orElse(null);
    }

    private Verdict seen(String copy, Stands now, @Nullable String place) {
        boolean onHoldShelf = Read.HOLD_SHELF.equals(place);
        boolean onShelf = place != null && !onHoldShelf;
        if (now.status() == CopyStatus.MISSING) {
            return new Verdict(Bucket.FOUND, Remedy.FIND);
        }
        if (!now.here() && now.status() == CopyStatus.AVAILABLE) {
            return new Verdict(Bucket.MISPLACED, Remedy.ADOPT);
        }
        boolean inItsPlace =
                switch (now.status()) {
                    case AVAILABLE, CLAIMED ->
                        now.here() && !onHoldShelf && (place == null || place.equals(now.shelf()));
                    case ON_HOLD_SHELF -> now.here() && !onShelf;
                    case QUARANTINED -> now.here() && !onShelf && !onHoldShelf;
                    case LISTED, PROMISED, HANDED_OVER, IN_TRANSIT, AT_FAIR, WITHDRAWN, MISSING -> false;
                };
        boolean onAShelfOfTheSite =
                now.here() && (now.status() == CopyStatus.AVAILABLE || now.status() == CopyStatus.CLAIMED);
        if (!onAShelfOfTheSite || onHoldShelf) {
            return nothing(inItsPlace ? Bucket.FOUND : Bucket.MISPLACED);
        }
        Stands then = list.get(copy);
        if (inItsPlace) {
            boolean cameSince =
                    then == null && steps.stream().anyMatch(step -> step.copy().equals(copy));
            return nothing(cameSince ? Bucket.MOVED : Bucket.FOUND);
        }
        if (then != null && !Objects.equals(then.shelf(), now.shelf())) {
            return nothing(Bucket.MOVED);
        }
        return new Verdict(now.shelf() == null ? Bucket.FOUND : Bucket.MISPLACED, Remedy.CORRECT_SHELF);
    }

    private static Verdict nothing(Bucket bucket) {
        return new Verdict(bucket, Remedy.NONE);
    }
}
