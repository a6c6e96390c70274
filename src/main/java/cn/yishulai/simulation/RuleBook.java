package cn.yishulai.simulation;

import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RequestRules;

/**
 * The rules that a city lives by.
 *
 * @param welcome credits that the library gives a family with its first wish, while the gauge of inflation is not above one
 */
public record RuleBook(IntakeRules intake, RequestRules requests, int welcome) {

    private static final int MOST_WELCOME = 10;

    public RuleBook {
        City.within("welcomeCredits", welcome, 0, MOST_WELCOME);
    }
}
