package cn.yishulai.fairs;

import cn.yishulai.people.AgeBand;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session goes by: for whom it keeps places, when people arrive, who may come, and which rules and purse it has.
 *
 * @param slots empty: all at any time
 * @param intakeRules a version that decides about books that are brought; null for the one in force then
 * @param requestRules the same of requests
 * @param ownPurse coupons that are given here are good for this session only
 */
public record SessionTermsForm(
        @Min(0) @Max(100_000) int walkInPlaces,
        @Min(0) @Max(100_000) int deskPlaces,
        @Size(max = 100) List<@Valid @NotNull Slot> slots,
        @Size(max = 4) List<@Valid @NotNull Admission> admission,
        @Nullable @Min(1) Integer intakeRules,
        @Nullable @Min(1) Integer requestRules,
        @Nullable Boolean ownPurse) {

    public SessionTermsForm {
        slots = slots == null ? List.of() : slots;
        admission = admission == null ? List.of() : admission;
    }

    /** An arrival slot. */
    public record Slot(@NotNull OffsetDateTime from, @NotNull OffsetDateTime until, @Min(0) @Max(100_000) int places) {

        SlotForm toForm() {
            return new SlotForm(from.toInstant(), until.toInstant(), places);
        }
    }

    /** A rule of admission, with its reason in both languages. */
    public record Admission(
            @NotNull AdmissionKind kind,
            @Nullable @Size(min = 1, max = 4) List<@NotNull AgeBand> bands,
            @Nullable @Size(max = 6) String district,
            @NotNull @Size(max = 200) @Pattern(regexp = Said.LINE) String reasonZh,
            @NotNull @Size(max = 200) @Pattern(regexp = Said.LINE) String reasonEn) {}

    List<SlotForm> slotForms() {
        return slots.stream().map(Slot::toForm).toList();
    }

    boolean wantsPurse() {
        return Boolean.TRUE.equals(ownPurse);
    }
}
