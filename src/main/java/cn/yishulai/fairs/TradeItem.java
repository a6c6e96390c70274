package cn.yishulai.fairs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the published list stands for.
 *
 * @param name in the list
 * @param user whose it is, in the list
 * @param offer the family's book for which something is taken; null for what the library gives
 * @param copy what is given; null for a family that lacks a book and has given its own already
 * @param volume of the copy
 */
record TradeItem(String name, String user, @Nullable UUID offer, @Nullable UUID copy, @Nullable UUID volume) {

    static TradeItem book(String name, String user, UUID offer, UUID copy, UUID volume) {
        return new TradeItem(name, user, offer, copy, volume);
    }

    /** A family waits for a substitute. What is given for one is its place, which nobody but the library takes. */
    static TradeItem place(String name, String user, UUID offer) {
        return new TradeItem(name, user, offer, null, null);
    }

    static TradeItem fromLibrary(String name, UUID copy, UUID volume) {
        return new TradeItem(name, TradeNames.LIBRARY, null, copy, volume);
    }

    boolean ofLibrary() {
        return offer == null;
    }
}
