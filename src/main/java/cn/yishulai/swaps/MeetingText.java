package cn.yishulai.swaps;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was scanned instead of a code for a meeting: perhaps the label of a book. */
final class MeetingText {

    private static final Pattern LABEL = Pattern.compile("(?:.*/[Bb]/)?([0-9A-Za-z-]{10,14})");

    private MeetingText() {}

    static Optional<CopyCode> copy(@Nullable String text) {
        Matcher label = LABEL.matcher(text == null ? "" : text.strip());
        if (!label.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CopyCode(label.group(1)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
