package cn.yishulai.places;

import org.jspecify.annotations.Nullable;

/** Who answers for a place. Never public. @param about what for, or when to be reached */
public record VenueContact(String name, @Nullable String about, String phone) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "VenueContact[]";
    }
}
