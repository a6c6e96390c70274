package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;

import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** Who may work on which fair. Another's fair is answered like one that is not there. */
@ApplicationScoped
@Transactional
public class FairAccess {

    private static final String FACTS =
            """
            SELECT id, title, venue_id, organisation_id, state, epoch, begins_at, ends_at, people_at_once, published_at
            FROM fair WHERE id = ?""";

    private final TradeSql sql;

    FairAccess(TradeSql sql) {
        this.sql = sql;
    }

    /**
     * A librarian works on every fair, and an auditor reads every one; staff on those at their sites; partners and volunteers
     * on those of their organisation.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN
     */
    public FairFacts require(Caller caller, UUID fair) {
        FairFacts facts = facts(fair);
        if (!reaches(caller, facts)) {
            throw unknown(fair);
        }
        return facts;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public FairFacts facts(UUID fair) {
        return sql.one(FairAccess::read, FACTS, fair).orElseThrow(() -> unknown(fair));
    }

    /** Until the end of the transaction nobody else changes it. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public FairFacts hold(UUID fair) {
        return sql.one(FairAccess::read, FACTS + " FOR NO KEY UPDATE", fair).orElseThrow(() -> unknown(fair));
    }

    static boolean reaches(Caller caller, FairFacts fair) {
        return switch (caller.role()) {
            case LIBRARIAN, AUDITOR -> true;
            case STAFF -> caller.sites().contains(fair.venue());
            case PARTNER, VOLUNTEER ->
                fair.organisation() != null && fair.organisation().equals(caller.organisation());
            case CITIZEN -> false;
        };
    }

    private static FairFacts read(ResultSet row) throws SQLException {
        return new FairFacts(
                TradeSql.id(row, "id"),
                row.getString("title"),
                TradeSql.id(row, "venue_id"),
                row.getObject("organisation_id", UUID.class),
                FairState.valueOf(row.getString("state")),
                row.getInt("epoch"),
                Objects.requireNonNull(TradeSql.instant(row, "begins_at")),
                Objects.requireNonNull(TradeSql.instant(row, "ends_at")),
                row.getInt("people_at_once"),
                TradeSql.instant(row, "published_at"));
    }

    private static Refused unknown(UUID id) {
        return FAIR_UNKNOWN.because("no fair of yours has the id " + id);
    }
}
