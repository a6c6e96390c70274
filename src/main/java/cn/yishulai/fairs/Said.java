package cn.yishulai.fairs;

import org.jspecify.annotations.Nullable;

/** What people write into a programme. */
final class Said {

    /** Something said, on one line, without characters that cannot be seen. */
    static final String LINE = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    private Said() {}

    static @Nullable String stripped(@Nullable String said) {
        return said == null ? null : said.strip();
    }
}
