package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;

import cn.yishulai.people.Caller;
import cn.yishulai.people.PartnerRight;
import cn.yishulai.people.PartnerRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Who may look at the programme of a fair, and who may change it as long as the fair is not over. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ProgrammeDoor {

    private final FairAccess access;
    private final PartnerRights rights;
    private final TradeSql sql;

    ProgrammeDoor(FairAccess access, PartnerRights rights, TradeSql sql) {
        this.access = access;
        this.rights = rights;
        this.sql = sql;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    FairFacts look(Caller caller, UUID fair) {
        return access.require(caller, fair);
    }

    /**
     * Until the end of the transaction nobody else changes the fair.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, RIGHT_NOT_YOURS
     */
    FairFacts change(Caller caller, UUID fair) {
        return change(caller, fair, PartnerRight.PROPOSE);
    }

    /** The same for the rota. */
    FairFacts lead(Caller caller, UUID fair) {
        return change(caller, fair, PartnerRight.LEAD_VOLUNTEERS);
    }

    private FairFacts change(Caller caller, UUID fair, PartnerRight right) {
        access.require(caller, fair);
        rights.require(caller, right);
        FairFacts facts = access.hold(fair);
        if (!mayChange(facts.state())) {
            throw FAIR_NOT_READY.because("the fair is %s; its programme stays as it is".formatted(facts.state()));
        }
        return facts;
    }

    static boolean mayChange(FairState state) {
        return switch (state) {
            case DRAFT, PROPOSED, APPROVED, PUBLISHED, RUNNING, POSTPONED -> true;
            case CLOSED, RECONCILED, CANCELLED -> false;
        };
    }

    /** Nothing is held for a cancelled fair, nor for one that was put off and has no new times. */
    boolean holds(FairFacts fair) {
        return fair.state() != FairState.CANCELLED
                && sql.list(row -> 1, "SELECT 1 FROM fair_without_day WHERE fair_id = ?", fair.id())
                        .isEmpty();
    }
}
