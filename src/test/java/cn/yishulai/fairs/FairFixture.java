package cn.yishulai.fairs;

import cn.yishulai.places.Organisations;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Fairs, each at a venue of its own: a venue is given to one fair at a time. */
@ApplicationScoped
public class FairFixture {

    /** Of a permit that the fixture gives to a fair that needs one. */
    public static final String PERMIT = "宁公治许〔2027〕12 号";

    @Inject
    Fairs fairs;

    @Inject
    Sites sites;

    @Inject
    Organisations organisations;

    /** Where nothing else happens. */
    public UUID aVenue() {
        return sites.add(new SiteForm("市集场地 " + UUID.randomUUID(), SiteKind.PARK, null, null, false, Map.of()));
    }

    public UUID anOrganisation() {
        return organisations.add("市集伙伴 " + UUID.randomUUID()).id();
    }

    /** One session of two hours. */
    public UUID aPublishedFair(int capacity, Instant from) {
        return aPublishedFair(aVenue(), from, capacity);
    }

    /** Sessions of two hours each, one after the other. */
    public UUID aPublishedFair(UUID venue, Instant from, int... capacities) {
        return published(draft(venue, from, capacities));
    }

    public UUID aDraft(UUID venue, Instant from, int... capacities) {
        return draft(venue, from, capacities);
    }

    /** A draft of a partner's organisation. */
    public UUID aDraftOf(UUID organisation, UUID venue, Instant from, int... capacities) {
        return fairs.plan(new FairForm("艺图演易", "演出与换书。", venue, sessions(from, capacities), organisation));
    }

    /** The same, for everybody to see. */
    public UUID aPublishedFairOf(UUID organisation, UUID venue, Instant from, int... capacities) {
        return published(aDraftOf(organisation, venue, from, capacities));
    }

    public UUID published(UUID draft) {
        fairs.propose(draft);
        fairs.approve(draft);
        fairs.publish(draft, PERMIT);
        return draft;
    }

    public static List<SessionForm> sessions(Instant from, int... capacities) {
        return IntStream.range(0, capacities.length)
                .mapToObj(i -> {
                    Instant begins = from.plus(Duration.ofHours(2L * i));
                    return new SessionForm(begins, begins.plus(Duration.ofHours(2)), capacities[i]);
                })
                .toList();
    }

    private UUID draft(UUID venue, Instant from, int... capacities) {
        return fairs.plan(new FairForm("阅美玄武湖", "带一本书来，换一本书走。", venue, sessions(from, capacities)));
    }
}
