package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;
import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;

import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who works with the stock of a fair, and when. Scanners share the fair, so that they do not wait for each other; who
 * reconciles it has it alone.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairStockAccess {

    /** A van is packed from the approval on, and as long as the fair goes on. */
    static final Set<FairState> PACKED = EnumSet.of(FairState.APPROVED, FairState.PUBLISHED, FairState.RUNNING);

    /** Books stand on tables from the evening before. */
    static final Set<FairState> LAID_OUT = EnumSet.of(FairState.PUBLISHED, FairState.RUNNING);

    /** What came to a fair goes home, whatever became of the fair. */
    static final Set<FairState> TAKEN_HOME = EnumSet.of(
            FairState.APPROVED,
            FairState.PUBLISHED,
            FairState.RUNNING,
            FairState.POSTPONED,
            FairState.CLOSED,
            FairState.CANCELLED);

    /** Until it is over a plan may change. */
    static final Set<FairState> PLANNED = EnumSet.of(
            FairState.DRAFT,
            FairState.PROPOSED,
            FairState.APPROVED,
            FairState.PUBLISHED,
            FairState.RUNNING,
            FairState.POSTPONED);

    /** One that was called off stays so for everybody; for its stock it is reconciled once it is counted. */
    private static final String FAIR =
            """
            SELECT f.id, f.title, f.venue_id, f.epoch, CASE WHEN EXISTS (SELECT FROM fair_reconciliation r WHERE r.fair_id = f.id
                AND r.done_at IS NOT NULL) THEN 'RECONCILED' ELSE f.state END AS state FROM fair f WHERE f.id = ?""";

    private final TradeSql sql;

    FairStockAccess(TradeSql sql) {
        this.sql = sql;
    }

    /** Not locked. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    FairStockSite read(UUID fair) {
        return one(FAIR, fair);
    }

    /** Nobody reconciles it meanwhile. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY */
    FairStockSite share(UUID fair, Set<FairState> when) {
        sql.list(row -> 1, "SELECT 1 FROM fair WHERE id = ? FOR SHARE", fair); // whoever counts it is done after this
        FairStockSite found = read(fair);
        if (!when.contains(found.state())) {
            throw FAIR_NOT_READY.because("the fair is " + found.state(), Map.of("fairState", found.state()));
        }
        return found;
    }

    /** The people of its venue, and of the sites that lend to it, see its stock. @throws FAIR_UNKNOWN, SITE_NOT_YOURS */
    FairStockSite readFor(Caller caller, UUID fair) {
        FairStockSite found = read(fair);
        if (!lends(caller, fair)) {
            caller.requireSite(found.venue());
        }
        return found;
    }

    private boolean lends(Caller caller, UUID fair) {
        return !caller.sites().isEmpty()
                && sql.one(
                                row -> true,
                                """
                                SELECT 1 FROM fair_lender WHERE fair_id = ? AND site_id = ANY (?::uuid[])
                                UNION ALL SELECT 1 FROM fair_load WHERE fair_id = ? AND site_id = ANY (?::uuid[]) LIMIT 1""",
                                fair,
                                caller.sites(),
                                fair,
                                caller.sites())
                        .isPresent();
    }

    private FairStockSite one(String statement, UUID fair) {
        return sql.one(FairStockAccess::fair, statement, fair)
                .orElseThrow(() -> FAIR_UNKNOWN.because("no fair " + fair));
    }

    private static FairStockSite fair(ResultSet row) throws SQLException {
        return new FairStockSite(
                TradeSql.id(row, "id"),
                row.getString("title"),
                TradeSql.id(row, "venue_id"),
                FairState.valueOf(row.getString("state")),
                row.getInt("epoch"));
    }
}
