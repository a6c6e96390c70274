package cn.yishulai.reports;

import cn.yishulai.reports.Fairness.Order;
import cn.yishulai.reports.Fairness.Words;
import cn.yishulai.rules.RequestRuleWords;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.Sentence;

/** Who comes first, as readers are told: what decides between two of them, in the order in which it is asked. */
final class OrderInWords {

    private static final String SHORT_ZH = "券不够的保留原位，轮到时由下一位够券的先取。";
    private static final String SHORT_EN =
            "Who has too few credits keeps the place, and the next who can pay is served.";

    private OrderInWords() {}

    static Order of(RequestRules rules) {
        Sentence order = RequestRuleWords.order(rules.order());
        return new Order(rules.version(), new Words(order.zh() + SHORT_ZH, order.en() + " " + SHORT_EN));
    }
}
