package cn.yishulai.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a legal trade list slowly and plainly, by what is published of the format: who could take what. What the reader is
 * compared with.
 */
final class ObviousReader {

    private final Map<String, List<String>> wants = new LinkedHashMap<>();
    private final Map<String, String> owner = new LinkedHashMap<>();
    private final Set<String> options = new HashSet<>();
    private final Set<String> official = new HashSet<>();
    private boolean officialGiven;

    /** The items that each item could take, by name, in the order of the list. */
    static Map<String, List<String>> wantsOf(String text) {
        ObviousReader reader = new ObviousReader();
        boolean inNames = false;
        List<List<String>> lines = new ArrayList<>();
        for (String raw : text.replace("\uFEFF", "").split("\n")) {
            String line = raw.trim();
            if (line.startsWith("#!")) {
                reader.options.addAll(List.of(
                        line.substring(2).trim().toUpperCase(Locale.ROOT).split(" +")));
            } else if (line.isEmpty() || line.startsWith("#")) {
                continue;
            } else if (line.equalsIgnoreCase("!BEGIN-OFFICIAL-NAMES")) {
                inNames = true;
                reader.officialGiven = true;
            } else if (line.equalsIgnoreCase("!END-OFFICIAL-NAMES")) {
                inNames = false;
            } else if (inNames) {
                reader.official.add(reader.cased(line.split("[: \t]")[0]));
            } else {
                lines.add(reader.words(line));
            }
        }
        lines.forEach(reader::declare);
        lines.forEach(reader::want);
        return reader.wants;
    }

    private String cased(String text) {
        return options.contains("CASE-SENSITIVE") ? text : text.toUpperCase(Locale.ROOT);
    }

    /** The user (empty without one), then the words of the line; a line that has been used is emptied. */
    private List<String> words(String line) {
        int close = line.indexOf(')');
        String rest =
                line.substring(close + 1).replace(';', ' ').replace(':', ' ').trim();
        List<String> words = new ArrayList<>();
        words.add(cased(line.substring(0, close + 1)).replace('\t', ' '));
        words.addAll(List.of(cased(rest).split("[ \t]+")));
        return words;
    }

    private static String named(String name, String user) {
        return name.startsWith("%") ? name + " for user " + user : name;
    }

    private void declare(List<String> line) {
        String user = line.get(0);
        boolean dummy = line.get(1).startsWith("%");
        boolean usable = dummy || !officialGiven || official.contains(line.get(1));
        boolean real = !dummy || !user.isEmpty() && options.contains("ALLOW-DUMMIES");
        // a dummy that is not allowed still stands in the list under its plain name, where nobody can want it
        String name = real ? named(line.get(1), user) : line.get(1);
        if (!usable || wants.containsKey(name)) {
            line.clear();
            return;
        }
        wants.put(name, new ArrayList<>());
        owner.put(name, user);
        line.set(1, name);
    }

    private void want(List<String> line) {
        if (line.isEmpty()) {
            return;
        }
        String user = line.get(0);
        String name = line.get(1);
        List<String> wanted = wants.get(name);
        for (String word : line.subList(2, line.size())) {
            String other = word.indexOf('=') < 0 ? word : word.substring(0, word.indexOf('='));
            if (other.startsWith("%") && user.isEmpty()) {
                continue;
            }
            other = named(other, user);
            boolean ownBook = !other.startsWith("%") && !user.isEmpty() && user.equals(owner.get(other));
            if (wants.containsKey(other) && !other.equals(name) && !ownBook && !wanted.contains(other)) {
                wanted.add(other);
            }
        }
    }
}
