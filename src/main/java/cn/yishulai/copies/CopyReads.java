package cn.yishulai.copies;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Copies as they are shown. A list of copies costs two queries, however long it is. */
@ApplicationScoped
@Transactional
public class CopyReads {

    /** Taken back, shelved, claimed, set aside: no verb is longer. */
    private static final int STEPS_OF_A_VERB = 6;

    private final CopyRepository repository;
    private final MovementRepository movements;
    private final CopyCards cards;
    private final Journeys journeys;

    CopyReads(CopyRepository repository, MovementRepository movements, CopyCards cards, Journeys journeys) {
        this.repository = repository;
        this.movements = movements;
        this.cards = cards;
        this.journeys = journeys;
    }

    /** A copy as the rooms above see it, and as the app shows it. */
    public record Shown(CopyFacts facts, CopyView view) {}

    /** Two statements; one when this transaction has locked the copy. @throws cn.yishulai.kernel.Refused COPY_UNKNOWN */
    public Shown shown(CopyCode code) {
        Copy copy = repository.read(code);
        return new Shown(copy.facts(), cards.views(List.of(copy)).get(0));
    }

    public CopyView view(CopyCode code) {
        return cards.views(List.of(repository.read(code))).get(0);
    }

    /** By copy id, in the order asked for. */
    public Map<UUID, CopyView> views(Collection<UUID> ids) {
        Map<UUID, Copy> copies = repository.all(ids).stream().collect(Collectors.toMap(Copy::id, Function.identity()));
        List<Copy> ordered =
                ids.stream().map(copies::get).filter(Objects::nonNull).toList();
        List<CopyView> shown = cards.views(ordered);
        Map<UUID, CopyView> byId = new LinkedHashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            byId.put(ordered.get(i).id(), shown.get(i));
        }
        return byId;
    }

    /** The copies of a volume, locked, in ascending order. */
    public List<UUID> lockedOf(UUID volume) {
        return repository.lockedOf(volume);
    }

    public Optional<CopyFacts> find(CopyCode code) {
        return repository.peek(code);
    }

    /** @throws cn.yishulai.kernel.Refused COPY_UNKNOWN */
    public CopyFacts facts(CopyCode code) {
        return repository.peek(code).orElseThrow(() -> repository.unknown(code));
    }

    /** As they stand, neither locked nor loaded, in no order. */
    public List<CopyFacts> factsOf(Collection<UUID> ids) {
        return repository.peek(ids);
    }

    public Page<CopyView> ofHousehold(UUID household, @Nullable String after, int limit) {
        List<Copy> rows = repository.ofHousehold(household, cursor(after), limit + 1);
        Page<Copy> page = Page.cut(rows, limit, copy -> copy.id().toString());
        return new Page<>(cards.views(page.items()), page.nextAfter());
    }

    /**
     * The public journey; the days of a stay with a family name no site. One statement.
     *
     * @throws cn.yishulai.kernel.Refused COPY_UNKNOWN
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public JourneyView journey(CopyCode code) {
        return journeys.of(code).orElseThrow(() -> repository.unknown(code));
    }

    /** The homes it was handed over to since it last stood at a site, oldest first; one it moved to with its family too. */
    public List<UUID> homesSinceSite(UUID copy) {
        return movements.homesSinceSite(copy);
    }

    /**
     * What was done to the copy last, and how it stood before; empty for a copy that was never moved.
     *
     * @param broughtBy whose it was before, when all its life is one step: a book that nobody had registered was at home
     */
    public Optional<LastVerb> lastVerb(UUID copy, @Nullable UUID broughtBy) {
        List<Movement> newest = movements.newest(copy, STEPS_OF_A_VERB + 1);
        List<Movement> verb = newest.stream()
                .takeWhile(step -> step == newest.get(0) || step.isOfOneWriteWith(newest.get(0)))
                .toList();
        boolean wholeLife = verb.size() == newest.size();
        if (wholeLife && (broughtBy == null || newest.size() > STEPS_OF_A_VERB)) {
            return Optional.empty();
        }
        List<CopyStatus> became =
                new ArrayList<>(verb.stream().map(Movement::status).toList());
        Collections.reverse(became);
        return Optional.of(new LastVerb(
                newest.get(0).actor(),
                newest.get(0).recordedAt(),
                newest.get(0).reason(),
                became,
                wholeLife
                        ? new LastVerb.Stood(CopyStatus.LISTED, broughtBy, null, null)
                        : newest.get(verb.size()).stood()));
    }

    /** Copies of each volume by site, in one query. */
    public Map<UUID, List<StockLine>> stock(Collection<UUID> volumeIds) {
        return repository.stock(volumeIds).stream().collect(Collectors.groupingBy(StockLine::volume));
    }

    /** How many copies of the volume stand free on the shelves of all sites. */
    public long free(UUID volume) {
        return repository.count("volume = ?1 and status = ?2", volume, CopyStatus.AVAILABLE);
    }

    public boolean isFree(UUID copy) {
        return repository.count("id = ?1 and status = ?2", copy, CopyStatus.AVAILABLE) > 0;
    }

    /** Of the given volumes, those with such a free copy. */
    public Set<UUID> volumesFree(StockFilter stock, Collection<UUID> volumeIds) {
        return volumeIds.isEmpty() ? Set.of() : Set.copyOf(repository.volumesFree(stock, volumeIds));
    }

    /** How many copies of each volume can come free again. */
    public Map<UUID, Long> circulating(Collection<UUID> volumeIds) {
        return volumeIds.isEmpty() ? Map.of() : repository.circulating(volumeIds);
    }

    /** What stands on the hold shelf of a site, in the order of registration. */
    public List<CopyFacts> onHoldShelf(UUID site, @Nullable String after, int limit) {
        return repository.onHoldShelf(site, cursor(after), limit).stream()
                .map(Copy::facts)
                .toList();
    }

    List<CopyFacts> facts(Collection<CopyCode> codes) {
        return repository.allByCode(codes.stream().map(CopyCode::value).toList()).stream()
                .map(Copy::facts)
                .toList();
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw PAGE_MALFORMED.because("that is not a cursor of this list");
        }
    }
}
