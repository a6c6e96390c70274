package cn.yishulai.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the hyphens of an ISBN stand: each registration group cuts its digits into publishers of its own lengths. */
final class IsbnRanges {

    /** Registrants of one length, first to last. */
    private record Range(String first, String last) {
        boolean holds(String registrant) {
            return registrant.compareTo(first) >= 0 && registrant.compareTo(last) <= 0;
        }
    }

    /** Group with prefix ("978-7") to its ranges. */
    private static final Map<String, List<Range>> RANGES = read();

    private static final int LONGEST_GROUP = 5;

    private IsbnRanges() {}

    /** @param isbn thirteen digits; what is in no range keeps its digits together */
    static String hyphenate(String isbn) {
        String prefix = isbn.substring(0, 3);
        String body = isbn.substring(3, 12);
        for (int cut = 1; cut <= LONGEST_GROUP; cut++) {
            String group = prefix + "-" + body.substring(0, cut);
            List<Range> ranges = RANGES.get(group);
            if (ranges != null) {
                return group + "-" + publisherAndTitle(body.substring(cut), ranges) + "-" + isbn.charAt(12);
            }
        }
        return prefix + "-" + body + "-" + isbn.charAt(12);
    }

    private static String publisherAndTitle(String digits, List<Range> ranges) {
        for (Range range : ranges) {
            int length = range.first().length();
            if (length < digits.length() && range.holds(digits.substring(0, length))) {
                return digits.substring(0, length) + "-" + digits.substring(length);
            }
        }
        return digits;
    }

    private static Map<String, List<Range>> read() {
        InputStream table = Objects.requireNonNull(IsbnRanges.class.getResourceAsStream("isbn-ranges.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII))) {
            Map<String, List<Range>> ranges = new HashMap<>();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.strip().split(" ");
                ranges.put(
                        words[0],
                        Stream.of(words).skip(1).map(IsbnRanges::range).toList());
            });
            return Map.copyOf(ranges);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of ISBN ranges cannot be read", e);
        }
    }

    private static Range range(String word) {
        int hyphen = word.indexOf('-');
        return new Range(word.substring(0, hyphen), word.substring(hyphen + 1));
    }
}
