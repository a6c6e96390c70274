package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeFacts;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.intake.SeenKinds;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.ledger.Payment;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What a book may be paid with: the rules in force now say which purse it is of. */
@ApplicationScoped
class Purses {

    private final RuleSets rules;
    private final Volumes volumes;
    private final SeenKinds kinds;

    Purses(RuleSets rules, Volumes volumes, SeenKinds kinds) {
        this.rules = rules;
        this.volumes = volumes;
        this.kinds = kinds;
    }

    /** Credits of one site are good where the book is fetched. */
    Payment payment(SwapRequest request) {
        return payment(request.volume(), request.pickupSite());
    }

    Payment payment(UUID volume, UUID site) {
        return new Payment(site, () -> closedTo(volume));
    }

    /** Names of purses that do not pay for the volume. */
    Set<String> closedTo(UUID volume) {
        IntakeRules now = rules.intake();
        if (now.purses().isEmpty()) {
            return Set.of();
        }
        VolumeFacts book = volumes.facts(volume);
        Set<BookKind> seen = now.sortsByKind() ? kinds.of(volume) : Set.of();
        return now.closedTo(book.classNumber(), book.audience(), seen);
    }
}
