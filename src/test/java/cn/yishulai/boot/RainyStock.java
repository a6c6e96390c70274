package cn.yishulai.boot;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Books that a site of its own lends to a {@link RainyFair}: in vans, on a table, and home again. */
final class RainyStock {

    private final RainyFair fair;
    private final Town town;
    private final String lender;

    RainyStock(RainyFair fair, Town town) throws SQLException {
        this.fair = fair;
        this.town = town;
        this.lender = town.site();
    }

    /** So many books that the lender picked, each of a title of its own; they are in a van that has not left. */
    List<String> lent(int howMany) throws Exception {
        RainyFair.ok(fair.desk(0)
                .put(
                        fair.path("/stock/plan"),
                        Map.of(
                                "copies",
                                0,
                                "lenders",
                                List.of(Map.of("siteId", lender, "keep", 0)),
                                "signOffAbove",
                                100)));
        List<String> books = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            String book = town.copy(lender);
            RainyFair.ok(fair.desk(i)
                    .post(fair.path("/stock/picks"), Map.of("siteId", lender, "copyCode", book, "extra", true)));
            books.add(book);
        }
        return books;
    }

    void vansLeave() throws Exception {
        for (JsonNode load : fair.desk(1).get(fair.path("/stock")).path("loads")) {
            if (!load.path("transfer").has("sentAt")) {
                RainyFair.ok(fair.desk(0)
                        .post("/v1/transfers/" + load.at("/transfer/code").asText() + "/send", Map.of()));
            }
        }
    }

    void laid(List<String> books) throws Exception {
        RainyFair.ok(fair.desk(0).put(fair.path("/stock/tables"), Map.of("tables", List.of(Map.of("number", 1)))));
        for (String book : books) {
            RainyFair.ok(fair.desk(1).post(fair.path("/stock/lays"), Map.of("copyCode", book, "table", 1)));
        }
    }

    /** Off the tables and out of the vans, by desks of both nodes at once; then every van is empty. */
    void comesHome(List<String> onTables, List<String> inVans) throws Exception {
        List<Callable<Desk.Answer>> scans = new ArrayList<>();
        for (int i = 0; i < onTables.size(); i++) {
            Desk desk = fair.desk(i);
            String book = onTables.get(i);
            scans.add(() -> desk.post(fair.path("/stock/returns"), Map.of("copyCode", book)));
        }
        for (int i = 0; i < inVans.size(); i++) {
            Desk desk = fair.desk(i);
            String book = inVans.get(i);
            scans.add(() -> desk.post(fair.path("/stock/receipts"), Map.of("siteId", lender, "copyCode", book)));
        }
        Race.run(scans).forEach(RainyFair::ok);
        vansLeave();
        for (String book : onTables) {
            RainyFair.ok(fair.desk(1).post(fair.path("/stock/receipts"), Map.of("siteId", lender, "copyCode", book)));
        }
        for (JsonNode load : fair.desk(0).get(fair.path("/stock")).path("loads")) {
            if (!load.path("transfer").has("closedAt")) {
                RainyFair.ok(fair.desk(0)
                        .post("/v1/transfers/" + load.at("/transfer/code").asText() + "/close", Map.of()));
            }
        }
    }

    /** The endings of what was sent, in the order of the alphabet. */
    String endings() throws SQLException {
        return fair.asked("SELECT string_agg(ending, ' ' ORDER BY ending) FROM fair_stock WHERE fair_id = '%s'"
                .formatted(fair.id()));
    }
}
