package cn.yishulai.places;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which sites are to be closed, both included.
 *
 * @param site null for all sites of the city
 * @param coversBranches every site below it too
 */
public record ClosureForm(
        @Nullable UUID site, LocalDate firstDay, LocalDate lastDay, String reason, boolean coversBranches) {}
