package cn.yishulai.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * A small neighbourhood to try the service in: made once, in an empty database, through the services that everybody
 * uses, so it obeys every rule. Exists only when the jar brought its own database.
 */
@ApplicationScoped
class DemonstrationNeighbourhood {

    private final DemonstrationSites sites;
    private final DemonstrationPeople people;
    private final DemonstrationBooks books;
    private final DemonstrationFair fair;
    private final DemonstrationVenues venues;
    private final DemonstrationTrade trade;

    DemonstrationNeighbourhood(
            DemonstrationSites sites,
            DemonstrationPeople people,
            DemonstrationBooks books,
            DemonstrationFair fair,
            DemonstrationVenues venues,
            DemonstrationTrade trade) {
        this.sites = sites;
        this.people = people;
        this.books = books;
        this.fair = fair;
        this.venues = venues;
        this.trade = trade;
    }

    /** All of it or nothing, so that a start that was killed half-way is made good by the next. */
    @Transactional
    public void settle() {
        if (!sites.none()) {
            return;
        }
        DemonstrationSites.Ids places = sites.found();
        DemonstrationPeople.Ids persons = people.settle(places);
        List<UUID> works = books.arrive(places, persons);
        fair.announce(places.park());
        venues.describe(places, persons);
        trade.open(
                places.centre(),
                persons,
                works.subList(20, 20 + persons.families().size()));
    }
}
