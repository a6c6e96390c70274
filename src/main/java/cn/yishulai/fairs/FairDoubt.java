package cn.yishulai.fairs;

/** What speaks against a place for a fair without forbidding it. */
public enum FairDoubt {
    MORE_PEOPLE_THAN_THE_PLACE_TAKES,
    /** The place says when it is to be had, and this is another time. */
    NOT_IN_A_TIME_THAT_IS_OFFERED
}
