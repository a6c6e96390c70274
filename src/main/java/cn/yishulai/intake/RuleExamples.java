package cn.yishulai.intake;

import cn.yishulai.catalog.VolumeFacts;
import cn.yishulai.intake.Finding.Stamp;
import cn.yishulai.intake.RulesView.Example;
import cn.yishulai.kernel.Audience;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Flaw;
import cn.yishulai.kernel.Grade;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Some books that anybody has at home, decided by the rules as they are: examples that cannot be out of date. */
final class RuleExamples {

    private static final int DEAR = 4_500;
    private static final int CHEAP = 1_200;

    private RuleExamples() {}

    static List<Example> of(IntakeRules rules, LocalDate today) {
        int year = today.getYear();
        return List.of(
                example(
                        new Sentence("去年出版的小说，干净，定价 45 元", "A novel of last year, clean, ¥45"),
                        book(new VolumeFacts(year - 1, DEAR, "I247.5", Audience.ADULT), Set.of(), Set.of()),
                        rules,
                        today),
                example(
                        new Sentence("三年前的图画书，定价 12 元，写有名字", "A picture book three years old, ¥12, with a name inside"),
                        book(
                                new VolumeFacts(year - 3, CHEAP, "I287.8", Audience.UNDER_7),
                                Set.of(Flaw.NAME_INSIDE),
                                Set.of()),
                        rules,
                        today),
                example(
                        new Sentence("1995 年的小说，保存完好，定价 12 元", "A novel of 1995, well kept, ¥12"),
                        book(new VolumeFacts(1995, CHEAP, "I247.5", Audience.ADULT), Set.of(), Set.of()),
                        rules,
                        today),
                example(
                        new Sentence("有划线批注的新书，定价 45 元", "A new book, underlined and annotated, ¥45"),
                        book(new VolumeFacts(year - 1, DEAR, "B848", Audience.ADULT), Set.of(Flaw.WRITING), Set.of()),
                        rules,
                        today),
                example(
                        new Sentence("发霉的书", "A mouldy book"),
                        book(new VolumeFacts(year - 1, DEAR, "K209", Audience.ADULT), Set.of(Flaw.MOULD), Set.of()),
                        rules,
                        today),
                example(
                        new Sentence("初中数学课本", "A mathematics textbook"),
                        book(
                                new VolumeFacts(year - 1, CHEAP, "G634.6", Audience.FROM_14_TO_17),
                                Set.of(),
                                Set.of(BookKind.TEXTBOOK)),
                        rules,
                        today),
                example(
                        new Sentence("一本期刊", "A magazine"),
                        book(
                                new VolumeFacts(year, CHEAP, "Z62", Audience.ADULT),
                                Set.of(),
                                Set.of(BookKind.PERIODICAL)),
                        rules,
                        today));
    }

    private static Finding book(VolumeFacts facts, Set<Flaw> flaws, Set<BookKind> kinds) {
        return new Finding(Grade.LIKE_NEW, flaws, kinds, facts, false, Stamp.NONE, false, false, null);
    }

    private static Example example(Sentence book, Finding finding, IntakeRules rules, LocalDate today) {
        Verdict verdict = Verdict.of(new Basis(finding, Tally.first(today)), rules);
        return new Example(
                book,
                verdict.reason().decision(),
                verdict.reason(),
                ReasonWords.of(verdict.reason()),
                verdict.credits().amount());
    }
}
