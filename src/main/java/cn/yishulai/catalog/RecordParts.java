package cn.yishulai.catalog;

import static cn.yishulai.catalog.Rejection.Code.BOOK_NUMBER_MALFORMED;
import static cn.yishulai.catalog.Rejection.Code.TITLE_MISSING;
import static cn.yishulai.catalog.Rejection.Code.TITLE_TOO_LONG;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.KernelRefusal;
import cn.yishulai.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a record as text, whatever format it came in, and the rules that make a description of them or reject
 * the record with a reason.
 */
record RecordParts(
        @Nullable String title,
        @Nullable String label,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable String series,
        @Nullable String year,
        @Nullable String price,
        List<String> numbers,
        Subject subject) {

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_NUMBERS = 20;
    /** 978-7-04-010937-5 (精装): how it is bound is no part of the number. */
    private static final Pattern QUALIFIER = Pattern.compile("[(（\\[].*$");

    /** 9.787E+12 */
    private static final Pattern SHORTENED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,2}");

    Arrival arrive(String place, List<String> raw, @Nullable String controlNumber) {
        try {
            Notes notes = new Notes();
            String heading = Text.clean(title);
            if (heading == null) {
                return Arrival.rejected(place, raw, TITLE_MISSING, "there is no title");
            }
            if (heading.length() > LONGEST_TITLE) {
                return Arrival.rejected(
                        place, raw, TITLE_TOO_LONG, "the title is longer than " + LONGEST_TITLE + " characters");
            }
            Description book = new Description(
                    heading,
                    cut(label),
                    cut(author),
                    cut(publisher),
                    cut(series),
                    notes.year(year),
                    notes.priceFen(price),
                    bookNumbers());
            return Arrival.of(place, raw, book, Text.clean(controlNumber), notes)
                    .about(subject);
        } catch (Refused refused) {
            return Arrival.rejected(place, raw, BOOK_NUMBER_MALFORMED, refused.detail());
        }
    }

    private List<BookNumber> bookNumbers() {
        List<BookNumber> read = new ArrayList<>();
        for (String number : numbers) {
            String written = Text.clean(QUALIFIER.matcher(number).replaceFirst(""));
            if (written != null && read.size() < MOST_NUMBERS) {
                BookNumber parsed = parse(written);
                if (!read.contains(parsed)) {
                    read.add(parsed);
                }
            }
        }
        return read;
    }

    private static BookNumber parse(String written) {
        if (SHORTENED.matcher(written).matches()) {
            throw KernelRefusal.BOOK_NUMBER_MALFORMED.because(
                    "“%s”: a spreadsheet has cut its digits off; format the column as text".formatted(written));
        }
        try {
            return new BookNumber(written);
        } catch (Refused refused) {
            throw refused.refusal().because("“%s”: %s".formatted(Notes.shortened(written), refused.detail()));
        }
    }

    private static @Nullable String cut(@Nullable String text) {
        String clean = Text.clean(text);
        return clean == null || clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
