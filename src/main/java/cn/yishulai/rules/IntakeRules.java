package cn.yishulai.rules;

import cn.yishulai.kernel.Grade;
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
        int creditsPerBook) {

    public IntakeRules {
        Numbers.within("version", version, 1, Integer.MAX_VALUE);
        if (earliestYear != null) {
            Numbers.within("earliestYear", earliestYear, 1800, 2100);
        }
        Numbers.within("capPerSession", capPerSession, 0, 1_000);
        Numbers.within("capPerVolume", capPerVolume, 0, 1_000);
        Numbers.within("creditsPerBook", creditsPerBook, 0, 10);
    }
}
