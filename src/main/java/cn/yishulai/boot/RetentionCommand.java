package cn.yishulai.boot;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Forgets what has had its time, now instead of at night; or only says what it would forget. */
final class RetentionCommand implements Command {

    private static final String REHEARSAL = "--dry-run";

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public String arguments() {
        return "[--dry-run]";
    }

    @Override
    public String purpose() {
        return "forget what has had its time, a line per rule; --dry-run counts and changes nothing";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        if (!args.isEmpty() && !args.equals(List.of(REHEARSAL))) {
            return wrongUsage(err);
        }
        try (CommandServers servers = CommandServers.openExisting(new Settings(), name())) {
            servers.connect().close(); // refuses a database without our tables
            servers.configureService();
            AtomicInteger status = new AtomicInteger();
            Quarkus.run(RetentionRun.class, (exit, failure) -> status.set(exit), args.isEmpty() ? "now" : REHEARSAL);
            return status.get();
        }
    }

    static boolean isRehearsal(String arg) {
        return arg.equals(REHEARSAL);
    }
}
