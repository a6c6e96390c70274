package cn.yishulai.ledger;

import static cn.yishulai.ledger.LedgerRefusal.CREDIT_SHORT;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.Page;
import cn.yishulai.ledger.LedgerRepository.Entry;
import cn.yishulai.ledger.Lots.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The swap credits (换书券) of all households, as double entry: every transaction sums to zero and nothing is ever
 * changed. Credits are not money and never become any.
 */
@ApplicationScoped
@Transactional
public class Ledger {

    /** Whose promise ended without a book has so long at least to use the credit, whenever it would have ended. */
    static final Duration GRACE = Duration.ofDays(14);

    private final LedgerRepository repository;
    private final Lots lots;
    private final SpotPayments onTheSpot;
    private final Remainders remainders;
    private final Clock clock;

    Ledger(LedgerRepository repository, Lots lots, SpotPayments onTheSpot, Remainders remainders, Clock clock) {
        this.repository = repository;
        this.lots = lots;
        this.onTheSpot = onTheSpot;
        this.remainders = remainders;
        this.clock = clock;
    }

    /**
     * Moves credits between the two accounts the kind names, in three statements for a family with plain credits. A
     * household's free accounts are always locked before its held ones, so two steps of one family never wait for each
     * other in a circle. What is given lies in the general purse; a hold takes from there too: {@link #hold} knows more.
     *
     * @return the transaction
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT when the household has not so many
     */
    public UUID post(CreditKind kind, Credits credits, Posting posting) {
        if (credits.amount() == 0 || kind == CreditKind.TRANSFER) {
            throw new IllegalArgumentException("a transaction moves at least one credit, and not between households");
        }
        return switch (kind) {
            case MINT, GRANT, CORRECT_UP -> mint(kind, credits, Purse.PLAIN, posting);
            case HOLD ->
                hold(posting, required(lots.takeGeneral(posting.household(), credits.amount(), now()), credits));
            case RELEASE -> release(credits, posting);
            case REFUND -> refund(posting);
            case BURN ->
                toLibrary(
                        kind,
                        required(lots.takeHeld(posting.household(), credits.amount(), posting.reference()), credits),
                        posting);
            case REVERSE, TAKE_BACK, EXPIRE, CORRECT_DOWN, FORFEIT ->
                toLibrary(kind, required(lots.takeAny(posting.household(), credits.amount(), now()), credits), posting);
            case TRANSFER -> throw new IllegalArgumentException("between households credits go by transfer");
        };
    }

    /** Mints into a purse: what the credits are good for, until when and where. */
    public UUID mint(Credits credits, Purse purse, Posting posting) {
        return mint(CreditKind.MINT, credits, purse, posting);
    }

    /** Gives what nobody earned by a book, into a purse: good for one session, say. */
    public UUID grant(Credits credits, Purse purse, Posting posting) {
        return mint(CreditKind.GRANT, credits, purse, posting);
    }

    private UUID mint(CreditKind kind, Credits credits, Purse purse, Posting posting) {
        Slice given = lots.put(AccountKind.FREE, posting.household(), purse, credits.amount());
        return repository.write(
                kind,
                posting,
                now(),
                List.of(Entry.from(repository.ofLibrary(kind.from()), credits.amount()), Entry.to(given)));
    }

    /**
     * Holds credits that pay for this, those first that end soonest.
     *
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT
     */
    public UUID hold(Credits credits, Payment payment, Posting posting) {
        return hold(posting, required(lots.takeFor(payment, posting.household(), credits.amount(), now()), credits));
    }

    /**
     * Holds credits if the household has them: false instead of a refusal, for matching, which then asks the next in
     * line within the same transaction.
     */
    public boolean tryHold(Credits credits, Payment payment, Posting posting) {
        List<Slice> taken = lots.takeFor(payment, posting.household(), credits.amount(), now());
        if (taken.isEmpty()) {
            return false;
        }
        hold(posting, taken);
        return true;
    }

    /** A walk-in pays on the spot: holds and burns in one go, so that every burn has its hold. */
    public void payAtOnce(Credits credits, Payment payment, Posting posting) {
        if (credits.amount() == 1 && onTheSpot.pay(repository.ofLibrary(AccountKind.BURNED), payment, posting, now())) {
            return;
        }
        hold(credits, payment, posting);
        post(CreditKind.BURN, credits, posting);
    }

    private UUID hold(Posting posting, List<Slice> taken) {
        return shift(
                CreditKind.HOLD,
                taken,
                slice -> lots.put(AccountKind.HELD, posting.household(), slice.purse(), slice.amount()),
                posting);
    }

    /** The free account is locked first, so it is put before it is taken: what it is, the held one says. */
    private UUID release(Credits credits, Posting posting) {
        lots.lock(AccountKind.FREE, posting.household());
        List<Slice> taken =
                required(lots.takeHeld(posting.household(), credits.amount(), posting.reference()), credits);
        return shift(CreditKind.RELEASE, taken, slice -> giveBack(slice, posting.household()), posting);
    }

    /** What was burned goes back to where it came from. */
    private UUID refund(Posting posting) {
        UUID library = repository.ofLibrary(CreditKind.REFUND.from());
        return repository.write(
                CreditKind.REFUND,
                posting,
                now(),
                lots.burnedFor(posting.reference()).stream()
                        .map(slice -> giveBack(slice, posting.household()))
                        .flatMap(slice -> Stream.of(Entry.from(library, slice.amount()), Entry.to(slice)))
                        .toList());
    }

    private Slice giveBack(Slice slice, UUID household) {
        Instant atLeast = now().plus(GRACE);
        Instant end = slice.purse().endsAt();
        Purse purse = end == null || end.isAfter(atLeast)
                ? slice.purse()
                : slice.purse().until(atLeast);
        return lots.put(AccountKind.FREE, household, purse, slice.amount());
    }

    private UUID shift(CreditKind kind, List<Slice> taken, UnaryOperator<Slice> into, Posting posting) {
        List<Entry> entries = taken.stream()
                .flatMap(slice -> Stream.of(Entry.from(slice), Entry.to(into.apply(slice))))
                .toList();
        return repository.write(kind, posting, now(), entries);
    }

    private UUID toLibrary(CreditKind kind, List<Slice> taken, Posting posting) {
        UUID library = repository.ofLibrary(kind.to());
        return repository.write(
                kind,
                posting,
                now(),
                taken.stream()
                        .flatMap(slice -> Stream.of(Entry.from(slice), Entry.to(library, slice.amount())))
                        .toList());
    }

    /**
     * Moves credits to another household. Whoever asks has locked both households, so nobody moves credits between them
     * the other way round meanwhile. They stay good for what they were good for.
     *
     * @param posting whose household gives
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT when it has not so many
     */
    public void transfer(UUID into, Balance credits, Posting posting) {
        List<Entry> entries = new ArrayList<>();
        if (credits.free() > 0) {
            List<Slice> free = lots.takeAny(posting.household(), credits.free(), now());
            entries.addAll(moved(AccountKind.FREE, required(free, new Credits(credits.free())), into));
        }
        if (credits.held() > 0) {
            List<Slice> held = lots.takeHeld(posting.household(), credits.held(), posting.reference());
            entries.addAll(moved(AccountKind.HELD, required(held, new Credits(credits.held())), into));
        }
        if (!entries.isEmpty()) {
            repository.write(CreditKind.TRANSFER, posting, now(), entries);
        }
    }

    /** Everything that a household has, and what is left of its pooled prices. */
    public void transferAll(UUID into, Posting posting) {
        List<Entry> entries = new ArrayList<>();
        for (AccountKind kind : List.of(AccountKind.FREE, AccountKind.HELD)) {
            entries.addAll(moved(kind, lots.takeAll(kind, posting.household()), into));
        }
        if (!entries.isEmpty()) {
            repository.write(CreditKind.TRANSFER, posting, now(), entries);
        }
        remainders.moveAll(posting.household(), into, posting.reference(), now());
    }

    private List<Entry> moved(AccountKind kind, List<Slice> taken, UUID into) {
        return taken.stream()
                .flatMap(slice ->
                        Stream.of(Entry.from(slice), Entry.to(lots.put(kind, into, slice.purse(), slice.amount()))))
                .toList();
    }

    /**
     * A hand-over is undone: what the household burned for the copy last is free again, once.
     *
     * @param codes of the copy: that of today and those that it had before it got another label
     * @return the reference of the burn; empty when nothing was burned, or it was given back before
     */
    public Optional<UUID> refund(UUID household, Set<CopyCode> codes, UUID actor, String reason) {
        return repository.lastBurn(household, codes).map(burn -> {
            refund(new Posting(household, actor, burn.reference(), burn.copy(), reason));
            return burn.reference();
        });
    }

    public Balance balance(UUID household) {
        return repository.balance(household, now());
    }

    /** Takes all free credits of a household that nobody is left in: they end, and the sum stays zero. */
    public void forfeit(Posting posting) {
        List<Slice> left = lots.takeAll(AccountKind.FREE, posting.household());
        if (!left.isEmpty()) {
            toLibrary(CreditKind.FORFEIT, left, posting);
        }
        remainders.forfeit(posting.household(), posting.reference(), now());
    }

    /** Ends credits whose time is over, which have been taken out of their account. */
    void expire(Slice over, Posting posting) {
        toLibrary(CreditKind.EXPIRE, List.of(over), posting);
    }

    /** Whether this person has minted credits of this household: who grades does not correct. */
    public boolean hasMintedFor(UUID actor, UUID household) {
        return repository.hasMinted(actor, household);
    }

    /** @param after the id of the last entry shown, or null for the newest */
    public StatementView statement(UUID household, @Nullable String after, int limit) {
        Balance balance = repository.balance(household, now());
        List<EntryView> rows = repository.entries(household, after, limit + 1);
        Page<EntryView> page = Page.cut(rows, limit, row -> row.id().toString());
        return new StatementView(
                balance.free(),
                balance.held(),
                repository.purses(household, now()),
                RemainderView.of(remainders.of(household)),
                page.items(),
                page.nextAfter());
    }

    private Instant now() {
        return clock.instant();
    }

    private static List<Slice> required(List<Slice> taken, Credits credits) {
        if (taken.isEmpty()) {
            throw CREDIT_SHORT.because("%s credits are needed".formatted(credits.amount()));
        }
        return taken;
    }
}
