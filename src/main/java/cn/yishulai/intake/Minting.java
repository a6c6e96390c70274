package cn.yishulai.intake;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.BoundPurses;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Pooled;
import cn.yishulai.ledger.Pools;
import cn.yishulai.ledger.Posting;
import cn.yishulai.ledger.Purse;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Validity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a family what a decision is worth: into the purse of the book, until the day the
 * rules say, or into that of a fair's session, until its end. */
@ApplicationScoped
class Minting {

    private final RuleSets rules;
    private final Ledger ledger;
    private final Pools pools;
    private final BoundPurses bound;

    Minting(RuleSets rules, Ledger ledger, Pools pools, BoundPurses bound) {
        this.rules = rules;
        this.ledger = ledger;
        this.pools = pools;
        this.bound = bound;
    }

    void mint(DropOff session, CopyFacts copy, Inspection inspection) {
        Worth worth = inspection.worth();
        if (worth == null) {
            return;
        }
        Posting posting = new Posting(
                session.household(),
                inspection.inspectedBy(),
                inspection.id(),
                copy.code(),
                "inspection",
                inspection.rulesVersion());
        if (worth.priceFen() != null && worth.stepFen() != null) {
            pools.pool(new Pooled(worth.purse(), worth.priceFen(), worth.stepFen(), worth.credits()), posting);
        }
        if (worth.credits() > 0) {
            ledger.mint(
                    new Credits(worth.credits()),
                    purse(
                            worth.purse(),
                            rules.intake(inspection.rulesVersion()).validity(),
                            inspection.decidedAt(),
                            session.site()),
                    posting);
        }
    }

    private Purse purse(String name, Validity validity, Instant now, UUID site) {
        if (BoundPurses.isBound(name)) {
            return bound.toGive(name);
        }
        LocalDate last = validity.lastDay(now.atZone(OpeningCalendar.CITY).toLocalDate());
        @Nullable Instant end = last == null ? null : OpeningCalendar.endOf(last);
        return new Purse(name, end, validity.boundToSite() ? site : null);
    }
}
