package cn.yishulai.fairs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places for a family.
 *
 * @param slot 1 where the session is not divided
 * @param persons how many; as many as are named where it is left out
 * @param personIds who of them is named; the others are counted
 * @param familyCode at the desk: whose card was shown, or read out on the telephone
 */
record TicketForm(
        @Nullable @Min(1) @Max(1000) Integer slot,
        @Nullable @Min(1) @Max(100) Integer persons,
        @Nullable @Size(max = 100) List<@Size(max = 64) String> personIds,
        @Nullable @Size(max = 300) String familyCode,
        @Nullable Boolean byPhone) {

    int slotNumber() {
        return slot == null ? 1 : slot;
    }

    boolean telephone() {
        return Boolean.TRUE.equals(byPhone);
    }

    Party party() {
        return new Party(persons, personIds == null ? List.of() : personIds);
    }

    /** How many, and who of them is named. */
    record Party(@Nullable Integer counted, List<String> named) {

        Party {
            named = List.copyOf(named);
        }
    }

    /** A ticket as it is to be from now on. */
    record Resize(
            @Nullable @Min(1) @Max(100) Integer persons,
            @Nullable @Size(max = 100) List<@Size(max = 64) String> personIds) {

        Party party() {
            return new Party(persons, personIds == null ? List.of() : personIds);
        }
    }
}
