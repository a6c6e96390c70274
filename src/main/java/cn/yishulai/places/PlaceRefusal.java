package cn.yishulai.places;

import cn.yishulai.kernel.Refusal;

/** What the rooms of the city say no to. */
public enum PlaceRefusal implements Refusal {
    /** No site has this id. */
    SITE_UNKNOWN(Kind.NOT_FOUND),
    /** No organisation has this id, or none of the caller's. */
    ORGANISATION_UNKNOWN(Kind.NOT_FOUND),
    /** An organisation of this name is there already. */
    ORGANISATION_NAME_TAKEN(Kind.CONFLICT),
    /** A site of this name stands already. */
    SITE_NAME_TAKEN(Kind.CONFLICT),
    /** A site would belong to itself, or to one that belongs to it. */
    SITE_IN_A_RING(Kind.CONFLICT),
    /** Books, readers, van loads or other sites still belong there. */
    SITE_IN_USE(Kind.CONFLICT),
    /** The site was given up. */
    SITE_CLOSED_DOWN(Kind.CONFLICT),
    /** The spans of a day overlap, or one ends before it begins. */
    SITE_HOURS_MALFORMED(Kind.INVALID),
    /** The city has no district of this code. */
    DISTRICT_UNKNOWN(Kind.INVALID),
    /** Somebody changed the venue since it was seen. */
    VENUE_CHANGED(Kind.STALE),
    /** Times of one kind overlap, run backwards or are over. */
    VENUE_WINDOWS_WRONG(Kind.INVALID),
    /** A venue has a dozen photos at most. */
    VENUE_PHOTOS_FULL(Kind.CONFLICT),
    /** The venue has no photo of this id. */
    VENUE_PHOTO_UNKNOWN(Kind.NOT_FOUND),
    /** No closure has this id. */
    CLOSURE_UNKNOWN(Kind.NOT_FOUND),
    /** The days are in the wrong order, all past, or more than a year. */
    CLOSURE_MALFORMED(Kind.INVALID),
    /** No shelf carries this label. */
    SHELF_UNKNOWN(Kind.NOT_FOUND),
    /** The site has a shelf of this name. */
    SHELF_NAME_TAKEN(Kind.CONFLICT),
    /** The shelves of the site are not those that were put in order: somebody added or retired one meanwhile. */
    SHELF_PLAN_CHANGED(Kind.CONFLICT),
    /** Copies stand on it, or are expected there. */
    SHELF_NOT_EMPTY(Kind.CONFLICT),
    /** Closed for so long that no day can be promised. */
    SITE_CLOSED_TOO_LONG(Kind.CONFLICT);

    private final Kind kind;

    PlaceRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
