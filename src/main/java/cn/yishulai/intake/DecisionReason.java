package cn.yishulai.intake;

/** Why a book was decided as it was; neutral words for the family. */
public enum DecisionReason {
    ACCEPTED(Decision.CREDIT),
    /** Accepted; its price counts together with the next book, as it makes no whole credit yet. */
    POOLED(Decision.CREDIT),
    WANTED_AS_GIFT(Decision.GIFT),
    ABOVE_SESSION_CAP(Decision.GIFT),
    ABOVE_VOLUME_CAP(Decision.GIFT),
    /** So many books with credit for each person of the family, in one session. */
    ABOVE_PERSON_CAP(Decision.GIFT),
    /** The family has had credit for so many books lately. */
    ABOVE_HOUSEHOLD_CAP(Decision.GIFT),
    /** The family has had credit for so many copies of this volume lately. */
    ABOVE_TITLE_CAP(Decision.GIFT),
    /** More free copies stand on the shelves than anybody waits for. */
    ENOUGH_COPIES(Decision.GIFT),
    YEAR_UNKNOWN_AS_GIFT(Decision.GIFT),
    CLASS_UNKNOWN_AS_GIFT(Decision.GIFT),
    PRICE_UNKNOWN_AS_GIFT(Decision.GIFT),
    INCOMPLETE_AS_GIFT(Decision.GIFT),
    /** The rules give no credit now: a book for a small gift, a free shelf. */
    NO_CREDIT_NOW(Decision.GIFT),
    /** The family brought this very copy before and got it back: nothing is minted inside one household. */
    OWN_COPY_BACK(Decision.GIFT),
    BELOW_GRADE(Decision.RETURNED),
    /** One of the flaws found is one the rules do not take, however good the rest is. */
    FLAW_REFUSED(Decision.RETURNED),
    TOO_OLD(Decision.RETURNED),
    YEAR_UNKNOWN(Decision.RETURNED),
    /** Textbooks, exam aids, magazines, manuals, as the rules say. */
    KIND_REFUSED(Decision.RETURNED),
    CLASS_REFUSED(Decision.RETURNED),
    CLASS_UNKNOWN(Decision.RETURNED),
    AUDIENCE_REFUSED(Decision.RETURNED),
    /** A library's book, although it was discarded. */
    DISCARDED_COPY_REFUSED(Decision.RETURNED),
    /** A set is swapped whole. */
    SET_INCOMPLETE(Decision.RETURNED),
    /** The family took it home after all. */
    TAKEN_BACK(Decision.RETURNED),
    LIBRARY_STAMP(Decision.QUARANTINE),
    /** Internal matter, a pirated print, a banned publication, as it seems: somebody looks into it first. */
    TO_BE_CLEARED(Decision.QUARANTINE);

    private final Decision decision;

    DecisionReason(Decision decision) {
        this.decision = decision;
    }

    Decision decision() {
        return decision;
    }
}
