package cn.yishulai.swaps;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who asks for which volume, and where it will be fetched. */
public record RequestForm(
        @NotNull @Size(max = 64) String volumeId,
        @NotNull @Size(max = 64) String pickupSiteId,
        @Nullable @Size(max = 64) String personId,
        @Nullable Boolean autoAccept,
        @Nullable @Size(max = 40) String familyCode) {

    boolean takesTheFirst() {
        return !Boolean.FALSE.equals(autoAccept);
    }
}
