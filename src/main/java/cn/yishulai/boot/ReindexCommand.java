package cn.yishulai.boot;

import cn.yishulai.catalog.Reindex;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes the search anew after its rules have changed; also while the service runs. */
final class ReindexCommand implements Command {

    @Override
    public String name() {
        return "reindex";
    }

    @Override
    public String arguments() {
        return "[--all]";
    }

    @Override
    public String purpose() {
        return "make what search reads anew after its rules changed; interrupted, it goes on where it was";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        boolean all = args.equals(List.of("--all"));
        if (!args.isEmpty() && !all) {
            return wrongUsage(err);
        }
        try (CommandServers servers = CommandServers.openExisting(new Settings(), name());
                Connection connection = servers.connect()) {
            new Reindex(connection, out).run(all);
            return DONE;
        }
    }
}
