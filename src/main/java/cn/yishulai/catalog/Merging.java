package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.MERGE_IMPOSSIBLE;
import static cn.yishulai.catalog.VolumeRefusal.VOLUME_UNKNOWN;

import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two volumes that are one, and one that was two after all. This room moves the descriptions; copies and requests are
 * moved by the rooms above, in the same transaction. A row that is gone stays and keeps its id.
 */
@ApplicationScoped
@Transactional
public class Merging {

    private final MergeRepository repository;
    private final VolumeRepository volumes;
    private final Descriptions descriptions;
    private final SearchIndex index;
    private final Suggestions suggestions;
    private final Clock clock;

    Merging(
            MergeRepository repository,
            VolumeRepository volumes,
            Descriptions descriptions,
            SearchIndex index,
            Suggestions suggestions,
            Clock clock) {
        this.repository = repository;
        this.volumes = volumes;
        this.descriptions = descriptions;
        this.index = index;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    /**
     * What an id means now: the volume itself, or the one into which it was merged. It means that until the end of the
     * transaction.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN
     */
    public UUID settled(UUID id) {
        UUID here = id;
        while (true) {
            MergeRepository.Standing standing = repository.shared(here).orElseThrow(() -> unknown(id));
            if (standing.mergedInto() == null) {
                return here;
            }
            here = standing.mergedInto();
        }
    }

    /**
     * Makes the one the other. Both are locked until the end of the transaction.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN; MERGE_IMPOSSIBLE when they are one already
     */
    public Merge merge(Caller librarian, UUID stays, UUID gone, MergeLevel level) {
        Map<UUID, MergeRepository.Standing> both = repository.locked(stays, gone);
        MergeRepository.Standing to = Optional.ofNullable(both.get(stays)).orElseThrow(() -> unknown(stays));
        MergeRepository.Standing from = Optional.ofNullable(both.get(gone)).orElseThrow(() -> unknown(gone));
        requireTwo(to, from, level);
        Merge merge = new Merge(UUID.randomUUID(), level, gone, stays, clock.instant(), null);
        List<String> added =
                switch (level) {
                    case VOLUME -> makeOne(librarian, stays, gone);
                    case EDITION -> {
                        repository.standIn(gone, to.edition());
                        yield List.of();
                    }
                    case WORK -> {
                        repository.standUnder(from.edition(), to.work());
                        yield List.of();
                    }
                };
        repository.keep(merge, new MergeRepository.Trace(from.edition(), from.work(), added), librarian.actor());
        suggestions.merged(stays, gone, level, librarian.actor());
        return merge;
    }

    /** Both, locked, to be split; and the merge that is undone by it, if they were ever made one. */
    public Optional<Merge> lockForSplit(UUID stays, UUID target) {
        Map<UUID, MergeRepository.Standing> both = repository.locked(stays, target);
        MergeRepository.Standing from = Optional.ofNullable(both.get(stays)).orElseThrow(() -> unknown(stays));
        MergeRepository.Standing to = Optional.ofNullable(both.get(target)).orElseThrow(() -> unknown(target));
        boolean elsewhere = to.mergedInto() != null && !to.mergedInto().equals(stays);
        if (stays.equals(target) || from.mergedInto() != null || elsewhere) {
            throw MERGE_IMPOSSIBLE.because("one of the two was merged into a third: undo that first");
        }
        return repository.standing(target, stays);
    }

    /** Undoes a merge: what was there before is there again. Locked by {@link #lockForSplit}. */
    public void undo(Caller librarian, Merge merge) {
        MergeRepository.Trace trace = repository.trace(merge.id());
        switch (merge.level()) {
            case VOLUME -> {
                List<String> numbers = new ArrayList<>(repository.numbers(merge.into()));
                if (numbers.removeAll(trace.numbersAdded())) {
                    number(librarian, merge.into(), numbers);
                }
                repository.point(merge.gone(), null);
                index.put(merge.gone(), SearchEntry.of(volumes.description(merge.gone())));
            }
            case EDITION -> repository.standIn(merge.gone(), trace.editionBefore());
            case WORK -> repository.standUnder(trace.editionBefore(), trace.workBefore());
        }
        repository.undo(merge.id(), librarian.actor(), clock.instant());
    }

    /** Merges in which the volume took part, newest first. */
    public List<Merge> of(UUID volume) {
        return repository.of(volume);
    }

    private List<String> makeOne(Caller librarian, UUID stays, UUID gone) {
        List<String> numbers = new ArrayList<>(repository.numbers(stays));
        List<String> added = repository.numbers(gone).stream()
                .filter(number -> !numbers.contains(number))
                .toList();
        if (!added.isEmpty()) {
            numbers.addAll(added);
            number(librarian, stays, numbers);
        }
        repository.point(gone, stays);
        repository.hide(gone);
        return added;
    }

    private void number(Caller librarian, UUID volume, List<String> numbers) {
        Map<DescribedField, @Nullable String> values = new HashMap<>();
        values.put(DescribedField.NUMBERS, numbers.isEmpty() ? null : String.join(";", numbers));
        descriptions.change(volume, values, Origin.of(librarian));
    }

    private static void requireTwo(MergeRepository.Standing to, MergeRepository.Standing from, MergeLevel level) {
        boolean one = to.volume().equals(from.volume())
                || level == MergeLevel.EDITION && to.edition().equals(from.edition())
                || level == MergeLevel.WORK && Objects.equals(to.work(), from.work());
        if (one || to.mergedInto() != null || from.mergedInto() != null) {
            throw MERGE_IMPOSSIBLE.because("they are one already, or one of them was merged into a third");
        }
    }

    private static RuntimeException unknown(UUID id) {
        return VOLUME_UNKNOWN.because("no volume has the id " + id);
    }
}
