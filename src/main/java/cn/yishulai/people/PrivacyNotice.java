package cn.yishulai.people;

import cn.yishulai.people.Kept.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What is kept of people, why, how long and who sees it: read from the data by which it is also forgotten. */
@ApplicationScoped
@Transactional
public class PrivacyNotice {

    private final Session database;

    PrivacyNotice(Session database) {
        this.database = database;
    }

    /**
     * @param items by purpose, the family's first
     * @param ages what is kept of whom by age, the youngest first
     */
    public record PrivacyView(List<PurposeView> items, List<AgeView> ages) {}

    /** @param before null for grown-ups */
    public record AgeView(
            int from,
            @Nullable Integer before,
            Words known,
            boolean signsIn,
            boolean messaged,
            boolean guardianAgrees) {}

    /**
     * One purpose and the columns of the schema that serve it.
     *
     * @param basis of article 13 of the Personal Information Protection Law
     * @param keptDays null when no clock runs; {@code kept} says until when
     * @param exported the section of a family's export; null: {@code whyNotExported} says why
     */
    public record PurposeView(
            String name,
            String whose,
            Words purpose,
            String basis,
            @Nullable Integer keptDays,
            String thenWhat,
            Words kept,
            Words seenBy,
            @Nullable String exported,
            @Nullable Words whyNotExported,
            List<String> columns) {}

    public PrivacyView read() {
        return new PrivacyView(purposes(), ages());
    }

    private List<AgeView> ages() {
        return database
                .createNativeQuery(
                        """
                        SELECT age_from, age_before, known_zh, known_en, signs_in, messaged, consent
                        FROM minor_rule ORDER BY age_from""",
                        Object[].class)
                .getResultList()
                .stream()
                .map(row -> new AgeView(
                        (Integer) row[0],
                        (Integer) row[1],
                        new Words((String) row[2], (String) row[3]),
                        (Boolean) row[4],
                        (Boolean) row[5],
                        (Boolean) row[6]))
                .toList();
    }

    private List<PurposeView> purposes() {
        return database
                .createNativeQuery(
                        """
                        SELECT p.name, p.whose, p.zh, p.en, p.basis, r.days, r.then_what, r.zh AS kept_zh, r.en AS kept_en,
                               p.seen_zh, p.seen_en, p.exported, p.why_not_zh, p.why_not_en,
                               string_agg(c.table_name || '.' || c.column_name, ' ' ORDER BY c.table_name, c.column_name) AS columns
                        FROM personal_purpose p JOIN retention_rule r ON r.name = p.rule
                        JOIN personal_column c ON c.purpose = p.name
                        GROUP BY p.name, r.name ORDER BY p.whose, p.name""",
                        Object[].class)
                .getResultList()
                .stream()
                .map(PrivacyNotice::purpose)
                .toList();
    }

    private static PurposeView purpose(Object[] row) {
        return new PurposeView(
                (String) row[0],
                (String) row[1],
                new Words((String) row[2], (String) row[3]),
                (String) row[4],
                (Integer) row[5],
                (String) row[6],
                new Words((String) row[7], (String) row[8]),
                new Words((String) row[9], (String) row[10]),
                (String) row[11],
                row[12] == null ? null : new Words((String) row[12], (String) row[13]),
                List.of(((String) row[14]).split(" ")));
    }
}
