package cn.yishulai.intake;

/** Why a book was decided as it was; neutral words for the family. */
public enum DecisionReason {
    ACCEPTED(Decision.CREDIT),
    WANTED_AS_GIFT(Decision.GIFT),
    ABOVE_SESSION_CAP(Decision.GIFT),
    ABOVE_VOLUME_CAP(Decision.GIFT),
    /** The family brought this very copy before and got it back: nothing is minted inside one household. */
    OWN_COPY_BACK(Decision.GIFT),
    BELOW_GRADE(Decision.RETURNED),
    TOO_OLD(Decision.RETURNED),
    /** A set is swapped whole. */
    SET_INCOMPLETE(Decision.RETURNED),
    LIBRARY_STAMP(Decision.QUARANTINE);

    private final Decision decision;

    DecisionReason(Decision decision) {
        this.decision = decision;
    }

    Decision decision() {
        return decision;
    }
}
