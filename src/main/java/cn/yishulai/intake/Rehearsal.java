package cn.yishulai.intake;

import cn.yishulai.rules.Caps.OverTime;
import cn.yishulai.rules.IntakeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides books again by other rules, in the order in which they came: what a cap counts and what is left of prices follows
 * from the decisions made here, and not from those that were made.
 */
final class Rehearsal {

    /** A book that counts as credited. */
    private record Credited(UUID session, UUID volume, @Nullable UUID person, Instant at) {}

    private final IntakeRules rules;
    private final Map<UUID, List<Credited>> byHousehold = new HashMap<>();
    private final Map<UUID, Map<String, Long>> remainders;

    /** @param remainders in fen by household and purse, when the rehearsal begins */
    Rehearsal(IntakeRules rules, Map<UUID, Map<String, Long>> remainders) {
        this.rules = rules;
        this.remainders = remainders;
    }

    /** A book from before: it counts as it was decided. */
    void remember(Decided book) {
        if (book.reason().decision() == Decision.CREDIT) {
            credited(book);
        }
    }

    /** Empty when the rules would ask for the price on the cover. */
    Optional<Verdict> decide(Decided book, Basis basis) {
        String purse = rules.purseOf(
                basis.finding().book().classNumber(),
                basis.finding().book().audience(),
                basis.finding().kinds());
        Map<String, Long> left = remainders.computeIfAbsent(book.household(), any -> new HashMap<>());
        Tally tally = tally(book, basis.tally(), rules.value().byPrice() ? left.getOrDefault(purse, 0L) : 0);
        Optional<Verdict> verdict = Verdict.unlessPriceMissing(new Basis(basis.finding(), tally), rules);
        verdict.filter(one -> one.reason().decision() == Decision.CREDIT).ifPresent(one -> {
            credited(book);
            Worth worth = one.worth();
            if (worth != null && worth.pooled()) {
                left.put(purse, worth.remainderAfter());
            }
        });
        return verdict;
    }

    private void credited(Decided book) {
        byHousehold
                .computeIfAbsent(book.household(), any -> new ArrayList<>())
                .add(new Credited(book.session(), book.volume(), book.person(), book.at()));
    }

    /** Persons and stock are as they were counted then. */
    private Tally tally(Decided book, Tally then, long remainder) {
        List<Credited> family = byHousehold.getOrDefault(book.household(), List.of());
        List<Credited> here = family.stream()
                .filter(one -> one.session().equals(book.session()))
                .toList();
        return new Tally(
                then.today(),
                then.persons(),
                here.size(),
                (int) here.stream()
                        .filter(one -> one.volume().equals(book.volume()))
                        .count(),
                book.person() == null
                        ? 0
                        : (int) here.stream()
                                .filter(one -> book.person().equals(one.person()))
                                .count(),
                lately(family, book, rules.caps().perHousehold()).size(),
                (int) lately(family, book, rules.caps().perTitle()).stream()
                        .filter(one -> one.volume().equals(book.volume()))
                        .count(),
                then.spare(),
                remainder);
    }

    private static List<Credited> lately(List<Credited> family, Decided book, @Nullable OverTime cap) {
        if (cap == null) {
            return List.of();
        }
        Instant since = book.at().minus(Duration.ofDays(cap.days()));
        return family.stream().filter(one -> one.at().isAfter(since)).toList();
    }
}
