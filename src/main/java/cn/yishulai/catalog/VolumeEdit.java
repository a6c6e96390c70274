package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.VOLUME_MALFORMED;

import cn.yishulai.kernel.BookNumber;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a librarian puts right. Members that are absent stay as they are.
 *
 * @param price in yuan: 31.80
 * @param bookNumbers all of them, the primary one first, in any spelling
 * @param parts labels of the parts of a set; empty when it is none, whatever the title says
 * @param clear fields to empty; the title cannot be
 */
public record VolumeEdit(
        @Nullable @Size(max = 500) String title,
        @Nullable @Size(max = 60) String volumeLabel,
        @Nullable @Size(max = 300) String author,
        @Nullable @Size(max = 200) String publisher,
        @Nullable @Size(max = 200) String series,
        @Nullable Integer year,
        @Nullable @Size(max = 20) String price,
        @Nullable @Size(max = 20) List<@NotNull String> bookNumbers,
        @Nullable @Size(max = 200) List<@NotNull String> parts,
        @Nullable @Size(max = 8) List<@NotNull DescribedField> clear) {

    /** A record may say CNY赠90.00 and is read with indulgence; who corrects it writes a number. */
    private static final Pattern YUAN = Pattern.compile("\\d{1,7}(\\.\\d{1,2})?");

    /**
     * The new values by field, as the history keeps them.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_MALFORMED, BOOK_NUMBER_MALFORMED
     */
    Map<DescribedField, @Nullable String> values() {
        Map<DescribedField, @Nullable String> values = new HashMap<>();
        say(values, DescribedField.TITLE, title);
        say(values, DescribedField.LABEL, volumeLabel);
        say(values, DescribedField.AUTHOR, author);
        say(values, DescribedField.PUBLISHER, publisher);
        say(values, DescribedField.SERIES, series);
        if (year != null) {
            if (year < Description.EARLIEST_YEAR || year > Description.LATEST_YEAR) {
                throw VOLUME_MALFORMED.because(
                        "year is %d to %d".formatted(Description.EARLIEST_YEAR, Description.LATEST_YEAR));
            }
            values.put(DescribedField.YEAR, year.toString());
        }
        if (price != null) {
            OptionalInt fen = YUAN.matcher(price.strip()).matches() ? ListPrice.parse(price) : OptionalInt.empty();
            values.put(
                    DescribedField.PRICE,
                    String.valueOf(fen.orElseThrow(() -> VOLUME_MALFORMED.because("price is in yuan, like 31.80"))));
        }
        if (bookNumbers != null) {
            List<String> keys = bookNumbers.stream()
                    .map(number -> new BookNumber(number).value())
                    .distinct()
                    .toList();
            values.put(DescribedField.NUMBERS, keys.isEmpty() ? null : String.join(";", keys));
        }
        empty(values);
        return values;
    }

    /** Null when nothing is said about parts. */
    @Nullable
    List<String> cleanParts() {
        if (parts == null) {
            return null;
        }
        List<String> labels =
                parts.stream().map(Text::clean).map(VolumeEdit::said).toList();
        boolean tooLong = labels.stream().anyMatch(label -> label.length() > 60);
        if (labels.size() == 1 || tooLong || labels.stream().distinct().count() < labels.size()) {
            throw VOLUME_MALFORMED.because("a set has 2 to 200 parts, each with a label of its own");
        }
        return labels;
    }

    private void empty(Map<DescribedField, @Nullable String> values) {
        if (clear == null) {
            return;
        }
        for (DescribedField field : clear) {
            if (field == DescribedField.TITLE || values.containsKey(field)) {
                throw VOLUME_MALFORMED.because("a field is either said or emptied, and the title is never empty");
            }
            values.put(field, null);
        }
    }

    private static void say(
            Map<DescribedField, @Nullable String> values, DescribedField field, @Nullable String typed) {
        if (typed != null) {
            values.put(field, said(Text.clean(typed)));
        }
    }

    private static String said(@Nullable String clean) {
        if (clean == null) {
            throw VOLUME_MALFORMED.because("a text that says nothing; name the field in clear to empty it");
        }
        return clean;
    }

    /** Who the fields belong to: label and numbers to the volume, the others to the edition. */
    static boolean ofTheVolume(DescribedField field) {
        return switch (field) {
            case LABEL, NUMBERS -> true;
            case TITLE, AUTHOR, PUBLISHER, SERIES, YEAR, PRICE -> false;
        };
    }
}
