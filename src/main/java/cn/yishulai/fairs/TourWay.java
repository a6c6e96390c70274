package cn.yishulai.fairs;

/** How a stamp was collected. */
public enum TourWay {
    /** A phone of the family read the code on the screen of the stop. */
    STOP_CODE,
    /** Somebody at the stop read the family's code. */
    FAMILY_CODE,
    /** Somebody at the stop read the stamp card of the person. */
    CARD
}
