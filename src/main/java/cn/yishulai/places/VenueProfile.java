package cn.yishulai.places;

import org.jspecify.annotations.Nullable;

/**
 * What a place offers for a fair. What is null nobody has said yet.
 *
 * @param peopleAtOnce how many people it takes
 * @param stepFree reached and walked without a step
 * @param facilities what else is there, or where: sockets, water, a lift
 * @param position as it was given, with its datum
 */
public record VenueProfile(
        @Nullable Integer peopleAtOnce,
        @Nullable Boolean power,
        @Nullable Boolean network,
        @Nullable Boolean roof,
        @Nullable Boolean stepFree,
        @Nullable String facilities,
        @Nullable String houseRules,
        @Nullable Position position) {

    static final VenueProfile NOTHING_SAID = new VenueProfile(null, null, null, null, null, null, null, null);
}
