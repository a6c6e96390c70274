package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.VOLUME_MALFORMED;

import cn.yishulai.kernel.BookNumber;
import org.jspecify.annotations.Nullable;

/**
 * A book that nobody knows yet, as it is described by who holds it. Only the title is needed.
 *
 * @param title up to 500 characters
 * @param volumeLabel 上册, 第二卷; up to 60
 * @param author up to 300
 * @param publisher up to 200
 * @param year 1800 to 2100
 * @param bookNumber in any spelling; refused as BOOK_NUMBER_MALFORMED when it is none
 */
public record VolumeForm(
        @Nullable String title,
        @Nullable String volumeLabel,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable Integer year,
        @Nullable String bookNumber) {

    /** A book with a title and nothing else. */
    public static VolumeForm titled(String title) {
        return new VolumeForm(title, null, null, null, null, null);
    }

    /** @throws cn.yishulai.kernel.Refused VOLUME_MALFORMED, BOOK_NUMBER_MALFORMED */
    Description description() {
        String heading = text("title", title, 500);
        if (heading == null) {
            throw VOLUME_MALFORMED.because("a book needs a title");
        }
        if (year != null && (year < Description.EARLIEST_YEAR || year > Description.LATEST_YEAR)) {
            throw VOLUME_MALFORMED.because(
                    "year is %d to %d".formatted(Description.EARLIEST_YEAR, Description.LATEST_YEAR));
        }
        String number = Text.clean(bookNumber);
        return Description.of(heading)
                .withLabel(text("volumeLabel", volumeLabel, 60))
                .withAuthor(text("author", author, 300))
                .withPublisher(text("publisher", publisher, 200))
                .withYear(year)
                .withNumber(number == null ? null : new BookNumber(number));
    }

    private static @Nullable String text(String member, @Nullable String typed, int longest) {
        String clean = Text.clean(typed);
        if (clean != null && clean.length() > longest) {
            throw VOLUME_MALFORMED.because("%s is at most %d characters".formatted(member, longest));
        }
        return clean;
    }
}
