package cn.yishulai.notices;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param token as the platform gave it to the app */
public record PushDeviceForm(
        @NotNull @Size(min = 8, max = 512) @Pattern(regexp = "[\\x21-\\x7E]+") String token,
        @NotNull PushGateway.Platform platform) {}
