package cn.yishulai.rules;

import static cn.yishulai.rules.RuleRefusal.RULES_MALFORMED;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule set with a number nobody can mean is a slip of whoever wrote it, and is noticed before it decides anything. */
final class Numbers {

    private Numbers() {}

    static void within(String name, int number, int least, int most) {
        require(number >= least && number <= most, name, "%s is %d to %d, not %d".formatted(name, least, most, number));
    }

    static void withinIfThere(String name, @Nullable Integer number, int least, int most) {
        if (number != null) {
            within(name, number, least, most);
        }
    }

    /** @throws cn.yishulai.kernel.Refused RULES_MALFORMED with the name of the field */
    static void require(boolean meant, String field, String why) {
        if (!meant) {
            throw RULES_MALFORMED.because(why, Map.of("field", field));
        }
    }
}
