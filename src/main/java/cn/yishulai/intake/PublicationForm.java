package cn.yishulai.intake;

import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * @param revision of the draft that was looked at and tried
 * @param validFrom when the rules come into force; null for now
 */
record PublicationForm(@NotNull Integer revision, @Nullable OffsetDateTime validFrom) {}
