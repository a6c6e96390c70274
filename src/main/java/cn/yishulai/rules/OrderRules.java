package cn.yishulai.rules;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which order readers in line are served: what is asked first comes first, what cannot decide leaves it to the next.
 *
 * @param determinants ends with TIME, before which WAITED_LONGEST may stand: a moment is hardly ever the same for two, so
 *     nothing after it would decide
 */
public record OrderRules(List<Determinant> determinants) {

    /** As they asked. */
    public static final OrderRules FIRST = new OrderRules(List.of(Determinant.TIME));

    public OrderRules(@Nullable List<Determinant> determinants) {
        List<Determinant> order = determinants == null ? List.of(Determinant.TIME) : List.copyOf(determinants);
        int waited = order.indexOf(Determinant.WAITED_LONGEST);
        boolean meant = !order.isEmpty()
                && Set.copyOf(order).size() == order.size()
                && order.indexOf(Determinant.TIME) == order.size() - 1
                && (waited < 0 || waited == order.size() - 2);
        Numbers.require(
                meant, "order.determinants", "each once, TIME last and WAITED_LONGEST right before it, not " + order);
        this.determinants = order;
    }

    /** What decides between two readers. */
    public enum Determinant {
        /** Who asked first. */
        TIME,
        /** Who has never been given a book that they asked for. */
        FIRST_BOOK,
        /** Who was given one longest ago; who never was has waited since joining. */
        WAITED_LONGEST,
        /** Children before grown-ups. */
        CHILDREN,
        /** Who fetches it where the copy stands. */
        LOCAL_FIRST
    }
}
