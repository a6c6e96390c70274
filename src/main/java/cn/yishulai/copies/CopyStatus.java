package cn.yishulai.copies;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a copy stands in its life. The arrows are the plan of the house; an SQL check lists the same names. */
public enum CopyStatus {
    /** At a household, callable. */
    LISTED,
    /** The household said yes to a call. */
    PROMISED,
    /** On a shelf. */
    AVAILABLE,
    /** On the pull list. */
    CLAIMED,
    /** Set aside for one reader until a day. */
    ON_HOLD_SHELF,
    /** Between sites, in a fair's van too. */
    IN_TRANSIT,
    /** On a fair table. */
    AT_FAIR,
    /** Not found where it should be. */
    MISSING,
    /** Set aside: provenance, mould, banned. */
    QUARANTINED,
    /** With its new household. */
    HANDED_OVER,
    /** The end; the code is never used again. */
    WITHDRAWN;

    private static final Map<CopyStatus, Set<CopyStatus>> NEXT = new EnumMap<>(Map.ofEntries(
            Map.entry(LISTED, EnumSet.of(PROMISED, AVAILABLE, QUARANTINED, HANDED_OVER, WITHDRAWN)),
            Map.entry(PROMISED, EnumSet.of(AVAILABLE, ON_HOLD_SHELF, LISTED, HANDED_OVER, QUARANTINED)),
            Map.entry(
                    AVAILABLE,
                    EnumSet.of(
                            CLAIMED, ON_HOLD_SHELF, IN_TRANSIT, AT_FAIR, HANDED_OVER, MISSING, QUARANTINED, WITHDRAWN)),
            Map.entry(CLAIMED, EnumSet.of(ON_HOLD_SHELF, IN_TRANSIT, AVAILABLE, HANDED_OVER, MISSING, QUARANTINED)),
            Map.entry(ON_HOLD_SHELF, EnumSet.of(HANDED_OVER, AVAILABLE, IN_TRANSIT, MISSING, QUARANTINED)),
            Map.entry(IN_TRANSIT, EnumSet.of(AVAILABLE, ON_HOLD_SHELF, AT_FAIR, MISSING, QUARANTINED)),
            Map.entry(AT_FAIR, EnumSet.of(HANDED_OVER, IN_TRANSIT, MISSING, QUARANTINED)),
            Map.entry(MISSING, EnumSet.of(AVAILABLE, WITHDRAWN)),
            Map.entry(QUARANTINED, EnumSet.of(AVAILABLE, WITHDRAWN)),
            Map.entry(HANDED_OVER, EnumSet.of(LISTED, AVAILABLE, QUARANTINED)),
            Map.entry(WITHDRAWN, EnumSet.noneOf(CopyStatus.class))));

    /** How a copy may begin: registered at home, or received by the library. */
    private static final Set<CopyStatus> FIRST = EnumSet.of(LISTED, AVAILABLE, ON_HOLD_SHELF, QUARANTINED);

    public boolean canBecome(CopyStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    boolean canBeFirst() {
        return FIRST.contains(this);
    }

    /** With a family, not at a site. */
    boolean atHome() {
        return switch (this) {
            case LISTED, PROMISED, HANDED_OVER -> true;
            case AVAILABLE, CLAIMED, ON_HOLD_SHELF, IN_TRANSIT, AT_FAIR, MISSING, QUARANTINED, WITHDRAWN -> false;
        };
    }
}
