package cn.yishulai.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A volume in one line of a list. */
public record VolumeSummary(UUID id, String title, @Nullable String volumeLabel, @Nullable String author) {}
