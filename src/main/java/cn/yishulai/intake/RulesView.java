package cn.yishulai.intake;

import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.Sentence;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules as families see them before they carry books.
 *
 * @param summary one sentence a rule
 * @param examples what the rules say about some books that anybody has at home
 * @param purses that are set apart, each with what it is good for
 * @param next the version that comes after, when one is published already
 */
record RulesView(
        IntakeRules rules,
        OffsetDateTime from,
        List<Sentence> summary,
        List<Example> examples,
        List<PurseWords> purses,
        @Nullable RulesView next) {

    /** What the credits of a purse that is set apart are good for. */
    record PurseWords(String purse, Sentence goodFor) {}

    /** @param credits that it earns; 0 for a gift and for what goes home */
    record Example(Sentence book, Decision decision, DecisionReason reason, Sentence answer, long credits) {}
}
