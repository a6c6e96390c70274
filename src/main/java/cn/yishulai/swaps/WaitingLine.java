package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.Move;
import cn.yishulai.intake.RulesHere;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The readers who wait for a copy of one volume, in the order that the rules set: for this volume, its edition, its work or
 * something like it. Whenever a copy comes free, a reader joins or a credit arrives, the first who can pay gets the copy in
 * the same transaction.
 *
 * <p>Every step that touches the copies or the requests of a volume locks its line first, then the copy, then the
 * request: one order for all, so nobody deadlocks, no copy is promised twice and no reader is passed over.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class WaitingLine {

    private static final int HOURS_A_DAY = 24;

    /** So many of its wishes are tried when a credit arrives; the others when a copy does. */
    private static final int WISHES_MOVED_FOR = 3;

    private final RequestRepository requests;
    private final Lines lines;
    private final Claims claims;
    private final Copies copies;
    private final Ledger ledger;
    private final Purses purses;
    private final RulesHere rules;
    private final Rearrangements rearrangements;
    private final CopyReads reads;
    private final OpeningCalendar calendar;
    private final Clock clock;

    WaitingLine(
            RequestRepository requests,
            Lines lines,
            Claims claims,
            Copies copies,
            Ledger ledger,
            Purses purses,
            RulesHere rules,
            Rearrangements rearrangements,
            CopyReads reads,
            OpeningCalendar calendar,
            Clock clock) {
        this.requests = requests;
        this.lines = lines;
        this.claims = claims;
        this.copies = copies;
        this.ledger = ledger;
        this.purses = purses;
        this.rules = rules;
        this.rearrangements = rearrangements;
        this.reads = reads;
        this.calendar = calendar;
        this.clock = clock;
    }

    void lock(UUID volume) {
        requests.lockLine(volume);
    }

    /** As {@link #lock(UUID)}, but false at once when somebody else works on it. */
    boolean tryLock(UUID volume) {
        return requests.tryLockLine(volume);
    }

    /**
     * Locks the line of what a copy or request is of now: while we waited, a librarian may have found that its volume is
     * another, and then the line of that one is locked too.
     *
     * @param current reads it from the database
     */
    UUID lock(Supplier<UUID> current) {
        UUID volume = current.get();
        lock(volume);
        for (UUID now = current.get(); !now.equals(volume); now = current.get()) {
            volume = now;
            lock(volume);
        }
        return volume;
    }

    /** The first in line who can pay for this copy, locked: by the order and by what the rules say of purses. */
    Optional<SwapRequest> first(CopyFacts copy) {
        return next(
                        new Lines.Free(copy.volume(), copy.site(), copy.grade()),
                        new Lines.Price(() -> purses.closedTo(copy.volume()), () -> purses.cost(copy)))
                .request();
    }

    /** @param idle a free copy that nobody can take as the promises stand; null when nobody would be served by moving any */
    private record Next(Optional<SwapRequest> request, @Nullable UUID idle) {}

    /** A wider wish stands in the lines of several volumes: while it was waited for, another copy may have become its own. */
    private Next next(Lines.Free free, Lines.Price price) {
        while (true) {
            Lines.Next next = lines.next(free, price);
            if (next.request() == null) {
                return new Next(Optional.empty(), next.idle());
            }
            SwapRequest first = requests.require(next.request());
            if (first.state() == RequestState.OPEN) {
                return new Next(Optional.of(first), next.idle());
            }
        }
    }

    /**
     * Gives free copies of the volume to the readers in line until one of the two runs out; when nobody in line can take one,
     * promises are moved if that serves one reader more. The line is locked. One statement when nobody waits.
     *
     * @return whether anybody got one
     */
    boolean serve(UUID volume, UUID actor) {
        Lines.Free free = Lines.Free.allOf(volume);
        Lines.Price price = new Lines.Price(() -> purses.closedTo(volume), () -> purses.least(volume));
        boolean given = false;
        while (true) {
            Next next = next(free, price);
            if (next.request().isEmpty()) {
                return next.idle() != null && rearrange(next.idle(), actor) || given;
            }
            Optional<CopyFacts> copy = freeCopy(volume, next.request().get());
            if (copy.isEmpty() || !assign(next.request().get(), copy.get(), actor)) {
                return given;
            }
            given = true;
            requests.flush();
        }
    }

    private boolean rearrange(UUID idle, UUID actor) {
        return rearrangements.serve(idle, actor, new Rearrangements.Hands() {
            @Override
            public boolean assign(SwapRequest request, CopyFacts copy) {
                return WaitingLine.this.assign(request, copy, actor);
            }

            @Override
            public void reopen(SwapRequest request, String reason) {
                WaitingLine.this.reopen(request, actor, reason);
            }
        });
    }

    /** What was put off because somebody worked on one of the lines is tried again. The line of the copy is not locked yet. */
    void tryAgain(UUID freeCopy, UUID actor) {
        UUID volume = lock(() -> reads.factsOf(List.of(freeCopy)).get(0).volume());
        if (!serve(volume, actor)) {
            rearrange(freeCopy, actor);
        }
    }

    /** The free copy nearest to where it is fetched; the cheapest when that one costs more than the family has. */
    private Optional<CopyFacts> freeCopy(UUID volume, SwapRequest request) {
        Wish wish = request.wish();
        return copies.freeCopy(volume, wish.sites(), wish.worstGrade()).flatMap(near -> {
            Credits cost = purses.cost(near);
            return cost.equals(Credits.ONE) || lines.canPay(request.id(), purses.closedTo(volume), cost)
                    ? Optional.of(near)
                    : purses.cheapestFree(volume).map(copies::lock);
        });
    }

    /**
     * A reader has come, or come back: what is free and meets the wish, the scarcest first. The line of the volume pointed at
     * is locked; one that somebody else is working on right now is left to the sweep ({@link Deadlines}), because waiting for
     * it here could wait in a circle.
     */
    void serveReader(SwapRequest request, UUID actor) {
        if (request.wish().kind() != WishKind.VOLUME) {
            serveScarcest(lines.freeFor(request.id()), actor);
        }
        if (request.state() == RequestState.OPEN) {
            serveByMoving(request.id(), actor);
        }
    }

    /** A credit arrived: serves what the family waits for, and what has waited longest of it by moving promises. */
    void serveFamily(UUID household, UUID actor) {
        serveScarcest(lines.freeForFamily(household), actor);
        lines.canBePaid(household, WISHES_MOVED_FOR).forEach(request -> serveByMoving(request, actor));
    }

    /**
     * A copy and a credit came at once: when the family that got the credit took the copy, somebody who waits for it may be
     * served by what else that family would take.
     */
    void serveWhoIsLeft(UUID volume, UUID actor) {
        lines.nextInLine(List.of(volume)).values().forEach(request -> serveByMoving(request, actor));
    }

    private void serveScarcest(List<UUID> volumes, UUID actor) {
        for (UUID volume : volumes) {
            if (requests.tryLockLine(volume)) {
                serve(volume, actor);
            }
        }
    }

    private void serveByMoving(UUID request, UUID actor) {
        for (CopyFacts copy : reads.factsOf(List.copyOf(rearrangements.inReachOf(request)))) {
            if (requests.tryLockLine(copy.volume())) {
                rearrange(copy.id(), actor);
            } else {
                rearrangements.putOff(copy.id());
            }
        }
    }

    /** The copy is claimed for the request: at once with a held credit, or as an offer. False when the credit is gone. */
    boolean assign(SwapRequest request, CopyFacts copy, UUID actor) {
        Instant now = clock.instant();
        Move move = Move.by(actor, "claimed for the next in line");
        request.promise(copy.volume(), request.wish().fetchedFrom(Objects.requireNonNull(copy.site())));
        if (!request.autoAccept()) {
            offer(request, now);
            claims.offer(copy, request.reader(), move);
            return true;
        }
        Credits cost = purses.cost(copy);
        Posting posting = posting(request, copy, actor, "a copy is claimed");
        if (!ledger.tryHold(cost, purses.payment(request), posting)) {
            // credits of one site are good where they were given: there it is fetched, as it was wished
            request.promise(copy.volume(), request.wish().site());
            if (!ledger.tryHold(cost, purses.payment(request), posting)) {
                request.promise(request.wish().volume(), request.wish().site());
                return false;
            }
        }
        request.offer(now, now);
        request.accept(cost, now);
        claims.place(copy, request.reader(), move);
        return true;
    }

    /** Sends a reader back into line at the same place; what was held is released. */
    void reopen(SwapRequest request, UUID actor, String reason) {
        release(request, actor, reason);
        request.reopen(clock.instant());
    }

    /** Gives back what is held for it, if anything is. */
    void release(SwapRequest request, UUID actor, String reason) {
        if (request.creditHeld()) {
            ledger.post(
                    CreditKind.RELEASE,
                    request.heldCredits(),
                    new Posting(request.household(), actor, request.id(), null, reason));
        }
    }

    static Posting posting(SwapRequest request, CopyFacts copy, UUID actor, String reason) {
        return new Posting(request.household(), actor, request.id(), copy.code(), reason);
    }

    /** Offers run on open days of the pickup site, to the end of the last of them. */
    private void offer(SwapRequest request, Instant now) {
        int days = Math.max(1, rules.requests(request.pickupSite()).offerHours() / HOURS_A_DAY);
        LocalDate today = calendar.today();
        LocalDate last = calendar.openDay(request.pickupSite(), today, days);
        request.offer(OpeningCalendar.endOf(last), today, days, now);
    }

    /** The volumes a sweep should look at: a copy is free and somebody in line could pay. */
    List<UUID> unserved(int limit) {
        return lines.unserved(limit);
    }
}
