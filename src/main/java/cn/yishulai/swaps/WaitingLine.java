package cn.yishulai.swaps;

import static cn.yishulai.kernel.Credits.ONE;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.Claims;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The line of readers who wait for one volume, in the order in which they asked. Whenever a copy comes free, a reader
 * joins or a credit arrives, the first who can pay gets the copy in the same transaction.
 *
 * <p>Every step that touches the copies or the requests of a volume locks its line first, then the copy, then the
 * request: one order for all, so nobody deadlocks, no copy is promised twice and no reader is passed over.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class WaitingLine {

    private static final int HOURS_A_DAY = 24;

    private final RequestRepository requests;
    private final Claims claims;
    private final Copies copies;
    private final Ledger ledger;
    private final Purses purses;
    private final RuleSets rules;
    private final OpeningCalendar calendar;
    private final Clock clock;

    WaitingLine(
            RequestRepository requests,
            Claims claims,
            Copies copies,
            Ledger ledger,
            Purses purses,
            RuleSets rules,
            OpeningCalendar calendar,
            Clock clock) {
        this.requests = requests;
        this.claims = claims;
        this.copies = copies;
        this.ledger = ledger;
        this.purses = purses;
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
    }

    void lock(UUID volume) {
        requests.lockLine(volume);
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

    /** The first in line who can pay for this volume, by what the rules say of purses. */
    Optional<SwapRequest> first(UUID volume) {
        return requests.firstWhoCanPay(volume, () -> purses.closedTo(volume));
    }

    /**
     * Gives free copies of the volume to the readers in line until one of the two runs out. The line is locked. One
     * statement when nobody waits.
     *
     * @return whether anybody got one
     */
    boolean serve(UUID volume, UUID actor) {
        boolean given = false;
        Optional<SwapRequest> first = first(volume);
        while (first.isPresent()) {
            SwapRequest request = first.get();
            Optional<CopyFacts> copy = copies.freeCopy(volume, request.pickupSite());
            if (copy.isEmpty() || !assign(request, copy.get(), actor)) {
                return given;
            }
            given = true;
            first = first(volume);
        }
        return given;
    }

    /**
     * A credit arrived: serves what the family waits for. A line that somebody else is working on right now is left to
     * the sweep ({@link Deadlines}), because waiting for it here could wait in a circle.
     */
    void serveFamily(UUID household, UUID actor) {
        for (UUID volume : requests.wantedBy(household)) {
            if (requests.tryLockLine(volume)) {
                serve(volume, actor);
            }
        }
    }

    /** The copy is claimed for the request: at once with a held credit, or as an offer. False when the credit is gone. */
    boolean assign(SwapRequest request, CopyFacts copy, UUID actor) {
        Instant now = clock.instant();
        Move move = Move.by(actor, "claimed for the next in line");
        if (!request.autoAccept()) {
            offer(request, now);
            claims.offer(copy, request.reader(), move);
            return true;
        }
        if (!ledger.tryHold(ONE, purses.payment(request), posting(request, copy, actor, "a copy is claimed"))) {
            return false;
        }
        request.offer(now, now);
        request.accept(now);
        claims.place(copy, request.reader(), move);
        return true;
    }

    /** Sends a reader back into line at the same place; what was held is released. */
    void reopen(SwapRequest request, UUID actor, String reason) {
        release(request, actor, reason);
        request.reopen(clock.instant());
    }

    /** Gives the held credit back, if one is held. */
    void release(SwapRequest request, UUID actor, String reason) {
        if (request.creditHeld()) {
            ledger.post(CreditKind.RELEASE, ONE, new Posting(request.household(), actor, request.id(), null, reason));
        }
    }

    static Posting posting(SwapRequest request, CopyFacts copy, UUID actor, String reason) {
        return new Posting(request.household(), actor, request.id(), copy.code(), reason);
    }

    /** Offers run on open days of the pickup site, to the end of the last of them. */
    private void offer(SwapRequest request, Instant now) {
        int days = Math.max(1, rules.requests().offerHours() / HOURS_A_DAY);
        LocalDate today = calendar.today();
        LocalDate last = calendar.openDay(request.pickupSite(), today, days);
        request.offer(OpeningCalendar.endOf(last), today, days, now);
    }

    /** The volumes a sweep should look at: a copy is free and somebody in line could pay. */
    List<UUID> unserved(int limit) {
        return requests.unserved(limit);
    }
}
