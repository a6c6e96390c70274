package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Caller;
import cn.yishulai.rules.AppealRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.swaps.PromiseRepository.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** The bonus (谢券) of a promised book that was brought and taken, besides the credit of the book. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PromiseBonus {

    private static final Duration A_MONTH = Duration.ofDays(30);

    private final PromiseRepository promises;
    private final Claims claims;
    private final Ledger ledger;
    private final CreditGauge gauge;
    private final RuleSets rules;
    private final Clock clock;

    PromiseBonus(
            PromiseRepository promises, Claims claims, Ledger ledger, CreditGauge gauge, RuleSets rules, Clock clock) {
        this.promises = promises;
        this.claims = claims;
        this.ledger = ledger;
        this.gauge = gauge;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The library gives it, so not while there are more credits than books to have for them. Against farming: once for each
     * book, never for a book that goes to the home itself, and so many a month.
     */
    Credits earned(Promise promise, CopyFacts copy) {
        AppealRules rule = rules.requests(promise.rulesVersion()).appeals();
        boolean staysInTheFamily = claims.openOn(copy.id())
                .filter(claim -> claim.reader().household().equals(promise.household()))
                .isPresent();
        boolean earned = rule.bonus() > 0
                && !gauge.aboveOne()
                && !staysInTheFamily
                && !promises.hasEarnedBonus(copy.id())
                && promises.bonusesSince(promise.household(), clock.instant().minus(A_MONTH)) < rule.bonusesAMonth();
        return earned ? new Credits(rule.bonus()) : Credits.NONE;
    }

    void pay(Caller caller, Promise promise, CopyFacts copy, Credits bonus) {
        if (bonus.amount() > 0) {
            ledger.post(
                    CreditKind.GRANT,
                    bonus,
                    new Posting(
                            promise.household(),
                            caller.personId(),
                            promise.id(),
                            copy.code(),
                            "promised book brought, request rules %d".formatted(promise.rulesVersion())));
        }
    }

    /**
     * A second look sent the book home again: the bonus goes back too, if there was one.
     *
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT when it is spent
     */
    void wentHome(Caller caller, UUID household, CopyFacts copy) {
        promises.newest(household, copy.id())
                .filter(promise -> promise.state() == PromiseState.KEPT && promise.bonus() > 0)
                .ifPresent(promise -> {
                    promises.takeBonusBack(promise.id());
                    ledger.post(
                            CreditKind.TAKE_BACK,
                            new Credits(promise.bonus()),
                            new Posting(
                                    household,
                                    caller.personId(),
                                    promise.id(),
                                    copy.code(),
                                    "the promised book went home again"));
                });
    }
}
