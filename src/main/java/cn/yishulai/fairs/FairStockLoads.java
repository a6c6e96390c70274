package cn.yishulai.fairs;

import cn.yishulai.kernel.TransferCode;
import cn.yishulai.people.Caller;
import cn.yishulai.swaps.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The van loads of a fair. They are ordinary transfers; here stands only which of them are the fair's. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairStockLoads {

    /** To the fair, or back from it. */
    enum Way {
        OUT,
        BACK
    }

    private final TradeSql sql;
    private final Transfers transfers;
    private final FairStockDemand demand;

    FairStockLoads(TradeSql sql, Transfers transfers, FairStockDemand demand) {
        this.sql = sql;
        this.transfers = transfers;
        this.demand = demand;
    }

    /** @param site the end that is not the fair */
    record Load(UUID transfer, TransferCode code, UUID fair, Way way, int epoch, UUID site) {}

    private static final String LOAD =
            """
            SELECT l.transfer_id, t.code, l.fair_id, l.way, l.epoch, l.site_id FROM fair_load l JOIN transfer t ON t.id = l.transfer_id
            """;

    /** The oldest first. */
    List<Load> of(UUID fair) {
        return sql.list(FairStockLoads::load, LOAD + "WHERE l.fair_id = ? ORDER BY l.transfer_id", fair);
    }

    /** The one that carries a copy, if it is of any fair. */
    Optional<Load> carrying(UUID copy) {
        return sql.one(
                FairStockLoads::load,
                LOAD + "JOIN transfer_copy c ON c.transfer_id = t.id AND c.state = 'PACKED' WHERE c.copy_id = ?",
                copy);
    }

    /** The newest that has left its site for the other end, and is not closed. */
    Optional<Load> underway(FairStockSite fair, Way way, UUID site) {
        return sql.one(
                FairStockLoads::load,
                LOAD
                        + """
                        WHERE l.fair_id = ? AND l.way = ? AND l.site_id = ? AND t.state IN ('PACKING', 'SENT') ORDER BY l.transfer_id DESC LIMIT 1""",
                fair.id(),
                way,
                site);
    }

    /** Where a copy came from, the last time that it was sent to this fair; empty for one that was brought there. */
    Optional<UUID> home(UUID fair, UUID copy) {
        return sql.one(
                row -> TradeSql.id(row, "site_id"),
                """
                SELECT l.site_id FROM fair_load l JOIN transfer_copy c ON c.transfer_id = l.transfer_id
                WHERE l.fair_id = ? AND l.way = 'OUT' AND c.copy_id = ? AND c.state <> 'TAKEN_OUT' ORDER BY l.transfer_id DESC LIMIT 1""",
                fair,
                copy);
    }

    /** One that is being packed and has room; a new one when none has. */
    Load open(Caller caller, FairStockSite fair, Way way, UUID site) {
        return packing(fair, way, site).orElseGet(() -> {
            sql.one(
                    row -> true,
                    "SELECT pg_advisory_xact_lock(hashtextextended(?, 296))",
                    fair.id() + " " + way + " " + site);
            return packing(fair, way, site).orElseGet(() -> begin(caller, fair, way, site));
        });
    }

    private Optional<Load> packing(FairStockSite fair, Way way, UUID site) {
        return sql.one(
                FairStockLoads::load,
                LOAD
                        + """
                        WHERE l.fair_id = ? AND l.way = ? AND l.site_id = ? AND l.epoch = ? AND t.state IN ('PROPOSED', 'PACKING')
                          AND (SELECT count(*) FROM transfer_copy c WHERE c.transfer_id = t.id AND c.packer IS NOT NULL AND c.state <> 'TAKEN_OUT') < t.room
                        ORDER BY l.transfer_id LIMIT 1""",
                fair.id(),
                way,
                site,
                fair.epoch());
    }

    private Load begin(Caller caller, FairStockSite fair, Way way, UUID site) {
        int room = demand.defaults().loadRoom();
        TransferCode code = new TransferCode(
                way == Way.OUT
                        ? transfers
                                .proposeForTables(caller, site, fair.venue(), room)
                                .code()
                        : transfers.propose(caller, fair.venue(), site, room).code());
        sql.change(
                """
                INSERT INTO fair_load (transfer_id, fair_id, way, epoch, site_id) SELECT id, ?, ?, ?, ? FROM transfer WHERE code = ?""",
                fair.id(),
                way,
                fair.epoch(),
                site,
                code.value());
        return packing(fair, way, site).orElseThrow();
    }

    private static Load load(ResultSet row) throws SQLException {
        return new Load(
                TradeSql.id(row, "transfer_id"),
                new TransferCode(row.getString("code")),
                TradeSql.id(row, "fair_id"),
                Way.valueOf(row.getString("way")),
                row.getInt("epoch"),
                TradeSql.id(row, "site_id"));
    }
}
