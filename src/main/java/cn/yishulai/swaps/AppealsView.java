package cn.yishulai.swaps;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a home is asked for, at most as much as the rules allow.
 *
 * @param asleepSince what it lists is not callable since then, until it says that it is there; null when it is awake
 * @param bonusPaused true while there are more credits than books to have for them; else null
 */
public record AppealsView(
        List<AppealView> items, @Nullable OffsetDateTime asleepSince, @Nullable Boolean bonusPaused) {}
