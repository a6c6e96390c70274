package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.VOLUME_UNKNOWN;

import cn.yishulai.kernel.BookNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The catalogue: volumes with the edition and the work they belong to. */
@ApplicationScoped
@Transactional
public class Volumes {

    private final VolumeRepository repository;
    private final SearchIndex index;
    private final Descriptions descriptions;

    Volumes(VolumeRepository repository, SearchIndex index, Descriptions descriptions) {
        this.repository = repository;
        this.index = index;
        this.descriptions = descriptions;
    }

    /** @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN */
    public VolumeView require(UUID id) {
        return repository.views(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> VOLUME_UNKNOWN.because("no volume has the id " + id));
    }

    /** The volumes with these ids; an id that is none has no entry. */
    public Map<UUID, VolumeSummary> summaries(Collection<UUID> ids) {
        return views(ids).stream().collect(Collectors.toMap(VolumeView::id, VolumeView::summary));
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

    /**
     * Adds a book that nobody knows: a volume with an edition and a work of its own. Nothing is merged, also when
     * number and title are known: whoever adds has seen what the search suggests. An import that brings this very book
     * later says more of it, and adds no other.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_MALFORMED, BOOK_NUMBER_MALFORMED
     */
    public VolumeView add(VolumeForm form, Origin origin) {
        Description book = form.description();
        Work work = new Work(book.title(), book.author());
        Edition edition = new Edition(work, book);
        Volume volume = new Volume(edition, book.label(), book.numbers());
        repository.getEntityManager().persist(work);
        repository.getEntityManager().persist(edition);
        repository.persistAndFlush(volume);
        index.put(volume.id(), SearchEntry.of(book));
        descriptions.described(List.of(edition.id(), volume.id()), origin);
        repository.awaitRecord(volume.id(), book, origin.source());
        return require(volume.id());
    }
}
