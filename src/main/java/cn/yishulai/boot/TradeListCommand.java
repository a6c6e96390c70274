package cn.yishulai.boot;

import cn.yishulai.matching.MatchCommand;
import java.io.PrintStream;
import java.util.List;

/** The best trades of a list. Needs neither database nor service, so nothing is started for it. */
final class TradeListCommand implements Command {

    @Override
    public String name() {
        return "match";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public String purpose() {
        return "the best trades of a list in the public math-trade format; --longest N limits loops, --verify RESULT checks a result";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        return MatchCommand.run(args, out, err);
    }
}
