package cn.yishulai.swaps;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One family's part in a swap: it gives a copy and takes that of the next family, for a wish of its own.
 *
 * @param takes the copy it is given
 * @param request its wish
 * @param answer null as long as it has not answered
 * @param site where it brings its book; where the book is, once it was brought
 * @param ifEnded what becomes of its book when it has brought it and another family has not
 * @param bringUntil last day on which it brings it; null before all have agreed
 * @param depositedAt when the book was taken at the desk
 * @param escrow credits of its book that are held until it has the other
 * @param outcome null as long as nothing is decided
 */
record HomeSwapLeg(
        UUID id,
        UUID swap,
        UUID household,
        UUID copy,
        UUID takes,
        UUID request,
        boolean open,
        @Nullable Answer answer,
        @Nullable UUID site,
        IfEnded ifEnded,
        @Nullable LocalDate bringUntil,
        @Nullable Instant depositedAt,
        long escrow,
        @Nullable Outcome outcome,
        @Nullable LocalDate fetchUntil) {

    enum Answer {
        AGREED,
        DECLINED,
        NOT_ANSWERED
    }

    /** What a family wants done with a book that it brought for nothing. */
    public enum IfEnded {
        /** It goes on a shelf, and the family keeps the credit. */
        STOCK,
        /** It waits at the desk to be fetched home. */
        HOME
    }

    enum Outcome {
        RELEASED,
        STOCK,
        WAITS_TO_GO_HOME,
        HOME,
        NOT_BROUGHT,
        REFUSED,
        /** It never left the family's shelf. */
        KEPT,
        GONE
    }

    boolean deposited() {
        return depositedAt != null;
    }
}
