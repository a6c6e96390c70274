package cn.yishulai.boot;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.TransferCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fault for each rule of the stock of a fair, planted past all guards. */
final class FairStockFaults {

    private static final String FAIR = id(1);
    private static final String COPY = id(2);
    private static final String LI = id(3);
    private static final String SITE = id(4);
    private static final String LOAD = id(5);

    private FairStockFaults() {}

    static Map<String, List<String>> all() {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        faults.put("What was sent to a fair that is reconciled", List.of(fair("RECONCILED")));
        faults.put("What became of each copy of a fair", List.of(fair("RECONCILED"), counted(1, 0, false)));
        faults.put(
                "A fair is reconciled with everything",
                List.of(
                        counted(0, 0, false),
                        "INSERT INTO fair_laid_out (fair_id, copy_id, seq, laid_by, laid_at) VALUES (%s, %s, 1, %s, now())"
                                .formatted(FAIR, COPY, LI)));
        faults.put("Differences of a fair that is reconciled", List.of(counted(0, 1, false), ending("MISSING")));
        faults.put("A copy that was handed over at a fair, by its count", List.of(ending("HANDED_OVER")));
        faults.put(
                "The van loads of a fair that is reconciled", List.of(fair("RECONCILED"), load("OUT"), transfer(true)));
        faults.put(
                "A copy on a fair table stands",
                List.of(
                        """
                        INSERT INTO copy (id, code, volume_id, status, site_id, since, moves) VALUES (%s, '%s', %s, 'AT_FAIR', %s, now(), 1)"""
                                .formatted(COPY, CopyCode.random(), id(6), SITE)));
        faults.put("A van load of a fair goes to its venue", List.of(fair("RUNNING"), load("BACK"), transfer(true)));
        faults.put(
                "What was done at a table without network and differs",
                List.of(counted(0, 0, false), step("COPY_GONE", 0)));
        faults.put("A copy that was swapped at a table without network", List.of(step("SWAPPED", 0)));
        faults.put("What was over-spent at a table", List.of(step("OVERSPENT", 1)));
        faults.put(
                "No device at a table works with a lane",
                List.of(
                        "INSERT INTO fair_coupon_lane (fair_id, epoch, lane, device, families, coupons, drawn_at) VALUES (%s, 0, 50, %s, 0, 0, now())"
                                .formatted(FAIR, LI)));
        return faults;
    }

    private static String step(String outcome, int covered) {
        return """
                INSERT INTO fair_table_step (device, sequence, fair_id, kind, copy_code, credits, covered, outcome, occurred_at, merged_at)
                VALUES (%s, 1, %s, 'SWAP', 'X', %d, %d, '%s', now(), now() - interval '1 second')"""
                .formatted(LI, FAIR, covered, covered, outcome);
    }

    private static String id(int number) {
        return "'00000000-0000-7000-8000-00000000f29%d'".formatted(number);
    }

    private static String fair(String state) {
        return """
                INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at, published_at)
                VALUES (%s, '市集', %s, '%s', 0, 10, now() - interval '1 hour', now(), now())"""
                .formatted(FAIR, SITE, state);
    }

    private static String counted(int handedOver, int missing, boolean signOff) {
        return """
                INSERT INTO fair_reconciliation (fair_id, sent, handed_over, back, missing, quarantined, sign_off, counted_by, counted_at, done_at)
                VALUES (%s, %d, %d, 0, %d, 0, %s, %s, now(), now())"""
                .formatted(FAIR, handedOver + missing, handedOver, missing, signOff, LI);
    }

    private static String ending(String ending) {
        return "INSERT INTO fair_ending (fair_id, sending, copy_id, letter, ending) VALUES (%s, %s, %s, 'I', '%s')"
                .formatted(FAIR, id(7), COPY, ending);
    }

    private static String load(String way) {
        return "INSERT INTO fair_load (transfer_id, fair_id, way, epoch, site_id) VALUES (%s, %s, '%s', 0, %s)"
                .formatted(LOAD, FAIR, way, SITE);
    }

    private static String transfer(boolean ontoTables) {
        return """
                INSERT INTO transfer (id, code, from_site, to_site, state, room, maker, made_at, onto_tables)
                VALUES (%s, '%s', %s, %s, 'PACKING', 9, %s, now(), %s)"""
                .formatted(LOAD, TransferCode.random(), SITE, id(8), LI, ontoTables);
    }
}
