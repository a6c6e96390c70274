package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A fair with a ticket of somebody, for tests of other rooms, at the step that an operation needs.
 *
 * @param ticket that names the first grown-up of the family
 * @param entry a place in line, of somebody else's places in another session
 */
public record TicketScene(UUID fair, UUID ticket, String code, UUID entry) {

    private static final AtomicInteger MADE = new AtomicInteger();

    public static TicketScene at(UUID venue, @Nullable UUID organisation, Somebody family, String operation) {
        boolean gate = Set.of(
                        "takeNumber", "callNumber", "dropNumber", "admitWalkIns", "admit", "noteExit", "undoAdmission")
                .contains(operation);
        Fairs fairs = bean(Fairs.class);
        Instant from = gate ? Instant.now().truncatedTo(ChronoUnit.MINUTES) : future();
        if (gate) {
            change("UPDATE fair SET state = 'CLOSED' WHERE state = 'RUNNING' AND title = '入场' AND venue_id = '%s'"
                    .formatted(venue));
        }
        UUID fair = fairs.plan(new FairForm("入场", null, venue, sessions(from), organisation));
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, null);
        Caller mine = family.caller();
        Tickets tickets = bean(Tickets.class);
        int session = gate ? 1 : 2;
        if (gate) {
            // booked before it began
            change(
                    "UPDATE fair_slot SET begins_at = begins_at + interval '10 minutes' WHERE session_number = 1 AND fair_id = '%s'"
                            .formatted(fair));
        }
        TicketView ticket = tickets.book(
                mine,
                fair,
                session,
                new TicketForm(null, 2, List.of(mine.personId().toString()), null, null));
        UUID entry = operation.endsWith("Waitlist") || operation.equals("acceptPlaces")
                ? inLine(tickets, mine, fair, operation.equals("acceptPlaces"))
                : ticket.id();
        if (gate) {
            opened(fairs, fair, operation);
        }
        return new TicketScene(fair, ticket.id(), ticket.code(), entry);
    }

    /**
     * For a walk: somebody's ticket to the first session, which is now; the second is open, and the third, of two places,
     * is somebody else's.
     *
     * @param entry the ticket of somebody else
     */
    public static TicketScene open(UUID venue, Somebody family) {
        TicketScene scene = at(venue, null, family, "admit");
        UUID full = bean(Tickets.class)
                .book(Somebody.aCitizen().caller(), scene.fair(), 3, new TicketForm(null, 2, null, null, null))
                .id();
        return new TicketScene(scene.fair(), scene.ticket(), scene.code(), full);
    }

    /** At the desk, for whoever has it. */
    public static void giveBack(UUID ticket) {
        bean(Tickets.class).release(new Caller(Role.LIBRARIAN, UUID.randomUUID(), null, Set.of(), "陈馆员"), ticket);
    }

    private static UUID inLine(Tickets tickets, Caller mine, UUID fair, boolean offered) {
        Caller other = Somebody.aCitizen().caller();
        UUID all = tickets.book(other, fair, 3, new TicketForm(null, 2, null, null, null))
                .id();
        UUID entry = bean(Waitlist.class)
                .join(mine, fair, 3, new Waitlist.Form(null, 2, null))
                .id();
        if (offered) {
            tickets.release(other, all);
        }
        return entry;
    }

    private static void opened(Fairs fairs, UUID fair, String operation) {
        fairs.open(fair);
        Caller librarian = new Caller(Role.LIBRARIAN, UUID.randomUUID(), null, Set.of(), "陈馆员");
        WalkIns walkIns = bean(WalkIns.class);
        if (operation.endsWith("Number")) {
            walkIns.take(librarian, fair, 1, new WalkIns.SlipForm(1, null));
        } else if (operation.equals("noteExit")) {
            walkIns.admit(librarian, fair, 1, new Admission.WalkInForm(1, null, null));
        }
    }

    /** The third is small. */
    private static List<SessionForm> sessions(Instant from) {
        return List.of(
                new SessionForm(from, from.plus(Duration.ofMinutes(20)), 100),
                new SessionForm(from.plus(Duration.ofMinutes(20)), from.plus(Duration.ofMinutes(40)), 100),
                new SessionForm(from.plus(Duration.ofMinutes(40)), from.plus(Duration.ofMinutes(60)), 2));
    }

    /** Never those of another: a place is given to one fair at a time. */
    private static Instant future() {
        return Instant.now()
                .truncatedTo(ChronoUnit.HOURS)
                .plus(Duration.ofDays(400))
                .plus(Duration.ofHours(2L * MADE.incrementAndGet()));
    }

    private static void change(String sql) {
        try (Connection connection = bean(DataSource.class).getConnection()) {
            connection.createStatement().executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T bean(Class<T> kind) {
        return Arc.container().instance(kind).get();
    }
}
