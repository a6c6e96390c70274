package cn.yishulai.intake;

import cn.yishulai.catalog.VolumeFacts;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Grade;
import cn.yishulai.rules.IntakeRules;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What the desk would decide about a book that nobody has brought, for whoever thinks about other rules: the very rules of
 * an inspection, without one.
 */
public final class Appraisal {

    private Appraisal() {}

    /** A book without flaws or a stamp, as staff would find it. @param cameBack whether the family got this very copy here */
    public record Book(VolumeFacts facts, Grade grade, Set<BookKind> kinds, boolean cameBack) {}

    /** What counts beside the book, as in the product. @param spare free copies beyond those that are waited for */
    public record Around(
            LocalDate today,
            int persons,
            int inSession,
            int ofVolume,
            int ofHousehold,
            int ofTitle,
            int spare,
            long remainder) {}

    /**
     * @param decision what becomes of the book
     * @param remainder what is left of pooled prices in its purse, in fen
     */
    public record Outcome(Decision decision, long credits, String purse, long remainder) {}

    /** A book whose price is asked for is as one that goes home: nobody is there to read it. */
    public static Outcome of(Book book, Around around, IntakeRules rules) {
        Finding finding = new Finding(
                book.grade(),
                Set.of(),
                book.kinds(),
                book.facts(),
                false,
                Finding.Stamp.NONE,
                book.cameBack(),
                false,
                null);
        Tally tally = new Tally(
                around.today(),
                around.persons(),
                around.inSession(),
                around.ofVolume(),
                0,
                around.ofHousehold(),
                around.ofTitle(),
                around.spare(),
                around.remainder());
        String purse = rules.purseOf(book.facts().classNumber(), book.facts().audience(), book.kinds());
        Optional<Verdict> verdict = Verdict.unlessPriceMissing(new Basis(finding, tally), rules);
        Worth worth = verdict.map(Verdict::worth).orElse(null);
        return new Outcome(
                verdict.map(one -> one.reason().decision()).orElse(Decision.RETURNED),
                verdict.map(one -> one.credits().amount()).orElse(0L),
                purse,
                worth != null && worth.pooled() ? worth.remainderAfter() : around.remainder());
    }
}
