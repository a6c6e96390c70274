package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** An e-mail address and the one-time code that was sent to it. */
public record EmailForm(@NotNull @Size(max = 254) String email, @NotNull @Size(min = 6, max = 6) String code) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "EmailForm[]";
    }
}
