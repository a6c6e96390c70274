package cn.yishulai.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The refresh token to be exchanged. */
record RefreshForm(@NotNull @Size(min = 20, max = 200) String refreshToken) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "RefreshForm[]";
    }
}
