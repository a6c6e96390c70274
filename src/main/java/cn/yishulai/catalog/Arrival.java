package cn.yishulai.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One record out of a file: a description, or the reason why it is none.
 *
 * @param place where in the file, as a person counts: "line 17", "record 3"
 * @param raw what stood there, for the list of the rejected
 * @param controlNumber the record's own name in the catalogue it comes from (MARC 001)
 * @param notes what was left out because it could not be understood
 * @param rejection null when the description is not
 * @param subject what it says for a search in a part of the catalogue
 * @param own what it is called in this catalogue, or in another of our kind; null when it was never in any
 */
record Arrival(
        String place,
        List<String> raw,
        @Nullable Description book,
        @Nullable String controlNumber,
        List<String> notes,
        @Nullable Rejection rejection,
        Subject subject,
        @Nullable OwnIds own) {

    static Arrival of(String place, List<String> raw, Description book, @Nullable String controlNumber, Notes notes) {
        return new Arrival(place, raw, book, controlNumber, notes.all(), null, Subject.UNKNOWN, null);
    }

    static Arrival rejected(String place, List<String> raw, Rejection.Code code, String words) {
        return new Arrival(place, raw, null, null, List.of(), new Rejection(code, words), Subject.UNKNOWN, null);
    }

    /** The same record, that comes out of an export of ours. */
    Arrival ours(@Nullable OwnIds ids) {
        return ids == null || book == null
                ? this
                : new Arrival(place, raw, book, ids.volume().toString(), notes, rejection, subject, ids);
    }

    Arrival about(Subject said) {
        return new Arrival(place, raw, book, controlNumber, notes, rejection, said, own);
    }

    Description accepted() {
        return Objects.requireNonNull(book);
    }

    /**
     * What makes it the same record when it comes again: its control number, numbers, title and label. Where a book
     * has no number, author, publisher and year must be the same too: 鲁迅全集 alone says little. Two records with
     * one number and different titles are two; nothing is merged.
     */
    byte[] identity() {
        return identity(accepted(), controlNumber);
    }

    /** The same of a book that no catalogue has numbered: of a row, or of a book that somebody holds in hand. */
    byte[] plainIdentity() {
        return identity(accepted(), null);
    }

    static byte[] identity(Description said, @Nullable String controlNumber) {
        Stream<@Nullable Object> parts = Stream.of(
                controlNumber,
                said.numbers().stream().map(number -> number.value()).sorted().toList(),
                Folding.fold(said.title()),
                Folding.fold(said.label()));
        if (said.numbers().isEmpty()) {
            parts = Stream.concat(
                    parts, Stream.of(Folding.fold(said.author()), Folding.fold(said.publisher()), said.year()));
        }
        return digest(Arrays.toString(parts.toArray()));
    }

    /** All that it says. */
    byte[] fingerprint() {
        return fingerprint(accepted());
    }

    static byte[] fingerprint(Description said) {
        return digest(said.toString());
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
