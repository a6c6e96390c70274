package cn.yishulai.boot;

import cn.yishulai.journal.AuditExport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return "[--export FILE]";
    }

    @Override
    public String purpose() {
        return "check every rule between rows; the rows that break one; status 1 if any; --export writes the audit trail";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        boolean export = args.size() == 2 && args.get(0).equals("--export");
        if (!args.isEmpty() && !export) {
            return wrongUsage(err);
        }
        Settings settings = new Settings();
        try (CommandServers servers = CommandServers.openExisting(settings, name());
                Connection connection = servers.connect()) {
            if (export) {
                return export(connection, Path.of(args.get(1)), out);
            }
            return print(Invariants.check(connection, settings.keysFolder()), out);
        }
    }

    /** The hash that is printed is what an outsider keeps to check a later file by ({@link AuditExport}). */
    static int export(Connection connection, Path file, PrintStream out) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw CannotStart.because("%s is there already.".formatted(file), "文件 %s 已存在。".formatted(file));
        }
        Path half = file.resolveSibling(file.getFileName() + ".part");
        AuditExport.Written written;
        try (Writer writer = Files.newBufferedWriter(half)) {
            written = AuditExport.write(connection, writer);
        }
        Files.move(half, file);
        out.printf("%d entries in %s%nhash %s%n", written.entries(), file, written.hash());
        return DONE;
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
