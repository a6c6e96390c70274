package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume as a form or a record describes it, before it has an identity.
 *
 * @param priceFen list price in hundredths of a yuan
 * @param numbers in the order in which they stand; often one, sometimes none
 */
record Description(
        String title,
        @Nullable String label,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable String series,
        @Nullable Integer year,
        @Nullable Integer priceFen,
        List<BookNumber> numbers) {

    static final int EARLIEST_YEAR = 1800;
    static final int LATEST_YEAR = 2100;

    Description {
        numbers = List.copyOf(numbers);
    }

    static Description of(String title) {
        return new Description(title, null, null, null, null, null, null, List.of());
    }

    Description withLabel(@Nullable String label) {
        return new Description(title, label, author, publisher, series, year, priceFen, numbers);
    }

    Description withAuthor(@Nullable String author) {
        return new Description(title, label, author, publisher, series, year, priceFen, numbers);
    }

    Description withPublisher(@Nullable String publisher) {
        return new Description(title, label, author, publisher, series, year, priceFen, numbers);
    }

    Description withSeries(@Nullable String series) {
        return new Description(title, label, author, publisher, series, year, priceFen, numbers);
    }

    Description withYear(@Nullable Integer year) {
        return new Description(title, label, author, publisher, series, year, priceFen, numbers);
    }

    Description withPriceFen(@Nullable Integer priceFen) {
        return new Description(title, label, author, publisher, series, year, priceFen, numbers);
    }

    Description withNumbers(List<BookNumber> numbers) {
        return new Description(title, label, author, publisher, series, year, priceFen, numbers);
    }

    Description withNumber(@Nullable BookNumber number) {
        return number == null ? this : withNumbers(List.of(number));
    }
}
