package cn.yishulai.catalog;

import cn.yishulai.people.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of a description comes from.
 *
 * @param source the name of a file or service, or who it was, as the audit trail names people
 * @param place where in the file; null when it is none
 */
public record Origin(Kind kind, String source, @Nullable String place) {

    /** Whose word it is. Who is believed more stands in the function {@code origin_rank} of the database. */
    public enum Kind {
        /** Whoever holds the book. */
        HOUSEHOLD,
        /** The desk, with the book in hand and a queue in front of it; believed as a household is. */
        STAFF,
        /** A file of records; replaces what a household said. */
        IMPORT,
        /** A service that was asked; believed as a file is. */
        OUTSIDE,
        /** The last word: no import changes it. */
        LIBRARIAN
    }

    /** Somebody who says it over HTTP. */
    public static Origin of(Caller caller) {
        Kind kind =
                switch (caller.role()) {
                    case LIBRARIAN -> Kind.LIBRARIAN;
                    case CITIZEN -> Kind.HOUSEHOLD;
                    case STAFF, PARTNER, VOLUNTEER, AUDITOR -> Kind.STAFF;
                };
        return new Origin(kind, caller.actor(), null);
    }

    /** Some family, it does not matter which. */
    public static Origin household() {
        return new Origin(Kind.HOUSEHOLD, "household", null);
    }

    static Origin file(String name) {
        return new Origin(Kind.IMPORT, name, null);
    }
}
