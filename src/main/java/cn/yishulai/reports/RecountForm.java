package cn.yishulai.reports;

import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The same question again. With neither member it proves the figures: same definition, same moment.
 *
 * @param definitionId under another definition
 * @param asOf as of another moment
 */
public record RecountForm(@Nullable @Size(max = 64) String definitionId, @Nullable OffsetDateTime asOf) {}
