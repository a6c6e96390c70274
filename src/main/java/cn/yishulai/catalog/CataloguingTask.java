package cn.yishulai.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a librarian is asked to look at.
 *
 * @param other the second volume; null when only one is to be described
 * @param demand open requests and copies of both, counted within the last minutes
 */
public record CataloguingTask(
        UUID id,
        CataloguingKind kind,
        UUID volume,
        @Nullable UUID other,
        List<Evidence> evidence,
        int demand,
        Instant foundAt) {}
