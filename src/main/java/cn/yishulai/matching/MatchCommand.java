package cn.yishulai.matching;

import cn.yishulai.kernel.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code match FILE}: a trade list in the public math-trade format to the best trades, or a result checked. */
public final class MatchCommand {

    private static final String USAGE =
            """
            usage: match [--seed N] [--longest N] [--no-certificate] FILE    prints the best trades of a trade list
                   match [--longest N] --verify RESULT FILE                  checks a result against its list""";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int WRONG_USAGE = 2;

    private @Nullable String file;
    private @Nullable String verify;
    private long seed = -1;
    private int longest;
    private boolean certificate = true;

    private MatchCommand() {}

    /**
     * @param args what follows {@code match} on the command line
     * @return 0, or 1 for a refusal with a one-line reason, or 2 for wrong usage
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        MatchCommand command = new MatchCommand();
        if (!command.understand(new ArrayDeque<>(args))) {
            err.println(USAGE);
            return WRONG_USAGE;
        }
        try {
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
            String arg = args.pop();
            if (arg.equals("--no-certificate")) {
                certificate = false;
            } else if (arg.equals("--verify") && !args.isEmpty()) {
                verify = args.pop();
            } else if (arg.equals("--seed") && !args.isEmpty() && args.peek().matches("\\d{1,18}")) {
                seed = Long.parseLong(args.pop());
            } else if (arg.equals("--longest") && !args.isEmpty() && args.peek().matches("[2-9]|[1-9]\\d{1,8}")) {
                longest = Integer.parseInt(args.pop());
            } else if (!arg.startsWith("--") && file == null) {
                file = arg;
            } else {
                return false;
            }
        }
        return file != null;
    }

    private void run(PrintStream out, PrintStream err) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(String.valueOf(file)));
        String digest = Printed.sha256(bytes);
        TradeList list = TradeListReader.read(ListBytes.decoded(bytes));
        list = longest == ListExtras.NO_LIMIT ? list : list.withLongest(longest);
        if (verify != null) {
            String result = ListBytes.decoded(Files.readAllBytes(Path.of(verify)));
            ResultCheck.check(list, digest, result).forEach(out::println);
            return;
        }
        long before = System.nanoTime();
        TradeRun run = TradeRun.of(list, seed < 0 ? list.options().number("SEED", 0) : seed, Watch.NONE);
        if (list.options().has("SHOW-ELAPSED-TIME")) {
            // beside the result, not in it: a published result is the same whoever makes it
            err.println("Elapsed time = " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before) + "ms");
        }
        ResultPrinter.print(run, out);
        if (certificate) {
            CertificateText.print(run, digest, out);
        }
        out.flush();
    }
}
