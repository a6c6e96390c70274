package cn.yishulai.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.reports.Fairness.Words;
import cn.yishulai.rules.OrderRules;
import cn.yishulai.rules.OrderRules.Determinant;
import cn.yishulai.rules.RequestRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers are told the order that is in force, not the one of the first rules. */
class OrderInWordsTest {

    @Test
    void theFirstRulesAreFirstComeFirstServed() {
        Words words = words(Determinant.TIME);
        assertThat(words.zh()).startsWith("先到先得");
        assertThat(words.en()).startsWith("First come, first served");
    }

    @Test
    void eachThatDecidesIsSaidInItsOrder() {
        Words words = words(
                Determinant.CHILDREN,
                Determinant.FIRST_BOOK,
                Determinant.LOCAL_FIRST,
                Determinant.WAITED_LONGEST,
                Determinant.TIME);
        assertThat(words.zh())
                .startsWith("先看：孩子优先；再看：还没换到过书的优先；再看：在书所在的点位取书的优先；再看：最久没换到书的优先；再看：申请早的优先。")
                .doesNotContain("先到先得");
        assertThat(words.en())
                .startsWith(
                        "First children; then who never got a book they asked for; then who fetches it where the copy"
                                + " stands; then who got one longest ago; then who asked earlier. ");
    }

    private static Words words(Determinant... by) {
        return OrderInWords.of(new RequestRules(3, 5, 7, 48).orderedBy(new OrderRules(List.of(by))))
                .words();
    }
}
