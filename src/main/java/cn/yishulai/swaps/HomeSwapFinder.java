package cn.yishulai.swaps;

import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.HomeSwapRules;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds swaps between families: wishes in line and books on family shelves that make a ring of two, else of three. The
 * wish that waits longest is looked at first, and of several rings for it the shorter one is taken, then that of the next
 * oldest wish: whoever looks at the same rows finds the same.
 *
 * <p>A wish costs at most {@link HomeSwapSearch#WIDE}² index reads for rings of two and {@link HomeSwapSearch#NARROW}³ for
 * rings of three, which are looked for from both ends, whatever the city holds. It is looked at in the transaction in which
 * it is made, and so are a few wishes of a family that puts a book on its shelf; the rounds, of no more than
 * {@link #AT_ONCE} wishes each, find what came about in any other way. One searches at a time, because all lock one row;
 * nobody waits for that, and whoever finds it locked leaves the search to the next round. The unique indexes would stop a
 * second all the same.
 */
@ApplicationScoped
class HomeSwapFinder {

    /** Wishes of a family that are looked at when it puts a book on its shelf. */
    private static final int OF_A_FAMILY = 5;

    /** Wishes looked at in one round. */
    static final int AT_ONCE = 100;

    private final HomeSwapSearch search;
    private final HomeSwapRows rows;
    private final HomeSwapNotices notices;
    private final RuleSets rules;
    private final Clock clock;

    HomeSwapFinder(HomeSwapSearch search, HomeSwapRows rows, HomeSwapNotices notices, RuleSets rules, Clock clock) {
        this.search = search;
        this.rows = rows;
        this.notices = notices;
        this.rules = rules;
        this.clock = clock;
    }

    /** One round, and the wishes that came since the last: they need not wait for their turn. @return the swaps proposed */
    @Transactional
    List<UUID> round() {
        if (!search.lock()) {
            return List.of();
        }
        RequestRules ruleSet = rules.requests();
        int misses = ruleSet.homeSwaps().missesToSleep();
        List<HomeSwapSearch.Wish> wishes = new ArrayList<>(search.next(AT_ONCE, misses));
        search.wentTo(wishes.size() < AT_ONCE ? null : wishes.get(wishes.size() - 1));
        wishes.addAll(search.newest(AT_ONCE, misses, clock.instant().minus(Duration.ofMinutes(3))));
        return propose(wishes, ruleSet);
    }

    /** At once: a wish was made, or waits again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void wished(UUID request) {
        RequestRules ruleSet = rules.requests();
        atOnce(search.wish(request, ruleSet.homeSwaps().missesToSleep()), ruleSet);
    }

    /** At once: a family put a book on its shelf. Every ring that it makes possible has a wish of this family in it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void listed(UUID household) {
        RequestRules ruleSet = rules.requests();
        atOnce(search.wishesOf(household, OF_A_FAMILY, ruleSet.homeSwaps().missesToSleep()), ruleSet);
    }

    private void atOnce(List<HomeSwapSearch.Wish> wishes, RequestRules ruleSet) {
        if (!wishes.isEmpty() && search.lock()) {
            propose(wishes, ruleSet);
        }
    }

    private List<UUID> propose(List<HomeSwapSearch.Wish> wishes, RequestRules ruleSet) {
        int misses = ruleSet.homeSwaps().missesToSleep();
        Set<UUID> looked = new HashSet<>();
        List<UUID> proposed = new ArrayList<>();
        for (HomeSwapSearch.Wish wish : wishes) {
            if (looked.add(wish.request())) {
                search.ring(wish, misses).ifPresent(ring -> proposed.add(proposed(ring, ruleSet)));
            }
        }
        return proposed;
    }

    private UUID proposed(List<HomeSwapSearch.Part> ring, RequestRules ruleSet) {
        Instant now = clock.instant();
        HomeSwapRules swaps = ruleSet.homeSwaps();
        Instant until = now.plus(Duration.ofHours(swaps.answerHours()));
        UUID id = search.propose(ring, now, until, ruleSet.version());
        rows.find(id)
                .orElseThrow()
                .legs()
                .forEach(leg -> notices.tell(
                        "home-swap-proposed",
                        leg,
                        null,
                        until.atZone(OpeningCalendar.CITY).toOffsetDateTime()));
        return id;
    }
}
