package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_NOT_AVAILABLE;

import cn.yishulai.journal.WriteKey;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of a physical copy. Each locks the copy by its code, lets it say no, and writes one movement. Whoever
 * waits for a copy that comes free is asked by the rooms above; this one does not know them.
 */
@ApplicationScoped
@Transactional
public class Copies {

    private final CopyRepository repository;
    private final MovementRepository movements;
    private final BlankLabels labels;
    private final Staff staff;
    private final WriteKey writeKey;
    private final Clock clock;

    Copies(
            CopyRepository repository,
            MovementRepository movements,
            BlankLabels labels,
            Staff staff,
            WriteKey writeKey,
            Clock clock) {
        this.repository = repository;
        this.movements = movements;
        this.labels = labels;
        this.staff = staff;
        this.writeKey = writeKey;
        this.clock = clock;
    }

    /**
     * Registers a book on a family's shelf. Mints nothing.
     *
     * @param blank a printed label to bind, or null for a new code
     * @throws cn.yishulai.kernel.Refused LABEL_NOT_BLANK
     */
    public CopyFacts register(
            UUID household, UUID volume, Disposition disposition, @Nullable CopyCode blank, Move move) {
        return register(household, volume, new Said(disposition, null), blank, move);
    }

    /**
     * What a family says of a book that it registers.
     *
     * @param grade the condition as it sees it; null when it says nothing
     */
    public record Said(Disposition disposition, @Nullable Grade grade) {}

    /** The same. @throws cn.yishulai.kernel.Refused LABEL_NOT_BLANK */
    public CopyFacts register(UUID household, UUID volume, Said said, @Nullable CopyCode blank, Move move) {
        Instant now = clock.instant();
        CopyCode code = labels.codeFor(blank);
        return begin(Copy.listed(code, volume, household, said, now), blank, move, now);
    }

    /**
     * Receives a book that nobody registered before.
     *
     * @param blank a printed label to bind, or null for a new code
     * @param quarantined set aside instead of on a shelf
     * @throws cn.yishulai.kernel.Refused LABEL_NOT_BLANK
     */
    public CopyFacts receiveNew(
            @Nullable CopyCode blank, UUID volume, Delivery delivery, boolean quarantined, Move move) {
        Instant now = clock.instant();
        CopyCode code = labels.codeFor(blank);
        return begin(Copy.brought(code, volume, Copy.Delivery.of(delivery, quarantined), now), blank, move, now);
    }

    /** @throws cn.yishulai.kernel.Refused COPY_NOT_AVAILABLE when the copy is not with a family */
    public CopyFacts receive(CopyCode code, Delivery delivery, boolean quarantined, Move move) {
        return step(code, move, (copy, now) -> copy.receive(Copy.Delivery.of(delivery, quarantined), now));
    }

    /** The family that has it will bring it; a book that it took from us is listed first, by a movement of its own. */
    public CopyFacts promise(CopyCode code, Move move) {
        if (lock(code).status() == CopyStatus.HANDED_OVER) {
            step(code, move, Copy::list);
        }
        return step(code, move, Copy::promise);
    }

    /** The promise is over without a book. @throws cn.yishulai.kernel.Refused COPY_NOT_AVAILABLE when none was given */
    public CopyFacts stayHome(CopyCode code, Move move) {
        return step(code, move, Copy::stayHome);
    }

    /** From the shelf of a family to another, without a desk between them. */
    public CopyFacts passOn(CopyCode code, UUID family, Move move) {
        return step(code, move, (copy, now) -> copy.passOn(family, now));
    }

    /** Staff looked at it again: another condition. Nothing moves. @throws cn.yishulai.kernel.Refused COPY_ELSEWHERE */
    public CopyFacts regrade(CopyCode code, UUID site, Grade found) {
        Copy copy = repository.require(code);
        copy.regrade(site, found);
        return copy.facts();
    }

    /**
     * Who brought it takes it home again, from the desk.
     *
     * @param broughtBy who had brought it before this visit; null for nobody, so that it may be brought as if for the first time
     */
    public CopyFacts takeHome(CopyCode code, UUID site, UUID family, @Nullable UUID broughtBy, Move move) {
        return step(code, move, (copy, now) -> copy.takeHome(site, family, broughtBy, now));
    }

    /** Puts it on a shelf; on a shelf already, only its shelf location changes. */
    public CopyFacts shelve(CopyCode code, UUID site, @Nullable String shelf, Move move) {
        return step(code, move, (copy, now) -> copy.shelve(site, shelf, now));
    }

    public CopyFacts claim(UUID id, Move move) {
        return step(repository.require(id), move, Copy::claim);
    }

    /** The claim ended before the copy was pulled. */
    public CopyFacts release(UUID id, Move move) {
        return step(repository.require(id), move, Copy::release);
    }

    public CopyFacts setAside(CopyCode code, UUID site, Move move) {
        return step(code, move, (copy, now) -> copy.setAside(site, now));
    }

    public CopyFacts handOver(CopyCode code, UUID site, UUID family, Move move) {
        return step(code, move, (copy, now) -> copy.handOver(site, family, now));
    }

    public CopyFacts send(CopyCode code, UUID from, UUID to, Move move) {
        return step(code, move, (copy, now) -> copy.send(from, to, now));
    }

    /** Received from transit, onto a shelf; wherever it was sent, it is here now. */
    public CopyFacts arrive(CopyCode code, UUID site, Move move) {
        return step(code, move, (copy, now) -> copy.arrive(site, now));
    }

    /** Onto a table of a fair at its venue, or onto another table. @param table null for none in particular */
    public CopyFacts layOut(CopyCode code, UUID venue, @Nullable String table, Move move) {
        return step(code, move, (copy, now) -> copy.layOut(venue, table, now));
    }

    public CopyFacts miss(CopyCode code, UUID site, Move move) {
        return step(code, move, (copy, now) -> copy.miss(site, now));
    }

    /** A missing copy is found, wherever it was missed: free on a shelf of this site. */
    public CopyFacts findAgain(CopyCode code, UUID site, @Nullable String shelf, Move move) {
        return step(code, move, (copy, now) -> copy.findAgain(site, shelf, now));
    }

    /** It stands on another shelf than is recorded; free or claimed, it stays so. One movement, which says why. */
    public CopyFacts standOn(CopyCode code, UUID site, String shelf, Move move) {
        return step(code, move, (copy, now) -> copy.standOn(site, shelf));
    }

    public CopyFacts quarantine(CopyCode code, UUID site, Move move) {
        return step(code, move, (copy, now) -> copy.quarantine(site, now));
    }

    /** A step is undone: the copy stands again as it stood. */
    public CopyFacts goBack(CopyCode code, LastVerb.Stood before, Move move) {
        return step(code, move, (copy, now) -> copy.goBack(before, now));
    }

    public CopyFacts withdraw(CopyCode code, Move move) {
        return step(code, move, Copy::withdraw);
    }

    /** It stands as it stood, on the shelf of another family: households merged, or somebody moved. */
    CopyFacts moveHome(UUID id, UUID family, Move move) {
        return step(repository.require(id), move, (copy, now) -> copy.moveHome(family));
    }

    /**
     * The copies are of this volume after all. Nothing moves, so nothing is added to their journeys.
     *
     * @param ids in ascending order, locked by it
     * @return the same
     */
    public List<UUID> regardAs(UUID volume, List<UUID> ids) {
        repository.regardAs(volume, ids);
        return ids;
    }

    /**
     * Locks the line of the copy's volume, then the copy, as every step at the counter does, and shows it as it stands.
     *
     * @throws cn.yishulai.kernel.Refused COPY_UNKNOWN
     */
    public CopyFacts lockInLine(CopyCode code) {
        return repository.requireInLine(code).facts();
    }

    /** Locks the copy and shows it as it stands, for a step that must decide first. */
    public CopyFacts lock(CopyCode code) {
        return repository.require(code).facts();
    }

    public CopyFacts lock(UUID id) {
        return repository.require(id).facts();
    }

    /**
     * The longest waiting free copy, at the first of the sites before others and at any of them before elsewhere; locked.
     *
     * @param worst the worst condition that is taken; null for any
     * @return empty when none is free
     */
    public Optional<CopyFacts> freeCopy(UUID volume, List<UUID> sites, @Nullable Grade worst) {
        return repository.freeCopy(volume, sites, worst).map(Copy::facts);
    }

    private CopyFacts begin(Copy copy, @Nullable CopyCode blank, Move move, Instant now) {
        repository.persist(copy);
        if (blank != null) {
            repository.flush();
            labels.bind(blank, copy.id());
        }
        movements.persist(new Movement(copy, move, writeKey.current(), now));
        return copy.facts();
    }

    private CopyFacts step(CopyCode code, Move move, BiConsumer<Copy, Instant> verb) {
        return step(repository.require(code), move, verb);
    }

    private CopyFacts step(Copy copy, Move move, BiConsumer<Copy, Instant> verb) {
        Instant now = clock.instant();
        int before = copy.moves();
        try {
            verb.accept(copy, now);
        } catch (Refused refused) {
            throw saysWho(copy, refused);
        }
        if (copy.moves() > before) {
            movements.persist(new Movement(copy, move, writeKey.current(), now));
        }
        return copy.facts();
    }

    /** Two people meet over one copy: the second reads who was first. */
    private Refused saysWho(Copy copy, Refused refused) {
        if (refused.refusal() != COPY_NOT_AVAILABLE) {
            return refused;
        }
        return movements
                .last(copy.id())
                .flatMap(last -> Optional.ofNullable(
                        staff.displayNames(Set.of(last.actor())).get(last.actor())))
                .map(name -> {
                    Map<String, Object> facts = new HashMap<>(refused.facts());
                    facts.put("by", name);
                    return COPY_NOT_AVAILABLE.because(refused.detail(), facts);
                })
                .orElse(refused);
    }

    /** A book as it comes over the counter: from whom, where, and in what condition. */
    public record Delivery(UUID household, UUID site, Grade grade) {}
}
