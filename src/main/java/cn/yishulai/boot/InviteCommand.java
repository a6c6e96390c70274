package cn.yishulai.boot;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The first librarian of a database: whoever sits at the machine invites them, because nobody else can yet. */
final class InviteCommand implements Command {

    private static final String ANOTHER = "--another";
    private static final int LONGEST_NAME = 40;

    @Override
    public String name() {
        return "invite";
    }

    @Override
    public String arguments() {
        return "librarian NAME [--another]";
    }

    @Override
    public String purpose() {
        return "a link, good once and for seven days, for the first librarian; with --another for one more";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        List<String> words = new ArrayList<>(args);
        boolean another = words.remove(ANOTHER);
        if (words.size() != 2 || !words.get(0).equals("librarian") || !isName(words.get(1))) {
            return wrongUsage(err);
        }
        try (CommandServers servers = CommandServers.openExisting(new Settings(), name())) {
            servers.connect().close(); // refuses a database without our tables
            servers.configureService();
            AtomicInteger status = new AtomicInteger();
            Quarkus.run(
                    LibrarianInvitation.class,
                    (exit, failure) -> status.set(failure == null ? exit : REFUSED),
                    words.get(1),
                    Boolean.toString(another));
            return status.get();
        }
    }

    private static boolean isName(String word) {
        return !word.isBlank()
                && !word.startsWith("-")
                && word.length() <= LONGEST_NAME
                && word.chars().noneMatch(Character::isISOControl);
    }
}
