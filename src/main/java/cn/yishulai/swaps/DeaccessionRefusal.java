package cn.yishulai.swaps;

import cn.yishulai.kernel.Refusal;

/** When a deaccession list is refused. */
public enum DeaccessionRefusal implements Refusal {
    /** No list has this id, or it is another site's. */
    DEACCESSION_LIST_UNKNOWN(Kind.NOT_FOUND),
    /** It was carried out or refused before. */
    DEACCESSION_LIST_DECIDED(Kind.CONFLICT),
    /** Who drew it up does not carry it out. */
    DEACCESSION_LIST_OWN(Kind.NOT_ALLOWED),
    /** A donation without somebody who gets it, or a free shelf with one. */
    RECIPIENT_MEANT(Kind.INVALID),
    /** A copy on the list does not stand free on a shelf of this site. */
    COPY_NOT_FREE_HERE(Kind.CONFLICT);

    private final Kind kind;

    DeaccessionRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
