package cn.yishulai.boot;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Proves the rules between rows, or shows the rows that break them. */
final class AuditCommand implements Command {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String purpose() {
        return "check every rule between rows; the rows that break one; status 1 if any";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        if (!args.isEmpty()) {
            return wrongUsage(err);
        }
        Settings settings = new Settings();
        try (CommandServers servers = CommandServers.openExisting(settings, name());
                Connection connection = servers.connect()) {
            return print(Invariants.check(connection, settings.keysFolder()), out);
        }
    }

    static int print(List<Invariants.Finding> findings, PrintStream out) {
        int broken = 0;
        for (Invariants.Finding finding : findings) {
            boolean holds = finding.rows().isEmpty();
            broken += holds ? 0 : 1;
            out.printf("%-6s %-10s %s%n", holds ? "holds" : "BROKEN", finding.room(), finding.rule());
            finding.rows().forEach(row -> out.println("         " + row));
        }
        out.printf("%d rules, %d broken%n", findings.size(), broken);
        return broken == 0 ? DONE : REFUSED;
    }
}
