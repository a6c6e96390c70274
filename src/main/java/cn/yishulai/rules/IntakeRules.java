package cn.yishulai.rules;

import cn.yishulai.kernel.Grade;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which books are taken at the counter, and for how much.
 *
 * @param version the version that a decision remembers
 * @param lowestGrade the worst condition that is still taken
 * @param earliestYear the oldest year of publication that is taken; null when age does not matter
 * @param capPerSession books with credit in one drop-off session; those above it are gifts
 * @param capPerVolume copies of one volume with credit in one drop-off session
 * @param creditsPerBook what one accepted book is worth
 */
public record IntakeRules(
        int version,
        Grade lowestGrade,
        @Nullable Integer earliestYear,
        int capPerSession,
        int capPerVolume,
        int creditsPerBook,
        Acceptance accepts,
        Caps caps) {

    public IntakeRules {
        Numbers.within("version", version, 1, Integer.MAX_VALUE);
        Numbers.withinIfThere("earliestYear", earliestYear, 1800, 2100);
        Numbers.within("capPerSession", capPerSession, 0, 1_000);
        Numbers.within("capPerVolume", capPerVolume, 0, 1_000);
        Numbers.within("creditsPerBook", creditsPerBook, 0, 10);
        accepts = accepts == null ? Acceptance.BY_GRADE : accepts;
        caps = caps == null ? Caps.OF_THE_SESSION : caps;
    }

    /** As the first rule sets were. */
    public IntakeRules(
            int version,
            Grade lowestGrade,
            @Nullable Integer earliestYear,
            int capPerSession,
            int capPerVolume,
            int creditsPerBook) {
        this(
                version,
                lowestGrade,
                earliestYear,
                capPerSession,
                capPerVolume,
                creditsPerBook,
                Acceptance.BY_GRADE,
                Caps.OF_THE_SESSION);
    }

    /** The oldest year of publication that is taken on that day; null when age does not matter. */
    public @Nullable Integer oldestYear(LocalDate today) {
        return accepts.oldestYear(earliestYear, today);
    }
}
