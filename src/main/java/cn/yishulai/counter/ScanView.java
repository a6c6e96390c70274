package cn.yishulai.counter;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.people.PersonView;
import cn.yishulai.places.SiteName;
import cn.yishulai.swaps.PullLine;
import cn.yishulai.swaps.RequestBrief;
import cn.yishulai.swaps.TransferView;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a code is, and what can be done with it here and now.
 *
 * @param copy with the rest that only a copy has
 * @param credits what a hand-over costs; null where none can be made
 * @param recalled the title is recalled: no copy of it goes out, and {@code why} says what to do; null otherwise
 * @param actions the likeliest first; empty with a reason in {@code why}
 */
public record ScanView(
        Kind kind,
        @Nullable CopyView copy,
        @Nullable RequestBrief request,
        @Nullable Belongs belongs,
        @Nullable Integer otherFreeHere,
        @Nullable Long credits,
        @Nullable LastMoveView lastMove,
        @Nullable FamilyAtDesk family,
        List<VolumeSummary> volumes,
        @Nullable Boolean recalled,
        @Nullable ShelfAtDesk shelf,
        @Nullable String dropOffId,
        @Nullable TransferView transfer,
        List<ScanAction> actions,
        @Nullable String why) {

    /** What the code names. */
    public enum Kind {
        COPY,
        BLANK_LABEL,
        FAMILY,
        VOLUME,
        TICKET,
        SHELF,
        TRANSFER,
        DROP_OFF,
        UNKNOWN
    }

    /**
     * A family at the desk: who they are, what they have, what waits for them here.
     *
     * @param shelfAsleep true when what they list is not callable until they say that it is there; else null
     * @param own true when who scans declared the family as their own: a colleague grades its books; else null
     */
    public record FamilyAtDesk(
            String familyCode,
            List<PersonView> persons,
            @Nullable String maskedPhone,
            long freeCredits,
            List<PullLine> ready,
            @Nullable String openDropOffId,
            @Nullable Boolean shelfAsleep,
            @Nullable Boolean own) {}

    /** Who did it, when two people meet over one copy. */
    public record LastMoveView(CopyStatus status, OffsetDateTime at, @Nullable String by) {}

    /** A shelf, a box or a trolley. */
    public record ShelfAtDesk(String code, String name, SiteName site) {}

    /** What only a copy has. */
    record Known(
            CopyView copy,
            @Nullable RequestBrief request,
            Belongs belongs,
            @Nullable Integer otherFreeHere,
            @Nullable Long credits,
            @Nullable LastMoveView lastMove) {}

    static ScanView nothing(Kind kind, String why) {
        return of(kind, List.of(), List.of(), why);
    }

    static ScanView of(Kind kind, List<VolumeSummary> volumes, List<ScanAction> actions, @Nullable String why) {
        return new ScanView(
                kind, null, null, null, null, null, null, null, volumes, null, null, null, null, actions, why);
    }

    /** A book number of a recalled title. */
    static ScanView recalledTitle(List<VolumeSummary> volumes, List<ScanAction> actions, String why) {
        return new ScanView(
                Kind.VOLUME, null, null, null, null, null, null, null, volumes, true, null, null, null, actions, why);
    }

    static ScanView copy(Known known, boolean recalled, List<ScanAction> actions, @Nullable String why) {
        return new ScanView(
                Kind.COPY,
                known.copy(),
                known.request(),
                known.belongs(),
                known.otherFreeHere(),
                known.credits(),
                known.lastMove(),
                null,
                List.of(),
                recalled ? true : null,
                null,
                null,
                null,
                actions,
                why);
    }

    static ScanView family(FamilyAtDesk family, List<ScanAction> actions) {
        return new ScanView(
                Kind.FAMILY,
                null,
                null,
                null,
                null,
                null,
                null,
                family,
                List.of(),
                null,
                null,
                null,
                null,
                actions,
                null);
    }

    static ScanView shelf(ShelfAtDesk shelf, List<ScanAction> actions, @Nullable String why) {
        return new ScanView(
                Kind.SHELF, null, null, null, null, null, null, null, List.of(), null, shelf, null, null, actions, why);
    }

    static ScanView load(TransferView load, List<ScanAction> actions, @Nullable String why) {
        return new ScanView(
                Kind.TRANSFER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                load,
                actions,
                why);
    }

    static ScanView slip(String session, List<ScanAction> actions) {
        return new ScanView(
                Kind.DROP_OFF,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                session,
                null,
                actions,
                null);
    }
}
