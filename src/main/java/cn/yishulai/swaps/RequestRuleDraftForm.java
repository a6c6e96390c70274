package cn.yishulai.swaps;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A draft as a librarian writes it.
 *
 * @param note what it is for, for whoever publishes it
 * @param revision of the draft that was looked at; null for a new one
 */
record RequestRuleDraftForm(
        @Valid @NotNull RequestRulesForm rules,
        @NotNull @Size(min = 1, max = 500) String note,
        @Nullable Integer revision) {}
