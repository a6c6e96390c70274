package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** {@code invite librarian NAME}: on the machine itself, for a database in which nobody can invite anybody yet. */
@QuarkusTest
class InviteCommandTest {

    @Inject
    LibrarianInvitation invitation;

    @Inject
    Session database;

    @Test
    void whoeverTypesItWronglyIsToldHow() throws Exception {
        for (List<String> args : List.of(
                List.of("invite"),
                List.of("invite", "librarian"),
                List.of("invite", "staff", "小李"),
                List.of("invite", "librarian", "王馆长", "李馆长"),
                List.of("invite", "librarian", "--force"),
                List.of("invite", "librarian", " "))) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            assertThat(Main.run(args, System.out, new PrintStream(err, true, StandardCharsets.UTF_8)))
                    .as("%s", args)
                    .isEqualTo(Command.WRONG_USAGE);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("usage: invite librarian NAME [--another]\n");
        }
    }

    @Test
    void theFirstLibrarianGetsALink() {
        QuarkusTransaction.begin();
        try {
            database.createNativeMutationQuery("UPDATE staff_member SET left_at = now() WHERE role = 'LIBRARIAN'")
                    .executeUpdate();
            Said said = run("false");
            assertThat(said.status()).isEqualTo(Command.DONE);
            assertThat(said.out()).containsPattern("^http://localhost:8080/invitation#[\\w-]{43}\n");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void whereThereIsALibrarianItIsRefusedInOneLineUnlessAnotherIsMeant() {
        Somebody.aLibrarian();
        Said refused = run("false");
        assertThat(refused.status()).isEqualTo(Command.REFUSED);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("yishulai: there is a librarian already")
                .endsWith("\n")
                .hasLineCount(1);
        assertThat(run("true").status()).isEqualTo(Command.DONE);
    }

    private record Said(int status, String out, String err) {}

    private Said run(String another) {
        PrintStream screen = System.out;
        PrintStream complaints = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = invitation.run("王馆长", another);
            return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(screen);
            System.setErr(complaints);
        }
    }
}
