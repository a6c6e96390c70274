package cn.yishulai.rules;

import cn.yishulai.rules.OrderRules.Determinant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rules of requests as people read them: made from the data, so they never say anything else. */
public final class RequestRuleWords {

    private RequestRuleWords() {}

    /** A sentence or two for each of them. */
    public static List<Sentence> of(RequestRules rules) {
        List<Sentence> words = new ArrayList<>();
        words.add(order(rules.order()));
        words.add(new Sentence(
                "每家同时最多申请 %d 种书；待取邀约 %d 小时内有效；预约架保留 %d 个开放日。"
                        .formatted(rules.openPerHousehold(), rules.offerHours(), rules.pickupOpenDays()),
                "A family may wait for %d books at once; an offer is good for %d hours; the hold shelf keeps a book for %d open days."
                        .formatted(rules.openPerHousehold(), rules.offerHours(), rules.pickupOpenDays())));
        appeals(rules.appeals(), words);
        homeSwaps(rules.homeSwaps(), words);
        return List.copyOf(words);
    }

    /** What is asked first comes first. */
    public static Sentence order(OrderRules order) {
        List<Determinant> by = order.determinants();
        return by.size() == 1
                ? new Sentence("先到先得：按提出申请的时间排队。", "First come, first served: by the time of asking.")
                : new Sentence(
                        by.stream().map(RequestRuleWords::chinese).collect(Collectors.joining("；再看：", "先看：", "。")),
                        by.stream()
                                .map(RequestRuleWords::english)
                                .collect(Collectors.joining("; then ", "First ", ".")));
    }

    private static void appeals(AppealRules of, List<Sentence> words) {
        words.add(new Sentence(
                "排队满 %d 天仍没有书时，向有这本书的家庭求书，每轮 %d 家，每家同时最多 %d 本；%d 个开放日内答复。"
                        .formatted(of.afterDays(), of.homesPerRound(), of.openPerHome(), of.answerOpenDays()),
                "After %d days in line homes that have the book are asked, %d at once, each for %d books at most; they answer within %d open days."
                        .formatted(of.afterDays(), of.homesPerRound(), of.openPerHome(), of.answerOpenDays())));
        words.add(new Sentence(
                "答应的书在 %d 个开放日内送到，到期前 %d 天提醒一次；失约 %d 次，这家列出的书暂停展示，直到再次确认。"
                        .formatted(of.bringOpenDays(), of.remindDaysBefore(), of.missesToSleep()),
                "A promised book is brought within %d open days, with one reminder %d days before; after %d misses what the home lists sleeps until it is confirmed."
                        .formatted(of.bringOpenDays(), of.remindDaysBefore(), of.missesToSleep())));
        words.add(
                of.bonus() == 0
                        ? new Sentence("带到的书不另发谢券。", "Nothing is added in thanks.")
                        : new Sentence(
                                "带到并收下，另谢 %d 张券，每家 30 天最多 %d 次；券比想要的书多时暂停。".formatted(of.bonus(), of.bonusesAMonth()),
                                "Brought and taken, %d in thanks is added, %d times in 30 days for each home at most, and not while credits outnumber the books that anybody wants."
                                        .formatted(of.bonus(), of.bonusesAMonth())));
        words.add(new Sentence(
                "说暂不方便或没有答复的家庭，%d 天后才会再问；换走这本书 %d 天内的家庭不问。".formatted(of.laterDays(), of.readingDays()),
                "A home that said \"not now\", or nothing, is asked again after %d days; who took the book less than %d days ago is not asked."
                        .formatted(of.laterDays(), of.readingDays())));
    }

    private static void homeSwaps(HomeSwapRules of, List<Sentence> words) {
        words.add(new Sentence(
                "家庭对换：%d 小时内答复，谈成后 %d 个开放日内送到，第 %d 个开放日提醒一次；没换成的书在服务台保留 %d 个开放日；失约 %d 次后不再提议，直到家庭重新打开。"
                        .formatted(
                                of.answerHours(),
                                of.bringOpenDays(),
                                of.remindOpenDays(),
                                of.homeOpenDays(),
                                of.missesToSleep()),
                "Swaps between families: answered within %d hours, brought within %d open days with one reminder after %d; what comes to nothing waits %d open days at the desk; after %d misses nothing is proposed until the family asks for it again."
                        .formatted(
                                of.answerHours(),
                                of.bringOpenDays(),
                                of.remindOpenDays(),
                                of.homeOpenDays(),
                                of.missesToSleep())));
        words.add(new Sentence(
                "面对面换书：每家每天最多 %d 次，换书码 %d 小时内有效，没有网络也可以。".formatted(of.meetingsADay(), of.codeHours()),
                "Face to face: %d swaps a day for each family at most; the code is good for %d hours, also without network."
                        .formatted(of.meetingsADay(), of.codeHours())));
    }

    private static String chinese(Determinant by) {
        return switch (by) {
            case TIME -> "申请早的优先";
            case FIRST_BOOK -> "还没换到过书的优先";
            case WAITED_LONGEST -> "最久没换到书的优先";
            case CHILDREN -> "孩子优先";
            case LOCAL_FIRST -> "在书所在的点位取书的优先";
        };
    }

    private static String english(Determinant by) {
        return switch (by) {
            case TIME -> "who asked earlier";
            case FIRST_BOOK -> "who never got a book they asked for";
            case WAITED_LONGEST -> "who got one longest ago";
            case CHILDREN -> "children";
            case LOCAL_FIRST -> "who fetches it where the copy stands";
        };
    }
}
