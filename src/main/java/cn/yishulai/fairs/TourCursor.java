package cn.yishulai.fairs;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Where a list of tours goes on: after this last day, and among those that end together after this id. */
record TourCursor(LocalDate lastDay, UUID id) {

    static TourCursor parse(String text) {
        String[] parts = text.split("~", 2);
        if (parts.length == 2) {
            try {
                return new TourCursor(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                // said below
            }
        }
        throw PAGE_MALFORMED.because("not a cursor of the list of tours");
    }

    @Override
    public String toString() {
        return lastDay + "~" + id;
    }
}
