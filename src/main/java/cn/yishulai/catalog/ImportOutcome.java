package cn.yishulai.catalog;

import java.util.List;

/**
 * What became of a record that could be read.
 *
 * @param changes the fields that say something else now, when it is CHANGED
 */
record ImportOutcome(Kind kind, List<FieldChange> changes) {

    enum Kind {
        /** A volume of its own. */
        ADDED,
        /** It came before, or says nothing that may be changed. */
        KNOWN,
        /** It says another thing than when it came before, or more than a household did. */
        CHANGED
    }

    static final ImportOutcome ADDED = new ImportOutcome(Kind.ADDED, List.of());
    static final ImportOutcome KNOWN = new ImportOutcome(Kind.KNOWN, List.of());

    static ImportOutcome changed(List<FieldChange> changes) {
        return changes.isEmpty() ? KNOWN : new ImportOutcome(Kind.CHANGED, List.copyOf(changes));
    }
}
