package cn.yishulai.catalog;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import java.util.UUID;

/** A volume found, and how: the lower the tier, the better it fits. */
record SearchHit(Tier tier, UUID volume) {

    /** Best match first. The order of the constants is the order of the answer. */
    enum Tier {
        NUMBER,
        TITLE,
        AUTHOR,
        TITLE_BEGINS,
        TITLE_HOLDS,
        ANY_FIELD,
        LOOSE
    }

    String cursor() {
        return tier.ordinal() + "." + volume;
    }

    /** @throws cn.yishulai.kernel.Refused PAGE_MALFORMED unless it is a cursor that we gave out */
    static SearchHit at(String cursor) {
        int dot = cursor.indexOf('.');
        try {
            Tier tier = Tier.values()[Integer.parseInt(cursor.substring(0, Math.max(dot, 0)))];
            return new SearchHit(tier, UUID.fromString(cursor.substring(dot + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw PAGE_MALFORMED.because("after is no cursor of a search");
        }
    }
}
