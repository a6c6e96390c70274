package cn.yishulai.fairs;

import cn.yishulai.kernel.CopyCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a family brings to a session, and what it wishes, the dearest first. */
public record TradeListingForm(
        @NotNull @Size(max = 100) List<@Valid @NotNull Brought> copies,
        @NotNull @Size(max = 200) List<@NotNull @Size(max = 64) String> wishes) {

    /** @param onlyFor volumes among the wishes for which it is given; null for any */
    public record Brought(
            @NotNull @Size(max = 300) String code,
            @Nullable @Size(min = 1, max = 200) List<@NotNull @Size(max = 64) String> onlyFor,
            @Nullable TradeEnd ifUnmatched) {

        CopyCode copy() {
            return new CopyCode(code);
        }

        TradeEnd end() {
            return ifUnmatched == null ? TradeEnd.STOCK : ifUnmatched;
        }
    }
}
