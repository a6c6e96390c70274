package cn.yishulai.matching;

import static cn.yishulai.matching.WantLine.malformed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the public math-trade format (as documented with TradeMaximizer 1.3): options, official names, one want list a
 * line. The first line that cannot be read is refused with the usual message and its number; what can be read but not
 * used (unknown items, duplicates) becomes a remark and the rest goes on. Of our own are only the {@link ListExtras}.
 */
final class TradeListReader {

    private final ListOptions options = new ListOptions();
    private final ListExtras extras = new ListExtras();
    private final List<WantLine> lines = new ArrayList<>();
    private @Nullable Set<String> officialNames;
    private boolean inOfficialNames;

    private TradeListReader() {}

    static TradeList read(String text) {
        TradeListReader reader = new TradeListReader();
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            reader.line(trimmed(text, start, end), ++number);
            start = end + 1;
        }
        return new TradeListBuilder(reader.options, reader.extras, reader.officialNames).build(reader.lines);
    }

    private static String trimmed(String text, int from, int to) {
        int start = from;
        if (start == 0 && to > 0 && text.charAt(0) == '\uFEFF') {
            start++;
        }
        return text.substring(start, to).trim();
    }

    private void line(String line, int number) {
        if (line.isEmpty()) {
            return;
        }
        if (line.indexOf('\0') >= 0) {
            throw malformed("Character NUL cannot be used", number);
        }
        if (line.startsWith("#!")) {
            options(line.substring(2).trim().toUpperCase(Locale.ROOT), number);
        } else if (line.startsWith("#@")) {
            extras.add(line.substring(2), number);
        } else if (line.charAt(0) != '#') {
            if (line.indexOf('#') >= 0) {
                checkHash(line, number);
            }
            if (!directive(line, number)) {
                if (inOfficialNames) {
                    officialName(line, number);
                } else {
                    lines.add(WantLine.read(line, options, number));
                }
            }
        }
    }

    private void options(String words, int number) {
        if (!lines.isEmpty()) {
            throw malformed("Options (#!...) cannot be declared after first real want list", number);
        }
        if (officialNames != null) {
            throw malformed("Options (#!...) cannot be declared after official names", number);
        }
        if (!words.isEmpty()) {
            for (String option : words.split("\\s+")) {
                options.add(option, number);
            }
        }
    }

    private void checkHash(String line, int number) {
        if (!inOfficialNames) {
            throw malformed("Comments (#...) cannot be used after beginning of line", number);
        }
        if (nameOf(line).indexOf('#') >= 0) {
            throw malformed("# symbol cannot be used in an item name", number);
        }
    }

    private boolean directive(String line, int number) {
        if (line.equalsIgnoreCase("!BEGIN-OFFICIAL-NAMES")) {
            if (officialNames != null) {
                throw malformed("Cannot begin official names more than once", number);
            }
            if (!lines.isEmpty()) {
                throw malformed("Official names cannot be declared after first real want list", number);
            }
            officialNames = new LinkedHashSet<>();
            inOfficialNames = true;
            return true;
        }
        if (line.equalsIgnoreCase("!END-OFFICIAL-NAMES")) {
            if (!inOfficialNames) {
                throw malformed("!END-OFFICIAL-NAMES without matching !BEGIN-OFFICIAL-NAMES", number);
            }
            inOfficialNames = false;
            return true;
        }
        return false;
    }

    private void officialName(String line, int number) {
        if (line.charAt(0) == ':') {
            throw malformed("Line cannot begin with colon", number);
        }
        if (line.charAt(0) == '%') {
            throw malformed("Cannot give official names for dummy items", number);
        }
        String name =
                options.has("CASE-SENSITIVE") ? nameOf(line) : nameOf(line).toUpperCase(Locale.ROOT);
        Set<String> names = officialNames == null ? new HashSet<>() : officialNames;
        if (!names.add(name)) {
            throw malformed("Official name " + name + " already defined", number);
        }
    }

    private static String nameOf(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) > ' ' && line.charAt(end) != ':') {
            end++;
        }
        return line.substring(0, end);
    }
}
