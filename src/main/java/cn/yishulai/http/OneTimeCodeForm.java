package cn.yishulai.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The phone that wants a code. */
record OneTimeCodeForm(@NotNull @Size(max = 14) String phone) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "OneTimeCodeForm[]";
    }
}
