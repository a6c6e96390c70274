package cn.yishulai.matching;

import static cn.yishulai.matching.WantLine.malformed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the {@code #@} lines of a trade list say, for which the public format has no words: {@code #@ WAITING (user) n},
 * the whole days that a user has waited, and {@code #@ LONGEST n}, the most real items in a loop. Other programs skip
 * these lines as comments, and so are here those that begin with any other word.
 */
final class ListExtras {

    /** No loop is too long. */
    static final int NO_LIMIT = 0;

    private static final int SHORTEST_LOOP = 2;
    private static final Pattern USER_AND_DAYS = Pattern.compile("(\\([^()]+\\))\\s*(\\d{1,6})");
    private static final Pattern SIZE = Pattern.compile("\\d{1,9}");

    private record Waiting(String user, int days, int line) {}

    private final List<Waiting> waitings = new ArrayList<>();
    private int longest = NO_LIMIT;

    /** @param text what follows {@code #@} */
    void add(String text, int line) {
        String[] words = text.trim().split("\\s+", 2);
        String rest = words.length < 2 ? "" : words[1];
        switch (words[0].toUpperCase(Locale.ROOT)) {
            case "WAITING" -> addWaiting(rest, line);
            case "LONGEST" -> addLongest(rest, line);
            default -> {
                // a comment
            }
        }
    }

    private void addWaiting(String text, int line) {
        Matcher matcher = USER_AND_DAYS.matcher(text);
        if (!matcher.matches()) {
            throw malformed("WAITING must be followed by a (username) and a number of days below 1000000", line);
        }
        waitings.add(new Waiting(matcher.group(1).replace('\t', ' '), Integer.parseInt(matcher.group(2)), line));
    }

    private void addLongest(String text, int line) {
        if (longest != NO_LIMIT) {
            throw malformed("LONGEST cannot be given more than once", line);
        }
        if (!SIZE.matcher(text).matches() || Integer.parseInt(text) < SHORTEST_LOOP) {
            throw malformed("LONGEST argument must be a whole number from 2", line);
        }
        longest = Integer.parseInt(text);
    }

    int longest() {
        return longest;
    }

    boolean statesWaiting() {
        return !waitings.isEmpty();
    }

    /**
     * Days by number of person; a remark for a user without a want list.
     *
     * @param personOf number of a person by username, as the list writes it
     */
    int[] waiting(Map<String, Integer> personOf, int persons, boolean caseSensitive, List<String> remarks) {
        int[] days = new int[persons];
        Map<String, Integer> lineOf = new HashMap<>();
        for (Waiting waiting : waitings) {
            String user = caseSensitive ? waiting.user() : waiting.user().toUpperCase(Locale.ROOT);
            if (lineOf.putIfAbsent(user, waiting.line()) != null) {
                throw malformed("WAITING of user " + user + " cannot be given more than once", waiting.line());
            }
            Integer person = personOf.get(user);
            if (person == null) {
                remarks.add("**** Waiting given for user " + user + ", who has no want list.");
            } else {
                days[person] = waiting.days();
            }
        }
        return days;
    }
}
