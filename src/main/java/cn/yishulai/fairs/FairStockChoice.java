package cn.yishulai.fairs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which copies go to a fair. First what each class gets at least, then the rest in proportion to what is wished and what
 * moved before (Sainte-Laguë, so that small classes are not forgotten); within a class the sites lend in proportion to
 * what they can spare. A rule: it knows neither database nor clock.
 */
final class FairStockChoice {

    /**
     * @param wishes open wishes near the venue
     * @param moved how many of the class were handed over at earlier fairs, on average
     */
    record Quota(String letter, int atLeast, @Nullable Integer atMost, int wishes, int moved) {

        /** One more, so that a class that nobody has asked for yet is laid out too. */
        private double weight() {
            return 1.0 + wishes + moved;
        }
    }

    /** @param spare how many copies it lends at most */
    record Lender(UUID site, int spare) {}

    /** @param spare how many copies of the title may go, so that enough stay for whoever waits */
    record Candidate(UUID copy, UUID site, String letter, UUID volume, int spare) {}

    private final Map<String, Quota> quotas = new TreeMap<>();
    private final Map<UUID, Integer> spare = new LinkedHashMap<>();
    private final Map<String, Map<UUID, Deque<Candidate>>> offered = new TreeMap<>();
    private final Map<String, Integer> ofClass = new HashMap<>();
    private final Map<UUID, Integer> ofSite = new HashMap<>();
    private final Map<UUID, Integer> ofTitle = new HashMap<>();
    private final List<Candidate> chosen = new ArrayList<>();
    private final int perTitle;

    private FairStockChoice(List<Quota> quotas, List<Lender> lenders, List<Candidate> candidates, int perTitle) {
        quotas.forEach(quota -> this.quotas.put(quota.letter(), quota));
        lenders.stream()
                .sorted(Comparator.comparing(Lender::site))
                .forEach(lender -> spare.put(lender.site(), lender.spare()));
        candidates.forEach(candidate -> offered.computeIfAbsent(candidate.letter(), any -> new TreeMap<>())
                .computeIfAbsent(candidate.site(), any -> new ArrayDeque<>())
                .add(candidate));
        this.perTitle = perTitle;
    }

    /**
     * @param candidates the best first
     * @param perTitle how many copies of one title go at most
     * @return at most as many as asked for, in the order in which they were chosen
     */
    static List<Candidate> of(
            int copies, List<Quota> quotas, List<Lender> lenders, List<Candidate> candidates, int perTitle) {
        FairStockChoice choice = new FairStockChoice(quotas, lenders, candidates, perTitle);
        choice.fill(copies, true);
        choice.fill(copies, false);
        return choice.chosen;
    }

    private void fill(int copies, boolean onlyLeast) {
        List<String> open = new ArrayList<>(offered.keySet());
        while (chosen.size() < copies && !open.isEmpty()) {
            open.removeIf(letter -> isFull(letter, onlyLeast));
            Optional<String> next = open.stream().max(Comparator.comparingDouble(this::claim));
            if (next.isEmpty() || !takeOne(next.get())) {
                next.ifPresent(open::remove);
            }
        }
    }

    private boolean isFull(String letter, boolean onlyLeast) {
        Quota quota = quota(letter);
        int has = ofClass.getOrDefault(letter, 0);
        return onlyLeast ? has >= quota.atLeast() : quota.atMost() != null && has >= quota.atMost();
    }

    private double claim(String letter) {
        return quota(letter).weight() / (2.0 * ofClass.getOrDefault(letter, 0) + 1);
    }

    private Quota quota(String letter) {
        return quotas.getOrDefault(letter, new Quota(letter, 0, null, 0, 0));
    }

    private boolean takeOne(String letter) {
        Optional<Candidate> best = offered.getOrDefault(letter, Map.of()).entrySet().stream()
                .filter(site -> ofSite.getOrDefault(site.getKey(), 0) < spare.getOrDefault(site.getKey(), 0))
                .filter(site -> usable(site.getValue()))
                .max(Comparator.comparingDouble(site -> share(site.getKey())))
                .map(site -> site.getValue().remove());
        best.ifPresent(candidate -> {
            ofClass.merge(letter, 1, Integer::sum);
            ofSite.merge(candidate.site(), 1, Integer::sum);
            ofTitle.merge(candidate.volume(), 1, Integer::sum);
            chosen.add(candidate);
        });
        return best.isPresent();
    }

    private double share(UUID site) {
        return spare.getOrDefault(site, 0) / (2.0 * ofSite.getOrDefault(site, 0) + 1);
    }

    /** Titles of which enough go are passed over for good. */
    private boolean usable(Deque<Candidate> waiting) {
        while (!waiting.isEmpty()) {
            Candidate next = waiting.element();
            if (ofTitle.getOrDefault(next.volume(), 0) < Math.min(perTitle, next.spare())) {
                return true;
            }
            waiting.remove();
        }
        return false;
    }
}
