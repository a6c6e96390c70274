package cn.yishulai.labels;

import java.util.List;

/**
 * What is printed on one label: nothing personal, and nothing that can change.
 *
 * @param code stands beneath the symbol, for whoever has no scanner at hand
 * @param url what a stranger's phone opens; see {@link Labels#url}
 * @param lines stand beside the symbol, each on a line of its own or on several: the title of a book, a site and its
 *     shelf. None on a blank label, which is bound at its first scan
 */
public record Label(String code, String url, List<String> lines) {

    public Label {
        lines = List.copyOf(lines);
    }
}
