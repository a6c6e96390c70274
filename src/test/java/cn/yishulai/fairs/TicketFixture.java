package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Invariants;
import cn.yishulai.people.Caller;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fairs with tickets, families that want them, and the hand of the clock. */
@ApplicationScoped
public class TicketFixture {

    private static final Instant BEGINS =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(10).plusHours(6));

    @Inject
    FairFixture fairs;

    @Inject
    Fairs life;

    @Inject
    Tickets tickets;

    @Inject
    TicketRuleBook rules;

    @Inject
    TicketClock ticks;

    @Inject
    Households households;

    @Inject
    DataSource database;

    /** In ten days, one session, for so many. */
    UUID aFair(int capacity) {
        return fairs.aPublishedFair(capacity, begins());
    }

    /** The same, with places that are never booked and places for the desk. */
    UUID aFair(int capacity, int walkIns, int ofDesk) throws SQLException {
        UUID fair = aFair(capacity);
        change("UPDATE fair_slot SET places = %d WHERE fair_id = '%s'".formatted(capacity - walkIns, fair));
        change("UPDATE fair_session SET walk_in_places = %d, desk_places = %d WHERE fair_id = '%s'"
                .formatted(walkIns, ofDesk, fair));
        return fair;
    }

    /** At two in the afternoon in the city, whatever time it is: a day before is the day before at any hour, and stays so at midnight. */
    static Instant begins() {
        return BEGINS;
    }

    Caller aFamily() {
        HouseholdView family =
                households.found("小" + UUID.randomUUID().toString().substring(0, 6));
        return new Caller(Role.CITIZEN, family.persons().get(0).id(), family.id(), Set.of(), "家长");
    }

    String card(Caller family) {
        return households.view(family.household()).familyCode().value();
    }

    /** Whoever works everywhere. */
    Caller librarian() {
        return new Caller(Role.LIBRARIAN, UUID.randomUUID(), null, Set.of(), "陈馆员");
    }

    TicketView books(Caller family, UUID fair, int persons) {
        return tickets.book(family, fair, 1, new TicketForm(null, persons, null, null, null));
    }

    TicketView booksAtDesk(Caller family, UUID fair, int persons, boolean byPhone) {
        return tickets.book(librarian(), fair, 1, new TicketForm(null, persons, null, card(family), byPhone));
    }

    /** The doors are open, and it is so long after the beginning. */
    void opens(UUID fair, Duration after) {
        life.open(fair);
        itIs(after);
    }

    /** So long after the beginning of the fairs of this fixture; before it where it is negative. */
    void itIs(Duration after) {
        QuarkusMock.installMockForType(
                Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), begins().plus(after))), Clock.class);
    }

    void itIsNow() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    }

    void ticks() {
        ticks.tick();
    }

    void rules(UUID fair, int release, int passedOver, @Nullable Integer limit) {
        rules.save(
                librarian(), fair, new TicketRuleBook.Form(null, 6, release, 30, 20, 120, passedOver, 10, true, limit));
    }

    String asked(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getObject(1)) : "";
        }
    }

    void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    /** What was told to a family: the topics, in order. */
    List<String> told(Caller family) throws SQLException {
        String topics = asked(
                "SELECT string_agg(topic, ' ' ORDER BY posted_at, id) FROM outbox_message WHERE payload LIKE '%%%s%%'"
                        .formatted(family.household()));
        return topics.equals("null") ? List.of() : List.of(topics.split(" "));
    }

    /** Every rule between rows holds. */
    void audit() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(Invariants.check(connection).stream()
                            .filter(finding -> !finding.rows().isEmpty()))
                    .isEmpty();
        }
    }
}
