package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.FairStockChoice.Candidate;
import cn.yishulai.fairs.FairStockChoice.Lender;
import cn.yishulai.fairs.FairStockChoice.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which copies go: as many as asked for or as can be spared, fair to classes and to the sites that lend. */
class FairStockChoiceTest {

    private static final List<String> LETTERS = List.of("I", "K", "J", "NONE");

    private final UUID one = new UUID(0, 1);
    private final UUID two = new UUID(0, 2);

    @Test
    void classesGoByWhatIsWishedAndMoved() {
        List<Candidate> chosen = FairStockChoice.of(
                30,
                List.of(new Quota("I", 0, null, 15, 4), new Quota("K", 0, null, 9, 0)),
                List.of(new Lender(one, 100)),
                copies(one, 40, "I", "K"),
                1);
        assertThat(by(chosen, Candidate::letter)).containsExactlyInAnyOrderEntriesOf(Map.of("I", 20L, "K", 10L));
    }

    @Test
    void aClassGetsWhatItGetsAtLeastAndNoMoreThanAtMost() {
        List<Candidate> chosen = FairStockChoice.of(
                20,
                List.of(new Quota("I", 0, 5, 100, 0), new Quota("K", 3, null, 0, 0), new Quota("J", 0, null, 1, 0)),
                List.of(new Lender(one, 100)),
                copies(one, 30, "I", "K", "J"),
                1);
        assertThat(by(chosen, Candidate::letter)).containsEntry("I", 5L).hasSize(3);
        assertThat(by(chosen, Candidate::letter).get("K")).isGreaterThanOrEqualTo(3);
        assertThat(chosen).hasSize(20);
    }

    @Test
    void sitesLendInProportionToWhatTheyCanSpare() {
        List<Candidate> offered = new ArrayList<>(copies(one, 60, "I"));
        offered.addAll(copies(two, 60, "I"));
        List<Candidate> chosen =
                FairStockChoice.of(30, List.of(), List.of(new Lender(one, 40), new Lender(two, 20)), offered, 1);
        assertThat(by(chosen, Candidate::site)).containsExactlyInAnyOrderEntriesOf(Map.of(one, 20L, two, 10L));
    }

    @Property(tries = 60)
    void nobodyGivesMoreThanCanBeSparedAndNothingIsLeftThatCould(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 60) int wanted,
            @ForAll @IntRange(min = 1, max = 3) int perTitle) {
        Random random = new Random(seed);
        List<UUID> titles = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        List<Candidate> offered = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            int title = random.nextInt(titles.size());
            offered.add(new Candidate(
                    UUID.randomUUID(),
                    random.nextBoolean() ? one : two,
                    LETTERS.get(title),
                    titles.get(title),
                    1 + title));
        }
        List<Quota> quotas = LETTERS.stream()
                .map(letter ->
                        new Quota(letter, 0, random.nextBoolean() ? null : random.nextInt(4), random.nextInt(9), 0))
                .toList();
        Map<UUID, Integer> spare = Map.of(one, random.nextInt(20), two, random.nextInt(20));
        List<Lender> lenders = spare.entrySet().stream()
                .map(site -> new Lender(site.getKey(), site.getValue()))
                .toList();
        List<Candidate> chosen = FairStockChoice.of(wanted, quotas, lenders, offered, perTitle);
        assertThat(chosen).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(wanted);
        assertThat(offered).containsAll(chosen);
        by(chosen, Candidate::site)
                .forEach((site, n) -> assertThat(n).isLessThanOrEqualTo(spare.getOrDefault(site, 0)));
        Map<UUID, Long> ofTitle = by(chosen, Candidate::volume);
        Map<String, Long> ofClass = by(chosen, Candidate::letter);
        quotas.stream().filter(quota -> quota.atMost() != null).forEach(quota -> assertThat(
                        ofClass.getOrDefault(quota.letter(), 0L))
                .isLessThanOrEqualTo(quota.atMost()));
        chosen.forEach(
                copy -> assertThat(ofTitle.get(copy.volume())).isLessThanOrEqualTo(Math.min(perTitle, copy.spare())));
        if (chosen.size() < wanted) {
            assertThat(offered.stream().filter(copy -> !chosen.contains(copy)))
                    .as("what could have gone too")
                    .noneMatch(copy -> by(chosen, Candidate::site).getOrDefault(copy.site(), 0L)
                                    < spare.getOrDefault(copy.site(), 0)
                            && ofTitle.getOrDefault(copy.volume(), 0L) < Math.min(perTitle, copy.spare())
                            && quotas.stream()
                                    .filter(quota -> quota.letter().equals(copy.letter()))
                                    .allMatch(quota -> quota.atMost() == null
                                            || ofClass.getOrDefault(quota.letter(), 0L) < quota.atMost()));
        }
        assertThat(FairStockChoice.of(wanted, quotas, lenders, offered, perTitle))
                .isEqualTo(chosen);
    }

    private static <K> Map<K, Long> by(List<Candidate> chosen, Function<Candidate, K> what) {
        return chosen.stream().collect(Collectors.groupingBy(what, Collectors.counting()));
    }

    /** So many of each class, each of a title of its own. */
    private static List<Candidate> copies(UUID site, int howMany, String... letters) {
        List<Candidate> all = new ArrayList<>();
        for (String letter : letters) {
            for (int i = 0; i < howMany; i++) {
                all.add(new Candidate(UUID.randomUUID(), site, letter, UUID.randomUUID(), 1));
            }
        }
        return all;
    }
}
