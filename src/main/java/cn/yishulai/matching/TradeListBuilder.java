package cn.yishulai.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes items and wishes of the want lists, and a remark of whatever cannot be used. */
final class TradeListBuilder {

    private static final int BIG_STEP = 9;

    private final ListOptions options;
    private final ListExtras extras;
    private final @Nullable Set<String> officialNames;
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Integer> unknown = new LinkedHashMap<>();

    private final Map<String, Integer> number = new HashMap<>();
    private final List<WantLine> lineOf = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private int[] person = new int[0];
    private int persons;

    private int[] wants = new int[1024];
    private long[] costs = new long[1024];
    private int wantCount;
    private int[] lastWantedBy = new int[0];

    TradeListBuilder(ListOptions options, ListExtras extras, @Nullable Set<String> officialNames) {
        this.options = options;
        this.extras = extras;
        this.officialNames = officialNames;
    }

    TradeList build(List<WantLine> lines) {
        for (WantLine line : lines) {
            declare(line);
        }
        int n = names.size();
        boolean[] dummy = new boolean[n];
        for (int i = 0; i < n; i++) {
            dummy[i] = names.get(i).charAt(0) == '%';
        }
        int[] waiting = numberPersons(n);
        lastWantedBy = new int[n];
        Arrays.fill(lastWantedBy, -1);
        int[] wantStart = new int[n + 1];
        for (int i = 0; i < n; i++) {
            readWants(i, dummy);
            wantStart[i + 1] = wantCount;
        }
        unknown.forEach((name, times) -> remarks.add(
                "**** Unknown item " + name + " (" + times + " occurrence" + (times == 1 ? "" : "s") + ")"));
        Collections.sort(remarks);
        return new TradeList(
                options,
                extras.longest(),
                extras.statesWaiting(),
                List.copyOf(remarks),
                missing(),
                List.copyOf(names),
                List.copyOf(users),
                person,
                persons,
                waiting,
                dummy,
                wantStart,
                Arrays.copyOf(wants, wantCount),
                Arrays.copyOf(costs, wantCount));
    }

    private void declare(WantLine line) {
        String name = line.words().get(0);
        if (name.charAt(0) == '%') {
            if (line.user().isEmpty()) {
                remarks.add("**** Dummy item " + name + " declared without a username.");
            } else if (!options.has("ALLOW-DUMMIES")) {
                remarks.add("**** Dummy items not allowed. (" + name + ")");
            } else {
                name = dummyName(name, line.user());
            }
        } else if (officialNames != null && !officialNames.contains(name)) {
            remarks.add("**** Cannot define want list for " + name
                    + " because it is not an official name.  (Usually indicates a typo by the item owner.)");
            return;
        }
        if (number.putIfAbsent(name, names.size()) != null) {
            remarks.add("**** Item " + name
                    + " has multiple want lists--ignoring all but first.  (Sometimes the result of an accidental line"
                    + " break in the middle of a want list.)");
            return;
        }
        names.add(name);
        users.add(line.user());
        lineOf.add(line);
    }

    private static String dummyName(String name, String user) {
        return name + " for user " + user;
    }

    /** @return how long each person has waited */
    private int[] numberPersons(int n) {
        Map<String, Integer> known = new HashMap<>();
        person = new int[n];
        for (int i = 0; i < n; i++) {
            String user = users.get(i);
            Integer before = user.isEmpty() ? null : known.putIfAbsent(user, persons);
            person[i] = before == null ? persons++ : before;
        }
        return extras.waiting(known, persons, options.has("CASE-SENSITIVE"), remarks);
    }

    private void readWants(int item, boolean[] dummy) {
        List<String> words = lineOf.get(item).words();
        String from = names.get(item);
        long smallStep = options.number("SMALL-STEP", 1);
        long rank = 1;
        for (int w = 1; w < words.size(); w++) {
            String word = words.get(w);
            if (word.equals(";")) {
                rank += options.number("BIG-STEP", BIG_STEP);
                continue;
            }
            int equals = word.indexOf('=');
            if (equals >= 0) {
                long explicit = explicitRank(word, equals, from);
                if (explicit < 1) {
                    continue;
                }
                rank = explicit;
                word = word.substring(0, equals);
            }
            if (word.charAt(0) == '%') {
                if (users.get(item).isEmpty()) {
                    remarks.add("**** Dummy item " + word + " used in want list for item " + from
                            + ", which does not have a username.");
                    continue;
                }
                word = dummyName(word, users.get(item));
            }
            rank += add(item, word, rank, dummy) ? smallStep : 0;
        }
    }

    /** The rank in {@code name=rank}; 0 with a remark when it cannot be used. */
    private long explicitRank(String word, int equals, String from) {
        if (!options.explicitPriorities()) {
            remarks.add("**** Cannot use '=' annotation in item " + word + " in want list for item " + from
                    + " unless using EXPLICIT_PRIORITIES.");
            return 0;
        }
        String digits = word.substring(equals + 1);
        if (equals == 0 || !digits.matches("[0-9]{1,9}")) {
            remarks.add(
                    "**** Item " + word + " in want list for item " + from + " must have the format 'name=number'.");
            return 0;
        }
        long rank = Long.parseLong(digits);
        if (rank < 1) {
            remarks.add(
                    "**** Explicit priority must be positive in item " + word + " in want list for item " + from + ".");
        }
        return rank;
    }

    /** True when the wish counts for the ranks of those after it. */
    private boolean add(int item, String wanted, long rank, boolean[] dummy) {
        Integer to = number.get(wanted);
        if (to == null) {
            boolean official = officialNames != null && officialNames.contains(wanted);
            if (!official) {
                unknown.merge(wanted, 1, Integer::sum);
            }
            return official;
        }
        String from = names.get(item);
        if (to == item) {
            remarks.add("**** Item " + wanted + " appears in its own want list.");
        } else if (lastWantedBy[to] == item) {
            if (!options.has("HIDE-REPEATS")) {
                remarks.add("**** Item " + wanted + " is repeated in want list for " + from + ".");
            }
        } else if (!dummy[to] && person[to] == person[item]) {
            remarks.add(
                    "**** Item " + from + " contains item " + wanted + " from the same user (" + users.get(item) + ")");
        } else {
            lastWantedBy[to] = item;
            if (wantCount == wants.length) {
                wants = Arrays.copyOf(wants, wantCount * 2);
                costs = Arrays.copyOf(costs, wantCount * 2);
            }
            wants[wantCount] = to;
            costs[wantCount++] = options.cost(rank);
            return true;
        }
        return false;
    }

    private List<String> missing() {
        Set<String> missing = new TreeSet<>(officialNames == null ? Set.of() : officialNames);
        names.forEach(missing::remove);
        return List.copyOf(missing);
    }
}
