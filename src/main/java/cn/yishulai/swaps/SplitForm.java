package cn.yishulai.swaps;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does not belong to this volume after all.
 *
 * @param otherVolumeId where it goes; if that volume was merged into this one, the merge is undone
 * @param copyCodes copies that go there beside those that came from there
 * @param requestIds open requests that go there beside those that came from there
 */
record SplitForm(
        @NotNull @Size(max = 64) String otherVolumeId,
        @Nullable @Size(max = 200) List<@NotNull @Size(max = 300) String> copyCodes,
        @Nullable @Size(max = 200) List<@NotNull @Size(max = 64) String> requestIds) {

    List<String> codes() {
        return copyCodes == null ? List.of() : copyCodes;
    }

    List<String> requests() {
        return requestIds == null ? List.of() : requestIds;
    }
}
