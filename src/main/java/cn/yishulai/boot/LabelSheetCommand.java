package cn.yishulai.boot;

import cn.yishulai.labels.LabelFormat;
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
        return "N -o FILE.pdf [--sheet NAME] [--format FORMAT]";
    }

    @Override
    public String purpose() {
        return "1 to %d blank labels on L7160, L7651, ROLL_40X30, ROLL_50X30, ROLL_60X40 or a paper of your own; formats: %s"
                .formatted(
                        MOST,
                        Arrays.stream(LabelFormat.values())
                                .map(LabelFormat::name)
                                .collect(Collectors.joining(", ")));
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
        if (Files.isDirectory(wanted.file())) {
            throw CannotStart.because(
                    "%s is a folder, no file.".formatted(wanted.file()), "%s 是文件夹，不是文件。".formatted(wanted.file()));
        }
        try (CommandServers servers = CommandServers.openExisting(new Settings(), name())) {
            servers.connect().close(); // refuses a database without our tables
            servers.configureService();
            AtomicInteger status = new AtomicInteger();
            Quarkus.run(
                    BlankLabelSheet.class,
                    (exit, failure) -> status.set(exit),
                    Integer.toString(wanted.count()),
                    wanted.sheet(),
                    wanted.file().toString(),
                    wanted.format().name());
            return status.get();
        }
    }

    private record Wanted(int count, Path file, String sheet, LabelFormat format) {

        Path folder() {
            return file.getParent();
        }
    }

    private static @Nullable Wanted understand(Deque<String> args) {
        int count = 0;
        Path file = null;
        String sheet = "L7160";
        LabelFormat format = LabelFormat.PDF;
        while (!args.isEmpty()) {
            String arg = args.pop();
            if (arg.equals("-o") && !args.isEmpty()) {
                file = Path.of(args.pop()).toAbsolutePath();
            } else if (arg.equals("--sheet") && !args.isEmpty()) {
                sheet = args.pop();
            } else if (arg.equals("--format") && !args.isEmpty() && isFormat(args.peek())) {
                format = LabelFormat.valueOf(args.pop());
            } else if (arg.matches("\\d{1,4}") && count == 0) {
                count = Integer.parseInt(arg);
            } else {
                return null;
            }
        }
        return file == null || count < 1 || count > MOST ? null : new Wanted(count, file, sheet, format);
    }

    private static boolean isFormat(String name) {
        return Arrays.stream(LabelFormat.values())
                .anyMatch(format -> format.name().equals(name));
    }
}
