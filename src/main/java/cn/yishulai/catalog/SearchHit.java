package cn.yishulai.catalog;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import java.util.Comparator;
import java.util.UUID;

/**
 * A volume found, and how: the lower the tier, the better it fits; within a tier the lower the rank, the more it is
 * wanted.
 *
 * @param rank as in volume_search; 0 where volumes go by age alone
 */
record SearchHit(Tier tier, int rank, UUID volume) {

    /** Best match first. The order of the constants is the order of the answer. */
    enum Tier {
        NUMBER,
        NUMBER_BEGINS,
        TITLE,
        AUTHOR,
        TITLE_BEGINS,
        TITLE_HOLDS,
        ANY_FIELD,
        LOOSE,
        SIMILAR
    }

    static final Comparator<SearchHit> ORDER = Comparator.comparing(SearchHit::tier)
            .thenComparing(SearchHit::rank)
            // As PostgreSQL orders them; UUID.compareTo takes the halves for signed numbers.
            .thenComparing(hit -> hit.volume().toString());

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Before all hits of the tier. */
    static SearchHit beginning(Tier tier) {
        return new SearchHit(tier, -1, BEFORE_ALL);
    }

    String cursor() {
        return tier.ordinal() + "." + rank + "." + volume;
    }

    /** @throws cn.yishulai.kernel.Refused PAGE_MALFORMED unless it looks like a cursor that we gave out */
    static SearchHit at(String cursor) {
        String[] parts = cursor.split("\\.", -1);
        try {
            Tier tier = Tier.values()[Integer.parseInt(parts[0])];
            return new SearchHit(tier, Short.parseShort(parts[1]), UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw PAGE_MALFORMED.because("after is no cursor of a search");
        }
    }
}
