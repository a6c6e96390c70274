package cn.yishulai.rules;

import cn.yishulai.kernel.Audience;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Flaw;
import cn.yishulai.kernel.Grade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Intake rules as a family reads them before it carries books: made from the data, so they never say anything else. */
public final class RuleWords {

    private static final Map<String, Sentence> CLASSES = Map.of(
            "G61", new Sentence("学前教育", "preschool education"),
            "G62", new Sentence("小学教材教辅", "primary school books"),
            "G63", new Sentence("中学教材教辅", "secondary school books"),
            "G64", new Sentence("高等教育", "higher education"),
            "D9", new Sentence("法律", "law"),
            "T", new Sentence("工业技术", "technology"),
            "TP", new Sentence("计算机与自动化", "computing"),
            "Z", new Sentence("综合性图书", "general works"));

    private RuleWords() {}

    /** One sentence a rule; what the rule set does not limit is not said. */
    public static List<Sentence> of(IntakeRules rules, LocalDate today) {
        List<Sentence> words = new ArrayList<>();
        condition(rules, words);
        age(rules, today, words);
        refused(rules.accepts(), words);
        value(rules, words);
        caps(rules, words);
        purses(rules, words);
        validity(rules.validity(), words);
        return List.copyOf(words);
    }

    private static void condition(IntakeRules rules, List<Sentence> words) {
        Sentence grade = grade(rules.lowestGrade());
        words.add(new Sentence("品相至少“%s”。".formatted(grade.zh()), "Condition: %s or better.".formatted(grade.en())));
        Acceptance accepts = rules.accepts();
        if (!accepts.refusedFlaws().isEmpty()) {
            words.add(
                    list("有这些情况的不收：%s。", "Not taken with any of these: %s.", accepts.refusedFlaws(), RuleWords::flaw));
        }
        words.add(
                accepts.takesIncompleteSets()
                        ? new Sentence("套装缺册的作捐赠收下，不发券。", "A set with a part missing is taken as a gift.")
                        : new Sentence("套装须完整，缺册不收。", "Sets are taken whole or not at all."));
        words.add(
                accepts.libraryStamp() == StampRule.TAKE_DISCARDED
                        ? new Sentence(
                                "盖有图书馆章的，须同时盖有注销章；否则先核对来源。",
                                "Books stamped by a library are set aside and looked into, unless stamped as discarded.")
                        : new Sentence(
                                "盖有图书馆章的不收；没有注销章的先核对来源。",
                                "Books stamped by a library are not taken; without a discard stamp they are looked into first."));
    }

    private static void age(IntakeRules rules, LocalDate today, List<Sentence> words) {
        Integer oldest = rules.oldestYear(today);
        if (oldest == null) {
            return;
        }
        words.add(new Sentence("%d 年及以后出版。".formatted(oldest), "Published in %d or later.".formatted(oldest)));
        Sentence unknown = unknown(rules.accepts().unknownYear());
        words.add(new Sentence(
                "出版年不明的%s。".formatted(unknown.zh()), "Books without a year are %s.".formatted(unknown.en())));
    }

    private static void refused(Acceptance accepts, List<Sentence> words) {
        if (!accepts.refusedKinds().isEmpty()) {
            words.add(list("不收：%s。", "Not taken: %s.", accepts.refusedKinds(), RuleWords::kind));
        }
        words.add(new Sentence(
                "疑似盗版、禁书和内部资料先放一边核实，不发券。",
                "What looks pirated, banned or internal is set aside and looked into; no credit."));
        if (!accepts.refusedClasses().isEmpty()) {
            words.add(list("不收这些类别：%s。", "Not taken, by subject: %s.", accepts.refusedClasses(), RuleWords::subject));
        }
        if (!accepts.refusedAudiences().isEmpty()) {
            words.add(list(
                    "不收这些读者的书：%s。", "Not taken, by readers: %s.", accepts.refusedAudiences(), RuleWords::audience));
        }
    }

    private static void value(IntakeRules rules, List<Sentence> words) {
        Value value = rules.value();
        words.add(
                switch (value.per()) {
                    case BOOK ->
                        rules.creditsPerBook() == 0
                                ? new Sentence("目前不发换书券，捐赠我们同样感谢。", "No credits are given now; gifts are welcome.")
                                : new Sentence(
                                        "每本得 %d 张换书券。".formatted(rules.creditsPerBook()),
                                        "Each book earns %d.".formatted(rules.creditsPerBook()));
                    case PRICE_STEP ->
                        new Sentence(
                                "定价每满 %s 元得 1 张券，零头留到下一本合并计算。".formatted(yuan(value.step())),
                                "One credit for each full ¥%s of the list price; what is left counts with the next book."
                                        .formatted(yuan(value.step())));
                    case LIST_PRICE ->
                        new Sentence(
                                "按定价，每元得 1 张券，角分留到下一本合并计算；换走一本书，也按它的定价付券。",
                                "One credit for each yuan of the list price; what is left counts with the next book. Taking a book costs its price in the same way.");
                });
        if (value.byPrice() && value.unknownPrice() != null) {
            words.add(
                    switch (value.unknownPrice()) {
                        case ONE_CREDIT -> new Sentence("查不到定价的得 1 张券。", "Books without a known price earn 1.");
                        case ASK ->
                            new Sentence(
                                    "查不到定价的以书上所印为准。", "Where we do not know the price, the one on the cover counts.");
                        case GIFT -> new Sentence("查不到定价的作捐赠收下。", "Books without a known price are taken as gifts.");
                    });
        }
    }

    private static void caps(IntakeRules rules, List<Sentence> words) {
        words.add(new Sentence(
                "每次最多 %d 本得券，其中同一种最多 %d 本；多的作捐赠收下。".formatted(rules.capPerSession(), rules.capPerVolume()),
                "At most %d books with credit a visit, %d of one title; the others are gifts."
                        .formatted(rules.capPerSession(), rules.capPerVolume())));
        Caps caps = rules.caps();
        if (caps.perPerson() != null) {
            words.add(new Sentence(
                    "每次家里每人最多 %d 本得券。".formatted(caps.perPerson()),
                    "At most %d with credit a visit for each person of the family.".formatted(caps.perPerson())));
        }
        if (caps.perHousehold() != null) {
            words.add(new Sentence(
                    "每个家庭 %d 天内最多 %d 本得券。"
                            .formatted(
                                    caps.perHousehold().days(),
                                    caps.perHousehold().books()),
                    "At most %d with credit for one family in %d days."
                            .formatted(
                                    caps.perHousehold().books(),
                                    caps.perHousehold().days())));
        }
        if (caps.perTitle() != null) {
            words.add(new Sentence(
                    "同一种书 %d 天内最多 %d 本得券。"
                            .formatted(caps.perTitle().days(), caps.perTitle().books()),
                    "At most %d of one title with credit in %d days."
                            .formatted(caps.perTitle().books(), caps.perTitle().days())));
        }
        if (caps.spareCopies() != null) {
            words.add(new Sentence(
                    "馆里比想要的人多出 %d 本以上的书，收下致谢，不发券。".formatted(caps.spareCopies()),
                    "A title of which %d more stand on the shelves than are wanted is taken with thanks and without credit."
                            .formatted(caps.spareCopies())));
        }
    }

    private static void purses(IntakeRules rules, List<Sentence> words) {
        rules.purses().forEach(purse -> words.add(of(purse)));
    }

    /** What the credits of a purse are good for. */
    public static Sentence of(PurseRule purse) {
        List<Sentence> what = new ArrayList<>();
        purse.classes().forEach(name -> what.add(subject(name)));
        purse.audiences().stream().sorted().forEach(name -> what.add(audience(name)));
        purse.kinds().stream().sorted().forEach(name -> what.add(kind(name)));
        return list(
                "“" + purse.name() + "”券只换：%s。",
                "Credits in “" + purse.name() + "” are for these only: %s.",
                what,
                one -> one);
    }

    private static void validity(Validity validity, List<Sentence> words) {
        Sentence place =
                validity.boundToSite() ? new Sentence("，限发券点位", ", at the site that gave it") : new Sentence("", "");
        Sentence until =
                switch (validity.until()) {
                    case FOR_EVER -> new Sentence("换书券长期有效", "Credits do not end");
                    case SESSION -> new Sentence("换书券当天有效", "Credits are good on the same day");
                    case END_OF_YEAR -> new Sentence("换书券当年有效", "Credits are good until the end of the year");
                    case DAYS ->
                        new Sentence(
                                "换书券 %d 天内有效".formatted(validity.days()),
                                "Credits are good for %d days".formatted(validity.days()));
                    case DAY ->
                        new Sentence(
                                "换书券有效至 %s".formatted(validity.day()),
                                "Credits are good until %s".formatted(validity.day()));
                };
        words.add(new Sentence(until.zh() + place.zh() + "。", until.en() + place.en() + "."));
    }

    private static <T> Sentence list(String zh, String en, Collection<T> things, Function<T, Sentence> words) {
        List<Sentence> said = things.stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .map(words)
                .toList();
        return new Sentence(
                zh.formatted(said.stream().map(Sentence::zh).collect(Collectors.joining("、"))),
                en.formatted(said.stream().map(Sentence::en).collect(Collectors.joining(", "))));
    }

    private static String yuan(int fen) {
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
    }

    private static Sentence unknown(@Nullable IfUnknown rule) {
        return switch (rule == null ? IfUnknown.TAKE : rule) {
            case TAKE -> new Sentence("照收", "taken");
            case GIFT -> new Sentence("作捐赠收下", "taken as gifts");
            case RETURN -> new Sentence("不收", "not taken");
        };
    }

    private static Sentence subject(String beginning) {
        Sentence name = CLASSES.get(beginning);
        return name == null
                ? new Sentence("中图法 " + beginning, "class " + beginning)
                : new Sentence(name.zh() + "（" + beginning + "）", name.en() + " (" + beginning + ")");
    }

    private static Sentence grade(Grade grade) {
        return switch (grade) {
            case LIKE_NEW -> new Sentence("如新", "like new");
            case GOOD -> new Sentence("八成新", "good (clean, tight, no marks)");
            case FAIR -> new Sentence("完整干净", "fair (read, whole and clean)");
            case WORN -> new Sentence("完整", "worn (whole)");
            case DAMAGED -> new Sentence("任何品相", "any");
        };
    }

    private static Sentence flaw(Flaw flaw) {
        return switch (flaw) {
            case NAME_INSIDE -> new Sentence("签名或赠言", "a name inside");
            case YELLOWED -> new Sentence("泛黄", "yellowed");
            case CREASED_COVER -> new Sentence("封面折痕", "a creased cover");
            case WRITING -> new Sentence("划线或批注", "underlined or annotated");
            case STAINS -> new Sentence("污渍", "stains");
            case TORN -> new Sentence("撕破", "torn");
            case LOOSE_PAGES -> new Sentence("散页", "loose pages");
            case SMELL -> new Sentence("异味", "a smell");
            case NO_COVER -> new Sentence("缺封面", "no cover");
            case SCRIBBLED -> new Sentence("涂画遮字", "scribbled over");
            case MISSING_PAGES -> new Sentence("缺页", "pages missing");
            case WATER -> new Sentence("水渍变形", "water damage");
            case MOULD -> new Sentence("发霉", "mould");
            case INSECTS -> new Sentence("虫蛀", "insects");
        };
    }

    private static Sentence kind(BookKind kind) {
        return switch (kind) {
            case TEXTBOOK -> new Sentence("教材", "textbooks");
            case EXAM_AID -> new Sentence("教辅", "exam aids");
            case PERIODICAL -> new Sentence("期刊", "magazines");
            case MANUAL -> new Sentence("法规、技术手册", "legal and technical manuals");
            case INTERNAL -> new Sentence("内部资料", "internal publications");
            case PIRATED -> new Sentence("盗版", "pirated prints");
            case BANNED -> new Sentence("禁书", "banned publications");
        };
    }

    private static Sentence audience(Audience audience) {
        return switch (audience) {
            case UNDER_7 -> new Sentence("学龄前", "under 7");
            case FROM_7_TO_10 -> new Sentence("7–10 岁", "7 to 10");
            case FROM_11_TO_13 -> new Sentence("11–13 岁", "11 to 13");
            case FROM_14_TO_17 -> new Sentence("14–17 岁", "14 to 17");
            case ADULT -> new Sentence("成人", "adults");
        };
    }
}
