package cn.yishulai.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value of a work, an edition or a volume that became another.
 *
 * @param field null when the subject came to be, with all the values it then had
 * @param oldValue null when the field was empty
 * @param newValue null when it was emptied
 */
public record FieldChange(
        UUID id,
        UUID subject,
        @Nullable DescribedField field,
        @Nullable String oldValue,
        @Nullable String newValue,
        Origin origin,
        Instant at) {}
