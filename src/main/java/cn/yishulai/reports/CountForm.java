package cn.yishulai.reports;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants counted.
 *
 * @param definitionId under which; left out, the one in force
 * @param asOf what was recorded later is not counted; left out, what is settled by now
 */
public record CountForm(
        @NotNull Report report,
        @NotNull @Size(max = 10) String from,
        @NotNull @Size(max = 10) String to,
        @Nullable @Size(max = 64) String siteId,
        @Nullable @Size(max = 64) String fairId,
        @Nullable @Size(max = 64) String definitionId,
        @Nullable OffsetDateTime asOf) {}
