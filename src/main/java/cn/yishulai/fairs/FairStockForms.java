package cn.yishulai.fairs;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is scanned for a fair and at it. */
final class FairStockForms {

    /** Something said, without characters that cannot be seen. */
    private static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    private FairStockForms() {}

    /** @param extra it shall go although it is not on the list */
    record Pick(
            @NotNull @Size(max = 64) String siteId, @NotNull @Size(max = 64) String copyCode, @Nullable Boolean extra) {

        UUID site() {
            return Sites.id(siteId);
        }

        CopyCode copy() {
            return new CopyCode(copyCode);
        }

        boolean wanted() {
            return Boolean.TRUE.equals(extra);
        }
    }

    /** It is not on its shelf. */
    record Missed(@NotNull @Size(max = 64) String siteId, @NotNull @Size(max = 64) String copyCode) {

        UUID site() {
            return Sites.id(siteId);
        }

        CopyCode copy() {
            return new CopyCode(copyCode);
        }
    }

    /** What goes too, and what stays. */
    record Changes(
            @Nullable @Size(max = 100) List<@NotNull @Size(max = 64) String> add,
            @Nullable @Size(max = 100) List<@NotNull @Size(max = 64) String> drop) {

        Stream<CopyCode> added() {
            return add == null ? Stream.of() : add.stream().map(CopyCode::new);
        }

        List<CopyCode> codes() {
            Stream<CopyCode> dropped =
                    drop == null ? Stream.of() : drop.stream().map(CopyCode::new);
            return Stream.concat(added(), dropped).distinct().toList();
        }

        boolean adds(CopyCode code) {
            return added().anyMatch(code::equals);
        }
    }

    /** @param letter the class that is laid out on it; null is anything */
    record Table(
            @NotNull @Min(1) @Max(500) Integer number,
            @Nullable @Pattern(regexp = FairStockPlanForm.LETTER) String letter,
            @Nullable @Size(max = 40) @Pattern(regexp = SAID) String name) {

        @Nullable
        String named() {
            return name == null ? null : name.strip();
        }
    }

    record Tables(@NotNull @Size(max = 500) List<@Valid @NotNull Table> tables) {}

    /**
     * @param table null for none in particular
     * @param damaged what is broken, when nobody can read it any more
     */
    record Lay(
            @NotNull @Size(max = 64) String copyCode,
            @Nullable @Min(1) @Max(500) Integer table,
            @Nullable @Size(max = 300) @Pattern(regexp = SAID) String damaged) {

        CopyCode copy() {
            return new CopyCode(copyCode);
        }
    }

    /** All that stands on a table, as it was scanned. */
    record Count(
            @NotNull @Min(1) @Max(500) Integer table,
            @NotNull @Size(max = 1000) List<@NotNull @Size(max = 64) String> copyCodes) {

        List<CopyCode> copies() {
            return copyCodes.stream().map(CopyCode::new).distinct().toList();
        }
    }

    record Return(@NotNull @Size(max = 64) String copyCode) {

        CopyCode copy() {
            return new CopyCode(copyCode);
        }
    }

    record Receipt(
            @NotNull @Size(max = 64) String siteId,
            @NotNull @Size(max = 64) String copyCode,
            @Nullable @Size(max = 300) @Pattern(regexp = SAID) String damaged) {

        UUID site() {
            return Sites.id(siteId);
        }

        CopyCode copy() {
            return new CopyCode(copyCode);
        }
    }

    /** Why copies are not there. */
    record Explanation(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Size(max = 64) String> copyCodes,
            @NotNull @Size(max = 300) @Pattern(regexp = SAID) String explanation) {

        List<CopyCode> copies() {
            return copyCodes.stream().map(CopyCode::new).distinct().toList();
        }
    }
}
