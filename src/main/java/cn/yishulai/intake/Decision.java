package cn.yishulai.intake;

/** What becomes of one book that is brought. */
public enum Decision {
    /** Accepted; credit is minted. */
    CREDIT,
    /** Accepted with thanks and without credit. */
    GIFT,
    /** Goes home again. */
    RETURNED,
    /** Set aside until its provenance is clear. */
    QUARANTINE
}
