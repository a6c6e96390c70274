package cn.yishulai.boot;

import cn.yishulai.journal.Retention;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.List;

/** The service without its door, for as long as it takes to forget. */
@Singleton
@Unremovable
class RetentionRun implements QuarkusApplication {

    private final Retention retention;

    RetentionRun(Retention retention) {
        this.retention = retention;
    }

    @Override
    public int run(String... args) {
        boolean rehearsal = RetentionCommand.isRehearsal(args[0]);
        return print(retention.run(rehearsal), rehearsal, System.out);
    }

    static int print(List<Retention.Outcome> outcomes, boolean rehearsal, PrintStream out) {
        for (Retention.Outcome outcome : outcomes) {
            out.printf(
                    "%-22s after %5d days  %-12s %8d%n",
                    outcome.rule(), outcome.days(), outcome.thenWhat(), outcome.count());
        }
        if (outcomes.isEmpty()) {
            out.println("another node is forgetting just now");
            return Command.REFUSED;
        }
        out.printf(rehearsal ? "%d rules, nothing changed%n" : "%d rules%n", outcomes.size());
        return Command.DONE;
    }
}
