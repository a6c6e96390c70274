package cn.yishulai.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a record that may be left out, and remembers which ones were not understood. */
final class Notes {

    private static final int SHOWN = 60;

    private final List<String> notes = new ArrayList<>();

    @Nullable
    Integer year(@Nullable String written) {
        return read("year", written, PrintedYear::parse);
    }

    @Nullable
    Integer priceFen(@Nullable String written) {
        return read("price in yuan", written, ListPrice::parse);
    }

    List<String> all() {
        return List.copyOf(notes);
    }

    private @Nullable Integer read(String what, @Nullable String written, Function<String, OptionalInt> parser) {
        String text = Text.clean(written);
        if (text == null) {
            return null;
        }
        OptionalInt value = parser.apply(text);
        if (value.isEmpty()) {
            notes.add("no %s in “%s”, left empty".formatted(what, shortened(text)));
            return null;
        }
        return value.getAsInt();
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
