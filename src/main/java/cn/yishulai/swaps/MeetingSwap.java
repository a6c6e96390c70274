package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.journal.Audit;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.MeetingRows.Said;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Two families have said the same: the books have changed hands. No credit moves; a wish for a book that one now has is
 * over, and what was kept for it goes to the next in line.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MeetingSwap {

    private static final String WHY = "swapped face to face";

    private final MeetingRows rows;
    private final Copies copies;
    private final RequestRepository requests;
    private final WaitingLine line;
    private final LineOrder order;
    private final Circulation circulation;
    private final Claims claims;
    private final RuleSets rules;
    private final Audit audit;
    private final Clock clock;

    MeetingSwap(
            MeetingRows rows,
            Copies copies,
            RequestRepository requests,
            WaitingLine line,
            LineOrder order,
            Circulation circulation,
            Claims claims,
            RuleSets rules,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.copies = copies;
        this.requests = requests;
        this.line = line;
        this.order = order;
        this.circulation = circulation;
        this.claims = claims;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** The lines of both books are locked. What does not stand as both say is written down and changes nothing. */
    void carryOut(Said one, Said other) {
        Optional<MeetingFlaw> flaw = flaw(one, other);
        if (flaw.isPresent()) {
            rows.contradicted(one.id(), flaw.get());
            rows.contradicted(other.id(), flaw.get());
            return;
        }
        pass(one, other);
        pass(other, one);
        rows.done(one, other);
        requests.flush();
        Stream.of(one, other).map(Said::household).sorted().forEach(order::received);
        Stream.of(one, other)
                .map(said -> copies.lock(said.gives()).volume())
                .distinct()
                .sorted()
                .forEach(volume -> line.serve(volume, HomeSwapClock.THE_CLOCK));
    }

    private Optional<MeetingFlaw> flaw(Said one, Said other) {
        boolean bothThere = Stream.of(one, other)
                .sorted(Comparator.comparing(Said::gives))
                .map(said -> stands(said, copies.lock(said.gives())))
                .toList()
                .stream()
                .allMatch(Boolean::booleanValue);
        if (!bothThere) {
            return Optional.of(MeetingFlaw.BOOK_GONE);
        }
        Stream.of(one, other).map(Said::household).sorted().forEach(rows::lockFamily);
        int most = rules.requests().homeSwaps().meetingsADay();
        return Stream.of(one, other).anyMatch(said -> metOn(said) >= most)
                ? Optional.of(MeetingFlaw.TOO_MANY)
                : Optional.empty();
    }

    private static boolean stands(Said said, CopyFacts copy) {
        return copy.status() == CopyStatus.LISTED && said.household().equals(copy.household());
    }

    private long metOn(Said said) {
        return rows.doneOn(said.household(), OpeningCalendar.startOf(OpeningCalendar.dayOf(said.happenedAt())));
    }

    /** Each copy has one movement and one line in the trail. */
    private void pass(Said giver, Said taker) {
        CopyFacts copy = copies.lock(giver.gives());
        Instant happened = Stream.of(giver.happenedAt(), taker.happenedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        copies.passOn(copy.code(), taker.household(), new Move(HomeSwapClock.THE_CLOCK, happened, WHY));
        audit.record(
                "families",
                "copy.swap-face-to-face",
                "copy:" + copy.code().value(),
                Map.of("record", giver.id().toString(), "confirmed", taker.id().toString()));
        List<UUID> wishes = requests.openOfHousehold(taker.household(), copy.volume()).stream()
                .map(SwapRequest::id)
                .sorted()
                .toList();
        wishes.forEach(this::fulfilledOtherwise);
    }

    private void fulfilledOtherwise(UUID id) {
        SwapRequest wish = requests.require(id);
        Optional<ClaimFacts> kept = claims.openFor(id);
        line.release(wish, HomeSwapClock.THE_CLOCK, WHY);
        wish.cancel(clock.instant());
        requests.flush();
        kept.ifPresent(claim -> {
            CopyFacts copy = copies.lock(claim.copy());
            claims.release(copy, Move.by(HomeSwapClock.THE_CLOCK, WHY));
            circulation.passOn(copy, claim.reader().pickupSite(), HomeSwapClock.THE_CLOCK);
        });
    }
}
