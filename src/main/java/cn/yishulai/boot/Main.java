package cn.yishulai.boot;

import cn.yishulai.kernel.Refused;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The door of the jar: without a word it starts the service, with one it runs a subcommand. */
@QuarkusMain
public class Main {

    static final List<Command> COMMANDS = List.of(
            new ServeCommand(),
            new BookImportCommand(),
            new BookExportCommand(),
            new ReindexCommand(),
            new LabelSheetCommand(),
            new InviteCommand(),
            new TradeListCommand(),
            new SimulateCityCommand(),
            new AuditCommand(),
            new DoctorCommand(),
            new RetentionCommand());

    public static void main(String... args) throws Exception {
        speakUnicode();
        System.exit(run(Arrays.asList(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
        String word = args.isEmpty() ? "serve" : args.get(0);
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        if (List.of("help", "--help", "-h").contains(word)) {
            out.print(help());
            return Command.DONE;
        }
        if (List.of("version", "--version", "-V").contains(word)) {
            out.printf("yishulai %s (PostgreSQL %s inside)%n", Product.version(), Product.postgresVersion());
            return Command.DONE;
        }
        for (Command command : COMMANDS) {
            if (command.name().equals(word)) {
                return run(command, rest, out, err);
            }
        }
        err.printf("There is no command '%s'.  没有这个命令。%n%n%s", word, help());
        return Command.WRONG_USAGE;
    }

    private static int run(Command command, List<String> args, PrintStream out, PrintStream err) throws Exception {
        try {
            return command.run(args, out, err);
        } catch (CannotStart | Refused reason) {
            err.println("yishulai: " + reason.getMessage());
            return Command.REFUSED;
        }
    }

    private static String help() {
        StringBuilder text = new StringBuilder("java -jar quarkus-run.jar [command]%n".formatted());
        for (Command command : COMMANDS) {
            text.append("  %s%n      %s%n"
                    .formatted((command.name() + " " + command.arguments()).strip(), command.purpose()));
        }
        return text.append("  help, --version%n      this page, the version%n".formatted())
                .append("exit status: 0 done, 1 refused with a reason, 2 wrong usage%n".formatted())
                .toString();
    }

    /** Half of what we print is Chinese, also where the locale is C. A Windows console keeps its own code page. */
    private static void speakUnicode() {
        if (!Product.onWindows()) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        }
    }
}
