package cn.yishulai.intake;

import cn.yishulai.kernel.Grade;
import cn.yishulai.rules.Acceptance;
import cn.yishulai.rules.Caps;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.PurseRule;
import cn.yishulai.rules.Validity;
import cn.yishulai.rules.Value;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Intake rules as a librarian writes them.
 *
 * @param version as it stands in what was read before; of no account here
 */
record RulesForm(
        @Nullable Integer version,
        @NotNull Grade lowestGrade,
        @Nullable Integer earliestYear,
        @NotNull Integer capPerSession,
        @NotNull Integer capPerVolume,
        @NotNull Integer creditsPerBook,
        @Nullable Acceptance accepts,
        @Nullable Caps caps,
        @Nullable Value value,
        @Nullable Validity validity,
        @Nullable @Size(max = 10) List<PurseRule> purses) {

    /** @throws cn.yishulai.kernel.Refused RULES_MALFORMED with the field that nobody can mean */
    IntakeRules rules() {
        return new IntakeRules(
                1,
                lowestGrade,
                earliestYear,
                capPerSession,
                capPerVolume,
                creditsPerBook,
                accepts == null ? Acceptance.BY_GRADE : accepts,
                caps == null ? Caps.OF_THE_SESSION : caps,
                value == null ? Value.ONE_BY_ONE : value,
                validity == null ? Validity.FOR_EVER : validity,
                purses == null ? List.of() : purses);
    }
}
