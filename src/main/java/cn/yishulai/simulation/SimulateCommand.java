package cn.yishulai.simulation;

import cn.yishulai.kernel.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code simulate}: a city under the rules of a file, beside the same city under the rules of today. */
public final class SimulateCommand {

    public static final String ARGUMENTS =
            "[--households N] [--titles N] [--days N] [--runs N] [--seed N] [--shelf 5,10,25] [--agreement 0..1]"
                    + " [--no-shows 0..1] [--rules FILE] [--today FILE] [--csv]";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int WRONG_USAGE = 2;

    private City city = City.USUAL;
    private int days = 365;
    private int runs = 10;
    private long seed = 1;
    private List<Integer> shelves = List.of(10);
    private @Nullable Path rules;
    private @Nullable Path today;
    private boolean csv;

    private SimulateCommand() {}

    /** @return 0, or 1 for a refusal with a one-line reason, or 2 for wrong usage with one line */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        SimulateCommand command = new SimulateCommand();
        try {
            if (!command.understand(new ArrayDeque<>(args))) {
                err.println("usage: simulate " + ARGUMENTS);
                return WRONG_USAGE;
            }
            command.run(out, err);
            return DONE;
        } catch (Refused refused) {
            err.println(refused.detail());
        } catch (NoSuchFileException missing) {
            err.println("There is no file " + missing.getFile() + ".");
        } catch (IOException unreadable) {
            err.println("A file cannot be read: " + unreadable.getMessage());
        }
        return REFUSED;
    }

    private boolean understand(Deque<String> args) {
        while (!args.isEmpty()) {
            String name = args.pop();
            if (name.equals("--csv")) {
                csv = true;
            } else if (args.isEmpty() || !understand(name, args.pop())) {
                return false;
            }
        }
        return true;
    }

    private boolean understand(String name, String value) {
        try {
            switch (name) {
                case "--households" -> city = city.sized(Integer.parseInt(value), city.titles());
                case "--titles" -> city = city.sized(city.households(), Integer.parseInt(value));
                case "--days" -> days = Integer.parseInt(value);
                case "--runs" -> runs = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--shelf" ->
                    shelves = Arrays.stream(value.split(","))
                            .map(Integer::valueOf)
                            .toList();
                case "--agreement" -> city = city.liking(city.tastes().agreeing(Double.parseDouble(value)));
                case "--no-shows" -> city = city.behaving(city.habits().notShowing(Double.parseDouble(value)));
                case "--rules" -> rules = Path.of(value);
                case "--today" -> today = Path.of(value);
                default -> {
                    return false;
                }
            }
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private void run(PrintStream out, PrintStream err) throws IOException {
        Plan plan = new Plan(city, days, runs, seed, shelves);
        RuleBook now = today == null ? RuleFile.first() : RuleFile.read(Files.readString(today));
        RuleBook then = rules == null ? null : RuleFile.read(Files.readString(rules));
        boolean seen = System.console() != null;
        Report report = Simulation.run(plan, now, then, (done, all) -> {
            if (seen) {
                err.printf("\r%d of %d", done, all);
            }
        });
        if (seen) {
            err.print("\r                    \r");
        }
        if (csv) {
            ReportText.csv(report, out);
        } else {
            ReportText.table(plan, report, out);
        }
        out.flush();
    }
}
