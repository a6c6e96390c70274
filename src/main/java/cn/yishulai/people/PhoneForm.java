package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A phone and the one-time code that was sent to it. */
public record PhoneForm(@NotNull @Size(max = 14) String phone, @NotNull @Size(min = 6, max = 6) String code) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "PhoneForm[]";
    }
}
