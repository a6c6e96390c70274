package cn.yishulai.matching;

import static cn.yishulai.matching.MatchingRefusal.TRADE_LIST_MALFORMED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the {@code #!} lines at the head of a trade list ask for. */
final class ListOptions {

    private static final Set<String> FLAGS = Set.of(
            "CASE-SENSITIVE",
            "REQUIRE-COLONS",
            "REQUIRE-USERNAMES",
            "HIDE-ERRORS",
            "HIDE-REPEATS",
            "HIDE-LOOPS",
            "HIDE-SUMMARY",
            "HIDE-NONTRADES",
            "HIDE-STATS",
            "SHOW-MISSING",
            "SORT-BY-ITEM",
            "ALLOW-DUMMIES",
            "SHOW-ELAPSED-TIME",
            "SHRINK-VERBOSE",
            "VERBOSE");

    private static final Set<String> SCHEMES =
            Set.of("LINEAR-PRIORITIES", "TRIANGLE-PRIORITIES", "SQUARE-PRIORITIES", "EXPLICIT-PRIORITIES");

    /** The cost of a rank, and a rank to be squared, go no higher: so sums over a million trades stay exact. */
    private static final long WORST = 1_000_000_000_000L;

    private static final long WORST_ROOT = 1_000_000;

    private static final String NOT_NEGATIVE = "must be a non-negative integer";
    private static final String POSITIVE = "must be a positive integer";

    /** Numbers that may be set, with the pattern and the words when they do not follow it. */
    private static final Map<String, NumberRule> NUMBERS = Map.of(
            "SMALL-STEP", new NumberRule(Pattern.compile("\\d{1,9}"), NOT_NEGATIVE),
            "BIG-STEP", new NumberRule(Pattern.compile("\\d{1,9}"), NOT_NEGATIVE),
            "NONTRADE-COST", new NumberRule(Pattern.compile("[1-9]\\d{0,17}"), POSITIVE),
            "ITERATIONS", new NumberRule(Pattern.compile("[1-9]\\d{0,8}"), POSITIVE),
            "SEED", new NumberRule(Pattern.compile("[1-9]\\d{0,17}"), POSITIVE),
            "SHRINK", new NumberRule(Pattern.compile("\\d"), "must be a single digit"));

    private record NumberRule(Pattern pattern, String words) {}

    private final List<String> given = new ArrayList<>();
    private final Set<String> flags = new TreeSet<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private String scheme = "";

    /** @param option one word of an options line, in capitals */
    void add(String option, int line) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        NumberRule rule = equals < 0 ? null : NUMBERS.get(name);
        if (rule != null) {
            String number = option.substring(equals + 1);
            if (!rule.pattern().matcher(number).matches()) {
                throw malformed(name + " argument " + rule.words(), line);
            }
            numbers.put(name, Long.parseLong(number));
        } else if (SCHEMES.contains(option)) {
            scheme = option;
        } else if (FLAGS.contains(option)) {
            flags.add(option);
        } else if (option.equals("SCALED-PRIORITIES")) {
            throw malformed("SCALED-PRIORITIES no longer supported!", line);
        } else if (!name.equals("METRIC") || equals < 0) {
            throw malformed("Unknown option \"" + option + "\"", line);
        }
        given.add(option);
    }

    private static RuntimeException malformed(String message, int line) {
        return TRADE_LIST_MALFORMED.because(message + " (line " + line + ")");
    }

    /** As written, in order. */
    List<String> given() {
        return List.copyOf(given);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    long number(String name, long otherwise) {
        return numbers.getOrDefault(name, otherwise);
    }

    boolean explicitPriorities() {
        return scheme.equals("EXPLICIT-PRIORITIES");
    }

    /** What receiving the wish of this rank (1 is the first) adds to the total cost; 1 without a priority scheme. */
    long cost(long rank) {
        long root = Math.min(rank, WORST_ROOT);
        return switch (scheme) {
            case "LINEAR-PRIORITIES", "EXPLICIT-PRIORITIES" -> Math.min(rank, WORST);
            case "TRIANGLE-PRIORITIES" -> root * (root + 1) / 2;
            case "SQUARE-PRIORITIES" -> root * root;
            default -> 1;
        };
    }
}
