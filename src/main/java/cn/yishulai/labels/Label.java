package cn.yishulai.labels;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is printed on one label: nothing personal, and nothing that can change.
 *
 * @param code stands beneath the symbol, for whoever has no scanner at hand
 * @param url what a stranger's phone opens; see {@link Labels#url}
 * @param headline in type as large as the label has room for, to be read from afar: the name of a shelf. Null on a book
 * @param lines stand beside the symbol, each on a line of its own or on several: the title of a book, the site of a
 *     shelf. None on a blank label, which is bound at its first scan
 */
public record Label(String code, String url, @Nullable String headline, List<String> lines) {

    public Label {
        lines = List.copyOf(lines);
    }

    /** Without a headline, as books have it. */
    public Label(String code, String url, List<String> lines) {
        this(code, url, null, lines);
    }

    /** All that font and room have to do with. */
    Stream<String> words() {
        return Stream.concat(Stream.ofNullable(headline), lines.stream());
    }
}
