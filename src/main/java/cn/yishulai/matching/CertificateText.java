package cn.yishulai.matching;

import static cn.yishulai.matching.MatchingRefusal.TRADE_RESULT_WRONG;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The certificate as lines of words between tabs, after the usual result. {@code input} is the SHA-256 of the list,
 * {@code longest} the limit of its loops if there is one, {@code trade} and {@code person} the two weights; {@code takes} says what each dummy took; {@code case} begins a case
 * with its bonus, {@code traded} and {@code kept} are its conditions; {@code user} gives a person's weight (an item
 * stands for itself where it has no username), {@code item} a level and a price. What is not named is zero.
 */
final class CertificateText {

    static final String TITLE = "CERTIFICATE";

    private final TradeList list;
    private final Map<String, Integer> itemByName = new HashMap<>();
    private final Map<String, Integer> personByName = new HashMap<>();
    private final List<Certificate.Case> cases = new ArrayList<>();
    private final List<Integer> traded = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private long tradeWeight;
    private int personWeight;
    private long bonus = -1;
    private int[] weight = new int[0];
    private long[] level = new long[0];
    private long[] price = new long[0];

    /** What the certificate says of the result itself: which item each dummy took (-1: none), the digest of the list, the limit of its loops. */
    record Read(Certificate certificate, int[] dummyTakes, String input, int longest) {}

    private final int[] dummyTakes;
    private String input = "";
    private int longest = ListExtras.NO_LIMIT;

    private CertificateText(TradeList list) {
        this.list = list;
        dummyTakes = new int[list.items()];
        Arrays.fill(dummyTakes, -1);
        for (int i = 0; i < list.items(); i++) {
            itemByName.put(list.name().get(i), i);
            personByName.put(personName(list, i), list.person()[i]);
        }
    }

    private static String personName(TradeList list, int item) {
        String user = list.user().get(item);
        return user.isEmpty() ? list.name().get(item) : user;
    }

    static void print(TradeRun run, String input, PrintStream out) {
        TradeList list = run.list();
        out.print("\n" + TITLE + "\n\n");
        line(out, "input", input);
        line(out, "seed", run.seed());
        if (list.longest() != ListExtras.NO_LIMIT) {
            line(out, "longest", list.longest());
        }
        line(out, "trade", run.certificate().tradeWeight());
        line(out, "person", run.certificate().personWeight());
        for (int i = 0; i < list.items(); i++) {
            if (list.dummy()[i] && run.takes()[i] != i) {
                line(out, "takes", list.name().get(i), list.name().get(run.takes()[i]));
            }
        }
        for (Certificate.Case c : run.certificate().cases()) {
            print(c, list, out);
        }
    }

    private static void print(Certificate.Case c, TradeList list, PrintStream out) {
        line(out, "case", c.bonus());
        for (int i : c.traded()) {
            line(out, "traded", list.name().get(i));
        }
        for (int i : c.kept()) {
            line(out, "kept", list.name().get(i));
        }
        boolean[] named = new boolean[list.persons()];
        for (int i = 0; i < list.items(); i++) {
            int person = list.person()[i];
            if (!named[person] && c.weight()[person] != 0) {
                line(out, "user", personName(list, i), c.weight()[person]);
            }
            named[person] = true;
        }
        for (int i = 0; i < list.items(); i++) {
            if (c.level()[i] != 0 || c.price()[i] != 0) {
                line(out, "item", list.name().get(i), c.level()[i], c.price()[i]);
            }
        }
    }

    private static void line(PrintStream out, Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : "\t").append(word);
        }
        out.print(line.append('\n'));
    }

    /** @param lines what follows the title; refused when they are not of this form or name what the list does not have */
    static Read read(TradeList list, List<String> lines) {
        CertificateText text = new CertificateText(list);
        for (String line : lines) {
            if (!line.isBlank()) {
                try {
                    text.read(line.split("\t"));
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw wrong(line);
                }
            }
        }
        text.closeCase();
        Certificate certificate = new Certificate(text.tradeWeight, text.personWeight, List.copyOf(text.cases));
        return new Read(certificate, text.dummyTakes, text.input, text.longest);
    }

    private void read(String[] words) {
        switch (words[0]) {
            case "input" -> input = words[1];
            case "seed" -> Long.parseLong(words[1]);
            case "longest" -> longest = Integer.parseInt(words[1]);
            case "trade" -> tradeWeight = Long.parseLong(words[1]);
            case "person" -> personWeight = Integer.parseInt(words[1]);
            case "takes" -> dummyTakes[item(words[1])] = item(words[2]);
            case "case" -> {
                closeCase();
                openCase(Long.parseLong(words[1]));
            }
            case "traded" -> traded.add(item(words[1]));
            case "kept" -> kept.add(item(words[1]));
            case "user" -> weight[number(personByName, words[1])] = Integer.parseInt(words[2]);
            case "item" -> {
                level[item(words[1])] = Long.parseLong(words[2]);
                price[item(words[1])] = Long.parseLong(words[3]);
            }
            default -> throw wrong(String.join(" ", words));
        }
    }

    private void openCase(long bonusOfCase) {
        bonus = bonusOfCase;
        weight = new int[list.persons()];
        level = new long[list.items()];
        price = new long[list.items()];
    }

    private void closeCase() {
        if (level.length > 0 || bonus >= 0) {
            cases.add(new Certificate.Case(
                    traded.stream().mapToInt(i -> i).toArray(),
                    kept.stream().mapToInt(i -> i).toArray(),
                    bonus,
                    weight,
                    level,
                    price));
        }
        traded.clear();
        kept.clear();
    }

    private int item(String name) {
        return number(itemByName, name);
    }

    private static int number(Map<String, Integer> known, String name) {
        Integer number = known.get(name);
        if (number == null) {
            throw TRADE_RESULT_WRONG.because("The certificate names " + name + ", which is not in the list.");
        }
        return number;
    }

    private static RuntimeException wrong(String line) {
        return TRADE_RESULT_WRONG.because("The certificate has a line that cannot be read: " + line);
    }
}
