package cn.yishulai.boot;

import cn.yishulai.labels.Sheet;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Blank labels as a print sheet. Their codes are kept in the database, so that the first scan can bind each to its book. */
final class LabelSheetCommand implements Command {

    /** A ream of A4 sheets with 21 labels each is more; one run of a printer is less. */
    private static final int MOST = 1000;

    @Override
    public String name() {
        return "labels";
    }

    @Override
    public String arguments() {
        return "N -o FILE.pdf [--sheet NAME]";
    }

    @Override
    public String purpose() {
        return "1 to %d blank labels; sheets: %s"
                .formatted(MOST, Arrays.stream(Sheet.values()).map(Sheet::name).collect(Collectors.joining(", ")));
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        Wanted wanted = understand(new ArrayDeque<>(args));
        if (wanted == null) {
            return wrongUsage(err);
        }
        if (!Files.isDirectory(wanted.folder()) || !Files.isWritable(wanted.folder())) {
            throw CannotStart.because(
                    "Cannot write to the folder %s.".formatted(wanted.folder()),
                    "文件夹 %s 不可写。".formatted(wanted.folder()));
        }
        try (CommandServers servers = CommandServers.openExisting(new Settings(), name())) {
            servers.connect().close(); // refuses a database without our tables
            servers.configureService();
            AtomicInteger status = new AtomicInteger();
            Quarkus.run(
                    BlankLabelSheet.class,
                    (exit, failure) -> status.set(exit),
                    Integer.toString(wanted.count()),
                    wanted.sheet().name(),
                    wanted.file().toString());
            return status.get();
        }
    }

    private record Wanted(int count, Path file, Sheet sheet) {

        Path folder() {
            return file.getParent();
        }
    }

    private static @Nullable Wanted understand(Deque<String> args) {
        int count = 0;
        Path file = null;
        Sheet sheet = Sheet.L7160;
        while (!args.isEmpty()) {
            String arg = args.pop();
            if (arg.equals("-o") && !args.isEmpty()) {
                file = Path.of(args.pop()).toAbsolutePath();
            } else if (arg.equals("--sheet") && !args.isEmpty() && isSheet(args.peek())) {
                sheet = Sheet.valueOf(args.pop());
            } else if (arg.matches("\\d{1,4}") && count == 0) {
                count = Integer.parseInt(arg);
            } else {
                return null;
            }
        }
        return file == null || count < 1 || count > MOST ? null : new Wanted(count, file, sheet);
    }

    private static boolean isSheet(String name) {
        return Arrays.stream(Sheet.values()).anyMatch(sheet -> sheet.name().equals(name));
    }
}
