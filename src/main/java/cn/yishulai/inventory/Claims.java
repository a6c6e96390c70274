package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.COPY_NOT_CLAIMED;
import static cn.yishulai.inventory.InventoryRefusal.PICKUP_ELSEWHERE;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A claim keeps one copy for one request: on the pull list, in a van, on the hold shelf. At most one is open per copy
 * and per request; two unique indexes see to it.
 */
@ApplicationScoped
@Transactional
public class Claims {

    private final ClaimRepository repository;
    private final Copies copies;
    private final OpeningCalendar calendar;
    private final Clock clock;

    Claims(ClaimRepository repository, Copies copies, OpeningCalendar calendar, Clock clock) {
        this.repository = repository;
        this.copies = copies;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Puts a free copy on the pull list for a reader. */
    public CopyFacts place(CopyFacts copy, Reader reader, Move move) {
        return keep(copy, reader, ClaimState.TO_PULL, move);
    }

    /** Keeps a free copy while a reader makes up his mind. */
    public CopyFacts offer(CopyFacts copy, Reader reader, Move move) {
        return keep(copy, reader, ClaimState.OFFERED, move);
    }

    /** The copy is kept for another request of the same person. */
    public void passTo(UUID from, UUID to) {
        repository.openFor(from).ifPresent(claim -> claim.passTo(to));
        repository.flush();
    }

    /** Another person of the same family reads it. */
    public void readBy(UUID request, UUID person) {
        repository.openFor(request).ifPresent(claim -> claim.readBy(person));
        repository.flush();
    }

    /** The reader wants it: on the pull list. */
    public void accept(UUID request) {
        repository.openFor(request).ifPresent(Claim::accept);
    }

    private CopyFacts keep(CopyFacts copy, Reader reader, ClaimState first, Move move) {
        CopyFacts claimed = copies.claim(copy.id(), move);
        repository.persist(new Claim(copy.id(), reader, first, clock.instant()));
        return claimed;
    }

    /**
     * Pulled, and set aside for its reader.
     *
     * @param openDays how many open days of the site it is kept, the first of them after today
     * @throws cn.yishulai.kernel.Refused COPY_NOT_CLAIMED, PICKUP_ELSEWHERE, COPY_ELSEWHERE, COPY_NOT_AVAILABLE
     */
    public SetAside setAside(CopyFacts copy, UUID site, int openDays, Move move) {
        Claim claim = repository
                .openOn(copy.id())
                .orElseThrow(() -> COPY_NOT_CLAIMED.because("nobody waits for copy " + copy.code()));
        if (!claim.facts().reader().pickupSite().equals(site)) {
            throw PICKUP_ELSEWHERE.because("the reader of copy %s fetches it at another site".formatted(copy.code()));
        }
        CopyFacts set = copies.setAside(copy.code(), site, move);
        LocalDate today = calendar.today();
        claim.setAside(today, openDays, calendar.openDay(site, today, openDays));
        return new SetAside(set, claim.facts());
    }

    /** @throws cn.yishulai.kernel.Refused PICKUP_ELSEWHERE when the copy is claimed for another site than this */
    public CopyFacts send(CopyFacts copy, UUID from, UUID to, Move move) {
        Optional<Claim> claim = repository.openOn(copy.id());
        if (claim.isPresent() && !claim.get().facts().reader().pickupSite().equals(to)) {
            throw PICKUP_ELSEWHERE.because("the reader of copy %s fetches it at another site".formatted(copy.code()));
        }
        CopyFacts sent = copies.send(copy.code(), from, to, move);
        claim.ifPresent(Claim::send);
        return sent;
    }

    /** It arrived at another site than its reader's: claimed here, to be sent on. */
    public void pullAgain(CopyFacts copy, Move move) {
        copies.claim(copy.id(), move);
        repository.openOn(copy.id()).ifPresent(Claim::pullAgain);
    }

    /** A claim that was released from one copy goes on with another, at the stage it had. */
    public void moveTo(CopyFacts copy, ClaimFacts released, Move move) {
        keep(copy, released.reader(), released.state(), move);
    }

    /** The reader has the copy. */
    public void fulfil(UUID copy) {
        repository.openOn(copy).ifPresent(Claim::fulfil);
    }

    /** Ends the claim on a copy whatever its stage; a copy not yet pulled is free again. */
    public Optional<ClaimFacts> release(CopyFacts copy, Move move) {
        Optional<Claim> claim = repository.openOn(copy.id());
        claim.ifPresent(Claim::release);
        repository.flush();
        if (claim.isPresent() && copy.status() == CopyStatus.CLAIMED) {
            copies.release(copy.id(), move);
        }
        return claim.map(Claim::facts);
    }

    /** Ends the claim because the copy is not there to be given; its status is the caller's business. */
    public Optional<ClaimFacts> drop(UUID copy) {
        Optional<Claim> claim = repository.openOn(copy);
        claim.ifPresent(Claim::release);
        return claim.map(Claim::facts);
    }

    /** The pickup window is over. */
    public void expire(UUID copy) {
        repository.openOn(copy).ifPresent(Claim::expire);
    }

    public Optional<ClaimFacts> openOn(UUID copy) {
        return repository.openOn(copy).map(Claim::facts);
    }

    /** By copy. */
    public Map<UUID, ClaimFacts> openOn(Collection<UUID> copyIds) {
        return repository.openOn(copyIds).stream()
                .map(Claim::facts)
                .collect(Collectors.toMap(ClaimFacts::copy, Function.identity()));
    }

    public Optional<ClaimFacts> openFor(UUID request) {
        return repository.openFor(request).map(Claim::facts);
    }

    /** By request. */
    public Map<UUID, ClaimFacts> openFor(Collection<UUID> requests) {
        return repository.openFor(requests).stream()
                .map(Claim::facts)
                .collect(Collectors.toMap(claim -> claim.reader().request(), Function.identity()));
    }

    /** What waits for a family on the hold shelf of a site, by the day until which it is kept. */
    public List<ClaimFacts> toFetch(UUID household, UUID site) {
        return repository.toFetch(household, site).stream().map(Claim::facts).toList();
    }

    /** Claims whose window ended before today, at most {@code limit}. */
    public List<ClaimFacts> overdue(int limit) {
        return repository.overdue(calendar.today(), limit).stream()
                .map(Claim::facts)
                .toList();
    }

    /** A copy on the hold shelf and the claim that keeps it there. */
    public record SetAside(CopyFacts copy, ClaimFacts claim) {}
}
