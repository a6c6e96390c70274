package cn.yishulai.labels;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a photo of a book: the label that we gave it, the bar code that its publisher did, or both. What is not surely
 * right is not read: a label has its own check character, a book number its check digit and two lines that agree.
 */
final class PhotoReader {

    /** Longer photos are read at half their size first: blur of a near code is smaller there, and so is the work. */
    private static final int LONG = 1200;
    /** With one code found, so many looks are enough to see whether there is another. */
    private static final int SHORT_LOOK = 3;

    private static final Pattern OURS = Pattern.compile("^HTTPS?://[^/]+/B/([^/?#]+)$");

    /** What a photo shows; at most one of each. */
    record Seen(Optional<CopyCode> label, Optional<BookNumber> number) {}

    private PhotoReader() {}

    static Seen read(PhotoGrey photo, PhotoDeadline deadline) {
        List<PhotoGrey> sizes = new ArrayList<>();
        if (Math.max(photo.width(), photo.height()) > LONG) {
            sizes.add(photo.shrunk(2));
        }
        sizes.add(photo);
        Seen seen = new Seen(Optional.empty(), Optional.empty());
        for (PhotoGrey size : sizes) {
            Seen before = seen;
            Optional<BookNumber> number = before.number.or(() -> new BarReader(size, deadline).read());
            seen = new Seen(before.label.or(() -> label(size, number.isPresent(), deadline)), number);
        }
        return seen;
    }

    private static Optional<CopyCode> label(PhotoGrey photo, boolean shortly, PhotoDeadline deadline) {
        List<LabelReader.Pass> passes = shortly ? LabelReader.PASSES.subList(0, SHORT_LOOK) : LabelReader.PASSES;
        return LabelReader.read(photo, passes, deadline).flatMap(PhotoReader::ours);
    }

    private static Optional<CopyCode> ours(String text) {
        Matcher url = OURS.matcher(text.toUpperCase(Locale.ROOT));
        try {
            return url.matches() ? Optional.of(new CopyCode(url.group(1))) : Optional.empty();
        } catch (Refused notOurs) {
            return Optional.empty();
        }
    }
}
