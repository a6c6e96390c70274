package cn.yishulai.fairs;

import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fair in a month that has everything that rain can spoil, for walks: two tickets, a family in line, a ticket of the desk,
 * coupons of a family without a ticket, and somebody who plays.
 */
public record RainScene(UUID fair, UUID ticket) {

    private static final Duration WEEK = Duration.ofDays(7);

    /** The same for all of a run, though midnight passes meanwhile. */
    private static final Instant FROM =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(30).plusHours(2));

    public static RainScene at(UUID venue, @Nullable UUID organisation, Somebody family, Somebody waits) {
        Fairs fairs = bean(Fairs.class);
        UUID fair = fairs.plan(new FairForm("雨中市集", "带一本书来。", venue, sessions(FROM), organisation));
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, FairFixture.PERMIT);
        ProgrammeScene.performance(fair);
        couponsOfSomebody(fair);
        Tickets tickets = bean(Tickets.class);
        UUID ticket = tickets.book(family.caller(), fair, 1, places(3, null)).id();
        tickets.book(librarian(), fair, 1, places(1, card()));
        bean(Waitlist.class).join(waits.caller(), fair, 1, new Waitlist.Form(null, 2, null));
        return new RainScene(fair, ticket);
    }

    /** Of a family that has no ticket yet. */
    private static void couponsOfSomebody(UUID fair) {
        SessionTerms terms = bean(SessionTerms.class);
        terms.say(librarian(), fair, 1, new SessionTermsForm(0, 0, null, null, null, null, true));
        bean(Ledger.class)
                .grant(
                        new Credits(2),
                        terms.purse(fair, 1).orElseThrow(),
                        new Posting(
                                Somebody.aCitizen().caller().household(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                null,
                                "for the fair"));
    }

    /** A season that it is of. */
    public UUID season() {
        LocalDate day = OpeningCalendar.dayOf(FROM);
        UUID season =
                bean(Seasons.class).add(librarian(), new SeasonForm("读者节", null, day.minusDays(10), day.plusDays(17)));
        bean(Seasons.class).put(fair, season);
        return season;
    }

    /** A week later; it is not yet published again. */
    public void getsItsDay() {
        bean(Fairs.class).move(fair, sessions(FROM.plus(WEEK)));
    }

    public void isPublished() {
        bean(Fairs.class).publish(fair, null);
    }

    private static String card() {
        return bean(Households.class)
                .view(Somebody.aCitizen().caller().household())
                .familyCode()
                .value();
    }

    private static TicketForm places(int persons, @Nullable String card) {
        return new TicketForm(null, persons, null, card, null);
    }

    private static Caller librarian() {
        return Somebody.aLibrarian().caller();
    }

    private static List<SessionForm> sessions(Instant from) {
        return List.of(new SessionForm(from, from.plus(Duration.ofHours(2)), 4));
    }

    private static <T> T bean(Class<T> kind) {
        return Arc.container().instance(kind).get();
    }
}
