package cn.yishulai.fairs;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Where a list of fairs goes on: after this beginning, and among those that begin together after this id. */
record FairCursor(Instant begins, UUID id) {

    static FairCursor parse(String text) {
        String[] parts = text.split("~", 2);
        if (parts.length == 2) {
            try {
                return new FairCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                // said below
            }
        }
        throw PAGE_MALFORMED.because("not a cursor of the list of fairs");
    }

    @Override
    public String toString() {
        return begins + "~" + id;
    }
}
