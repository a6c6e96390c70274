package cn.yishulai.ledger;

/** Free and held belong to a household; the others are the library's and keep no balance of their own. */
enum AccountKind {
    FREE(true),
    HELD(true),
    MINTED(false),
    GRANTED(false),
    BURNED(false),
    EXPIRED(false),
    CORRECTED(false);

    private final boolean ofHousehold;

    AccountKind(boolean ofHousehold) {
        this.ofHousehold = ofHousehold;
    }

    boolean ofHousehold() {
        return ofHousehold;
    }
}
