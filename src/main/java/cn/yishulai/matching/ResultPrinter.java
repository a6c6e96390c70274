package cn.yishulai.matching;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Prints a run in the usual form: trade loops, item summary, unused items, counts; then the certificate. */
final class ResultPrinter {

    private final TradeRun run;
    private final TradeList list;
    private final ListOptions options;
    private final PrintStream out;
    private int width = 1;

    private ResultPrinter(TradeRun run, PrintStream out) {
        this.run = run;
        this.list = run.list();
        this.options = list.options();
        this.out = out;
        for (int i = 0; i < list.items(); i++) {
            if (!list.dummy()[i]) {
                width = Math.max(width, shown(i).length());
            }
        }
    }

    static void print(TradeRun run, PrintStream out) {
        ResultPrinter printer = new ResultPrinter(run, out);
        printer.head();
        List<int[]> loops = run.loops();
        if (!printer.options.has("HIDE-LOOPS")) {
            printer.loops(loops);
        }
        if (!printer.options.has("HIDE-SUMMARY")) {
            printer.summary();
        }
        printer.counts(loops);
    }

    private void head() {
        line("Yishulai match");
        if (!options.given().isEmpty()) {
            line("Options: " + String.join(" ", options.given()));
        }
        line("");
        if (options.has("SHOW-MISSING") && !list.missing().isEmpty()) {
            list.missing().forEach(name -> line("**** Missing want list for official name " + name));
            line("");
        }
        if (!options.has("HIDE-ERRORS") && !list.remarks().isEmpty()) {
            line("ERRORS:");
            list.remarks().forEach(this::line);
            line("");
        }
    }

    private void loops(List<int[]> loops) {
        line("TRADE LOOPS (" + run.trades() + " total trades):");
        line("");
        for (int[] loop : loops) {
            for (int i : loop) {
                line(padded(i) + " receives " + shown(run.receives()[i]));
            }
            line("");
        }
    }

    private void summary() {
        int[] sendsTo = new int[list.items()];
        for (int i = 0; i < sendsTo.length; i++) {
            if (run.receives()[i] >= 0) {
                sendsTo[run.receives()[i]] = i;
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sendsTo.length; i++) {
            int received = run.receives()[i];
            if (received >= 0) {
                lines.add(padded(i) + " receives " + padded(received) + " and sends to " + shown(sendsTo[i]));
            } else if (!list.dummy()[i] && !options.has("HIDE-NONTRADES")) {
                lines.add(padded(i) + "             does not trade");
            }
        }
        Collections.sort(lines);
        line("ITEM SUMMARY (" + run.trades() + " total trades):");
        line("");
        lines.forEach(this::line);
        line("");
    }

    private void counts(List<int[]> loops) {
        int trades = run.trades();
        int items = list.realItems();
        line("Num trades  = " + trades + " of " + items + " items" + share(trades, items));
        if (options.has("HIDE-STATS")) {
            return;
        }
        long cost = totalCost();
        line("Total cost  = " + cost
                + (trades == 0 ? "" : String.format(Locale.ROOT, " (avg %.2f)", (double) cost / trades)));
        line("Num groups  = " + loops.size());
        StringBuilder sizes = new StringBuilder("Group sizes =");
        loops.stream()
                .map(loop -> loop.length)
                .sorted(Collections.reverseOrder())
                .forEach(size -> sizes.append(' ').append(size));
        line(sizes.toString());
        line("Sum squares = "
                + loops.stream()
                        .mapToLong(loop -> (long) loop.length * loop.length)
                        .sum());
        int people = peopleWithItems();
        line("Num users   = " + run.people() + " of " + people + " users" + share(run.people(), people));
        if (list.statesWaiting()) {
            line("Waiting     = " + run.waiting() + " of "
                    + Arrays.stream(list.waiting()).asLongStream().sum());
        }
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, " (%.1f%%)", 100.0 * part / whole);
    }

    private long totalCost() {
        long cost = 0;
        for (int i = 0; i < list.items(); i++) {
            for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                cost += run.receives()[i] >= 0 && list.wants()[w] == run.takes()[i] ? list.cost()[w] : 0;
            }
        }
        return cost;
    }

    private int peopleWithItems() {
        boolean[] has = new boolean[list.persons()];
        int people = 0;
        for (int i = 0; i < list.items(); i++) {
            int person = list.person()[i];
            people += !list.dummy()[i] && !has[person] ? 1 : 0;
            has[person] |= !list.dummy()[i];
        }
        return people;
    }

    private String shown(int item) {
        String name = list.name().get(item);
        String user = list.user().get(item);
        if (user.isEmpty()) {
            return name;
        }
        return options.has("SORT-BY-ITEM") ? name + " " + user : user + " " + name;
    }

    private String padded(int item) {
        String shown = shown(item);
        return shown + " ".repeat(width - shown.length());
    }

    private void line(String text) {
        out.print(text);
        out.print('\n');
    }
}
