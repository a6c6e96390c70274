package cn.yishulai.labels;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a poster.
 *
 * @param language of its words: {@code zh-CN} or {@code en}
 * @param brand whose it is
 * @param banner in a red band when there is something that nobody may miss: moved, called off
 * @param when each in a line of its own
 * @param about a few sentences; shortened to what fits
 * @param call what the symbol is for
 * @param url behind the symbol, in capitals so that the symbol stays small
 */
public record Poster(
        String language,
        String brand,
        @Nullable String banner,
        String title,
        List<String> when,
        String where,
        @Nullable String about,
        String call,
        String url) {

    public Poster {
        when = List.copyOf(when);
    }

    /** A picture for screens. */
    public enum Shape {
        /** What chats and networks show beside a link: 1200 × 630. */
        WIDE,
        /** To be sent or posted as it is: 1080 × 1440. */
        TALL
    }

    /** For the printer. */
    public enum Paper {
        A4,
        A3
    }
}
