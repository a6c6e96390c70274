package cn.yishulai.labels;

import java.util.List;

/**
 * A label whose words have a character that cannot be printed: 〓 stands in its place, also where the label is too small to
 * show it.
 *
 * @param code beneath its symbol
 * @param characters as {@code U+1F4DA}, in the order of Unicode, each once
 */
public record Substituted(String code, List<String> characters) {

    public Substituted {
        characters = List.copyOf(characters);
    }
}
