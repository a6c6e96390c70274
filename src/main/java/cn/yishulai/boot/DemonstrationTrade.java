package cn.yishulai.boot;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Move;
import cn.yishulai.fairs.TradeListingForm;
import cn.yishulai.fairs.TradeListings;
import cn.yishulai.fairs.TradeSessionForm;
import cn.yishulai.fairs.TradeSessions;
import cn.yishulai.people.Caller;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A trade session at the centre that is open for a week: each family lists a book of its own and wishes for those of the others. */
@ApplicationScoped
class DemonstrationTrade {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final TradeSessions sessions;
    private final TradeListings listings;
    private final Copies copies;
    private final Clock clock;

    DemonstrationTrade(TradeSessions sessions, TradeListings listings, Copies copies, Clock clock) {
        this.sessions = sessions;
        this.listings = listings;
        this.copies = copies;
        this.clock = clock;
    }

    /** @param works one for each family, which brings it */
    void open(UUID centre, DemonstrationPeople.Ids people, List<UUID> works) {
        UUID session = sessions.plan(people.librarian(), form(centre));
        sessions.open(people.librarian(), session);
        for (int i = 0; i < works.size(); i++) {
            UUID own = works.get(i);
            list(
                    session,
                    people.families().get(i),
                    own,
                    works.stream().filter(work -> !work.equals(own)).toList());
        }
    }

    private TradeSessionForm form(UUID centre) {
        LocalDate closes = LocalDate.now(clock.withZone(CITY)).plusWeeks(1);
        return new TradeSessionForm(
                "家门口的换书会",
                centre.toString(),
                null,
                OffsetDateTime.now(clock).minusMinutes(1),
                closes.atTime(LocalTime.of(18, 0)).atZone(CITY).toOffsetDateTime(),
                closes.plusWeeks(1),
                null,
                null,
                null,
                null,
                null);
    }

    private void list(UUID session, HouseholdView family, UUID work, List<UUID> wishes) {
        var adult = family.persons().get(0);
        String code = copies.register(
                        family.id(), work, Disposition.SWAP, null, Move.by(adult.id(), "registered at home"))
                .code()
                .value();
        listings.save(
                new Caller(Role.CITIZEN, adult.id(), family.id(), Set.of(), adult.nickname()),
                session,
                null,
                new TradeListingForm(
                        List.of(new TradeListingForm.Brought(code, null, null)),
                        wishes.stream().map(UUID::toString).toList()));
    }
}
