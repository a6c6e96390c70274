package cn.yishulai.boot;

import cn.yishulai.boot.Doctor.Finding;
import cn.yishulai.boot.Doctor.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Says on one page what is wrong with this house, its servers and this machine. */
final class DoctorCommand implements Command {

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String purpose() {
        return "what is wrong with servers, clocks, disk and queues, on one page; status 1 if anything is";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        if (!args.isEmpty()) {
            return wrongUsage(err);
        }
        Settings settings = new Settings();
        try (CommandServers servers = CommandServers.openExisting(settings, name());
                Connection connection = servers.connect()) {
            return print(
                    new Doctor(settings).examine(connection, servers.addresses().redisUrl()), out);
        }
    }

    /** What is wrong first, then what to look at. */
    static int print(List<Finding> findings, PrintStream out) {
        out.printf(
                "yishulai %s, Java %s, %d processors, %d MB for the heap%n",
                Product.version(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        for (Verdict verdict : List.of(Verdict.WRONG, Verdict.LOOK, Verdict.OK)) {
            findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .forEach(finding -> out.println(line(finding)));
        }
        long wrong = count(findings, Verdict.WRONG);
        out.printf("%d wrong, %d to look at  有误 %1$d，留意 %2$d%n", wrong, count(findings, Verdict.LOOK));
        return wrong == 0 ? DONE : REFUSED;
    }

    private static String line(Finding finding) {
        String verdict =
                switch (finding.verdict()) {
                    case OK -> "ok";
                    case LOOK -> "LOOK";
                    case WRONG -> "WRONG";
                };
        String said = finding.said().isEmpty() ? "" : ": " + finding.said();
        return "%-6s %s%s".formatted(verdict, finding.of(), said);
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
