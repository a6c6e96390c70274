package cn.yishulai.http;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The phone or the e-mail address that wants a code. */
record OneTimeCodeForm(@Nullable @Size(max = 14) String phone, @Nullable @Size(max = 254) String email) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "OneTimeCodeForm[]";
    }
}
