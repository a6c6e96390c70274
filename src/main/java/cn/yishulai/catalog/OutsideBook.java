package cn.yishulai.catalog;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an outside source says of a book: a suggestion, believed less than a librarian.
 *
 * @param price in yuan with two decimals
 */
public record OutsideBook(
        String title,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable String series,
        @Nullable Integer year,
        @Nullable String price) {

    /** What it would like the fields of an edition to say; it empties none. */
    Map<DescribedField, @Nullable String> values() {
        Map<DescribedField, @Nullable String> values = new HashMap<>();
        values.put(DescribedField.TITLE, title);
        values.put(DescribedField.AUTHOR, author);
        values.put(DescribedField.PUBLISHER, publisher);
        values.put(DescribedField.SERIES, series);
        values.put(DescribedField.YEAR, year == null ? null : year.toString());
        values.put(
                DescribedField.PRICE,
                price == null ? null : String.valueOf(ListPrice.parse(price).orElseThrow()));
        values.values().removeIf(value -> value == null);
        return values;
    }
}
