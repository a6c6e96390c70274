package cn.yishulai.boot;

import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Invitations;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.config.Config;

/** The service without its door, for as long as it takes to invite a librarian: {@code name, another}. */
@Singleton
@Unremovable
class LibrarianInvitation implements QuarkusApplication {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Invitations invitations;
    private final String host;

    LibrarianInvitation(Invitations invitations, Config config) {
        this.invitations = invitations;
        this.host = config.getValue("yishulai.labels.public-host", String.class);
    }

    @Override
    public int run(String... args) {
        try {
            Invitations.Made made = invitations.inviteLibrarianFromTheMachine(args[0], Boolean.parseBoolean(args[1]));
            System.out.printf(
                    "%s%nGood once, until %s. Whoever has this link becomes a librarian.  凭此链接可成为管理馆员，限用一次。%n",
                    link(made.token()),
                    MINUTE.format(made.invitation().expiresAt().atZone(CITY)));
            return Command.DONE;
        } catch (Refused refused) {
            System.err.println("yishulai: " + refused.detail());
            return Command.REFUSED;
        }
    }

    /** Behind the #, so that the token reaches no log of a server on the way. */
    private String link(String token) {
        boolean here = host.startsWith("localhost") || host.startsWith("127.");
        return "%s://%s/invitation#%s".formatted(here ? "http" : "https", host, token);
    }
}
