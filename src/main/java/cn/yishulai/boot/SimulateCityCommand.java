package cn.yishulai.boot;

import cn.yishulai.simulation.SimulateCommand;
import java.io.PrintStream;
import java.util.List;

/** What other rules would do to a city. Needs neither database nor service, so nothing is started for it. */
final class SimulateCityCommand implements Command {

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String arguments() {
        return SimulateCommand.ARGUMENTS;
    }

    @Override
    public String purpose() {
        return "what other rules would do to wishes, waiting, fairness and credits of a city; needs no database";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        return SimulateCommand.run(args, out, err);
    }
}
