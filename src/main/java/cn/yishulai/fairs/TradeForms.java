package cn.yishulai.fairs;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Grade;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is scanned in a trade session. */
final class TradeForms {

    private TradeForms() {}

    record Code(@NotNull @Size(max = 300) String code) {

        CopyCode copy() {
            return new CopyCode(code);
        }
    }

    /** @param turnAway whether it was looked at and goes home again */
    record Presence(@NotNull @Size(max = 300) String code, @NotNull Grade grade, @Nullable Boolean turnAway) {

        CopyCode copy() {
            return new CopyCode(code);
        }

        boolean away() {
            return Boolean.TRUE.equals(turnAway);
        }
    }

    record HandOver(@NotNull @Size(max = 300) String code, @NotNull @Size(max = 300) String familyCode) {

        CopyCode copy() {
            return new CopyCode(code);
        }

        FamilyCode card() {
            return new FamilyCode(familyCode);
        }
    }
}
