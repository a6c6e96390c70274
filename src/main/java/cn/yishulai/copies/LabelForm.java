package cn.yishulai.copies;

import cn.yishulai.labels.Sheet;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sheet of labels: for given copies, or a number of blank ones; at most 1,000. */
public record LabelForm(
        @Nullable @Size(max = 1000) List<@NotNull @Size(max = 64) String> copyCodes,
        @Nullable @Min(1) @Max(1000) Integer blanks,
        @NotNull Sheet sheet) {}
