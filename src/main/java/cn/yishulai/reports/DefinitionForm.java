package cn.yishulai.reports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A definition that somebody prepares. @param note why, for who publishes it and for all who read it later */
public record DefinitionForm(
        @NotNull Report report, @NotNull @Valid CountingRules rules, @NotBlank @Size(max = 500) String note) {}
