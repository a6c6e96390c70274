package cn.yishulai.boot;

import java.io.PrintStream;
import java.util.List;

/** One subcommand of the jar. */
interface Command {

    int DONE = 0;
    int REFUSED = 1;
    int WRONG_USAGE = 2;

    /** The word a person types. */
    String name();

    /** The arguments after the name, as {@code help} shows them. */
    String arguments();

    /** One line for {@code help}. */
    String purpose();

    /**
     * @param args what stands after the name
     * @return the exit status: {@link #DONE}, {@link #REFUSED} or {@link #WRONG_USAGE}
     * @throws CannotStart when a person has to do something first
     */
    int run(List<String> args, PrintStream out, PrintStream err) throws Exception;

    default int wrongUsage(PrintStream err) {
        err.println(("usage: " + name() + " " + arguments()).strip());
        return WRONG_USAGE;
    }
}
