package cn.yishulai.intake;

import cn.yishulai.rules.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left of prices that are pooled until they make a credit.
 *
 * @param yuan with two decimals ("14.00")
 * @param missingYuan until the next credit, by the rules of that moment; null where prices do not count, and where the
 *     next book makes one whatever it costs
 */
public record RemainderShown(String purse, String yuan, @Nullable String missingYuan) {

    /** By purse, in alphabetical order. */
    static List<RemainderShown> of(Map<String, Long> fenByPurse, Value value) {
        return fenByPurse.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(left -> new RemainderShown(left.getKey(), yuan(left.getValue()), missing(left.getValue(), value)))
                .toList();
    }

    private static @Nullable String missing(long fen, Value value) {
        return value.byPrice() && fen < value.step() ? yuan(value.step() - fen) : null;
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
