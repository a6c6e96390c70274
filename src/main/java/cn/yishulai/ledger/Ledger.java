package cn.yishulai.ledger;

import static cn.yishulai.ledger.LedgerRefusal.CREDIT_SHORT;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The swap credits (换书券) of all households, as double entry: every transaction sums to zero and nothing is ever
 * changed. Credits are not money and never become any.
 */
@ApplicationScoped
@Transactional
public class Ledger {

    private final LedgerRepository repository;
    private final Clock clock;

    Ledger(LedgerRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Moves credits between the two accounts the kind names, in at most three statements. A household's free account is always
     * locked before its held one, so two steps of one family never wait for each other in a circle.
     *
     * @return the transaction
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT when the household has not so many
     */
    public UUID post(CreditKind kind, Credits credits, Posting posting) {
        if (credits.amount() == 0 || kind == CreditKind.TRANSFER) {
            throw new IllegalArgumentException("a transaction moves at least one credit, and not between households");
        }
        UUID giving;
        UUID taking;
        if (kind.to() == AccountKind.FREE) {
            taking = give(kind.to(), credits, posting);
            giving = take(kind.from(), credits, posting);
        } else {
            giving = take(kind.from(), credits, posting);
            taking = give(kind.to(), credits, posting);
        }
        return repository.write(kind, posting, clock.instant(), new LedgerRepository.Shift(giving, taking, credits));
    }

    /**
     * Holds credits if the household has them: false instead of a refusal, for matching, which then asks the next in
     * line within the same transaction.
     */
    public boolean tryHold(Credits credits, Posting posting) {
        return repository
                .debit(AccountKind.FREE, posting.household(), credits.amount())
                .map(account -> new LedgerRepository.Shift(account, give(AccountKind.HELD, credits, posting), credits))
                .map(shift -> {
                    repository.write(CreditKind.HOLD, posting, clock.instant(), shift);
                    return true;
                })
                .orElse(false);
    }

    /** A walk-in pays on the spot: holds and burns in one go, so that every burn has its hold. */
    public void payAtOnce(Credits credits, Posting posting) {
        post(CreditKind.HOLD, credits, posting);
        post(CreditKind.BURN, credits, posting);
    }

    /**
     * Moves credits to another household. Whoever asks has locked both households, so nobody moves credits between them
     * the other way round meanwhile.
     *
     * @param posting whose household gives
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT when it has not so many
     */
    public void transfer(UUID into, Balance credits, Posting posting) {
        if (credits.free() + credits.held() == 0) {
            return;
        }
        UUID transaction = repository.begin(CreditKind.TRANSFER, posting, clock.instant());
        transfer(transaction, AccountKind.FREE, credits.free(), posting.household(), into);
        transfer(transaction, AccountKind.HELD, credits.held(), posting.household(), into);
    }

    /** Everything that a household has. */
    public void transferAll(UUID into, Posting posting) {
        transfer(into, repository.lockedBalance(posting.household()), posting);
    }

    private void transfer(UUID transaction, AccountKind kind, long amount, UUID from, UUID into) {
        if (amount > 0) {
            UUID giving = repository
                    .debit(kind, from, amount)
                    .orElseThrow(() -> CREDIT_SHORT.because("%s credits are needed".formatted(amount)));
            repository.enter(transaction, giving, -amount);
            repository.enter(transaction, repository.credit(kind, into, amount), amount);
        }
    }

    /**
     * A hand-over is undone: what the household burned for the copy last is free again, once.
     *
     * @return the reference of the burn; empty when nothing was burned, or it was given back before
     */
    public Optional<UUID> refund(UUID household, CopyCode copy, UUID actor, String reason) {
        return repository.lastBurn(household, copy).map(burn -> {
            post(CreditKind.REFUND, burn.credits(), new Posting(household, actor, burn.reference(), copy, reason));
            return burn.reference();
        });
    }

    public Balance balance(UUID household) {
        return repository.balance(household);
    }

    /** Takes all free credits of a household that nobody is left in: they end, and the sum stays zero. */
    public void forfeit(Posting posting) {
        long left = repository.lockedBalance(posting.household()).free();
        if (left > 0) {
            post(CreditKind.FORFEIT, new Credits(left), posting);
        }
    }

    /** Whether this person has minted credits of this household: who grades does not correct. */
    public boolean hasMintedFor(UUID actor, UUID household) {
        return repository.hasMinted(actor, household);
    }

    /** @param after the id of the last entry shown, or null for the newest */
    public StatementView statement(UUID household, @Nullable String after, int limit) {
        Balance balance = repository.balance(household);
        List<EntryView> rows = repository.entries(household, after, limit + 1);
        Page<EntryView> page = Page.cut(rows, limit, row -> row.id().toString());
        return new StatementView(balance.free(), balance.held(), page.items(), page.nextAfter());
    }

    private UUID take(AccountKind from, Credits credits, Posting posting) {
        if (!from.ofHousehold()) {
            return repository.ofLibrary(from);
        }
        return repository
                .debit(from, posting.household(), credits.amount())
                .orElseThrow(() -> CREDIT_SHORT.because("%s credits are needed".formatted(credits.amount())));
    }

    private UUID give(AccountKind to, Credits credits, Posting posting) {
        return to.ofHousehold()
                ? repository.credit(to, posting.household(), credits.amount())
                : repository.ofLibrary(to);
    }
}
