package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.VOLUME_MALFORMED;
import static cn.yishulai.catalog.VolumeRefusal.VOLUME_UNKNOWN;

import cn.yishulai.kernel.BookNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue: volumes with the edition and the work they belong to. */
@ApplicationScoped
@Transactional
public class Volumes {

    private final VolumeRepository repository;
    private final SearchIndex index;
    private final Descriptions descriptions;
    private final Suggestions suggestions;

    Volumes(VolumeRepository repository, SearchIndex index, Descriptions descriptions, Suggestions suggestions) {
        this.repository = repository;
        this.index = index;
        this.descriptions = descriptions;
        this.suggestions = suggestions;
    }

    /** @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN */
    public VolumeView require(UUID id) {
        return repository.views(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> VOLUME_UNKNOWN.because("no volume has the id " + id));
    }

    /** What rules ask about the volume. @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN */
    public VolumeFacts facts(UUID id) {
        return repository.facts(id).orElseThrow(() -> VOLUME_UNKNOWN.because("no volume has the id " + id));
    }

    /** The volumes with these ids; an id that is none has no entry. */
    public Map<UUID, VolumeSummary> summaries(Collection<UUID> ids) {
        return views(Set.copyOf(ids)).stream().collect(Collectors.toMap(VolumeView::id, VolumeView::summary));
    }

    /** The volumes with these ids, in this order; an id that is none is left out. */
    public List<VolumeView> views(Collection<UUID> ids) {
        return repository.views(ids);
    }

    /** All volumes that carry the number, at most 100: often one, sometimes both halves of a novel, or another book. */
    public List<VolumeSummary> byNumber(BookNumber number) {
        return repository.views(repository.carrying(List.of(number.value()))).stream()
                .map(VolumeView::summary)
                .toList();
    }

    /** Adds a book that a family knows. */
    public VolumeView add(VolumeForm form) {
        return add(form, Origin.household());
    }

    /** Other volumes that share a number or the edition with this one, at most 100: the lower volume of the upper one. */
    public List<VolumeSummary> besides(UUID volume) {
        return repository.views(repository.besides(volume)).stream()
                .map(VolumeView::summary)
                .toList();
    }

    /**
     * Adds a volume that shares a book number with a known one. Without a title, or with the same, it belongs to the
     * same edition and needs a label; with another title it is another book to which the number was given too.
     *
     * @param number the number that was scanned; null for the first one of the known volume
     * @throws cn.yishulai.kernel.Refused VOLUME_MALFORMED
     */
    public UUID addBeside(
            UUID known, @Nullable BookNumber number, @Nullable String title, @Nullable String label, Origin origin) {
        VolumeView beside = require(known);
        String shared = number == null ? beside.bookNumber() : number.value();
        boolean another = title != null && !Folding.fold(title).equals(Folding.fold(beside.title()));
        VolumeForm form = another
                ? new VolumeForm(title, label, null, null, null, shared)
                : new VolumeForm(beside.title(), label, beside.author(), beside.publisher(), beside.year(), shared);
        Description book = form.description();
        if (another) {
            return add(book, origin).id();
        }
        if (book.label() == null || Folding.fold(book.label()).equals(Folding.fold(beside.volumeLabel()))) {
            throw VOLUME_MALFORMED.because("another volume of the same title needs a label of its own");
        }
        Edition edition = repository.getEntityManager().getReference(Edition.class, beside.editionId());
        Volume volume = new Volume(edition, book.label(), book.numbers());
        repository.persistAndFlush(volume);
        index.put(volume.id(), SearchEntry.of(book));
        descriptions.described(List.of(volume.id()), origin);
        suggestions.arrived(volume.id(), book, origin);
        return volume.id();
    }

    /**
     * Adds a book that nobody knows: a volume with an edition and a work of its own. Nothing is merged, also when
     * number and title are known: whoever adds has seen what the search suggests. An import that brings this very book
     * later says more of it, and adds no other.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_MALFORMED, BOOK_NUMBER_MALFORMED
     */
    public VolumeView add(VolumeForm form, Origin origin) {
        return add(form.description(), origin);
    }

    private VolumeView add(Description book, Origin origin) {
        Work work = new Work(book.title(), book.author());
        Edition edition = new Edition(work, book);
        Volume volume = new Volume(edition, book.label(), book.numbers());
        repository.getEntityManager().persist(work);
        repository.getEntityManager().persist(edition);
        repository.persistAndFlush(volume);
        index.put(volume.id(), SearchEntry.of(book));
        descriptions.described(List.of(edition.id(), volume.id()), origin);
        suggestions.arrived(volume.id(), book, origin);
        repository.awaitRecord(volume.id(), book, origin.source());
        return require(volume.id());
    }
}
