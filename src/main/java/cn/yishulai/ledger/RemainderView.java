package cn.yishulai.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What is left of pooled prices in a purse: it counts with the next book.
 *
 * @param yuan with two decimals ("7.50")
 */
public record RemainderView(String purse, String yuan) {

    static List<RemainderView> of(Map<String, Long> fenByPurse) {
        return fenByPurse.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(left -> new RemainderView(
                        left.getKey(), BigDecimal.valueOf(left.getValue(), 2).toPlainString()))
                .toList();
    }
}
