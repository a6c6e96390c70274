package cn.yishulai.catalog;

/** The outside source did not answer in time, failed, or answered what cannot be true. */
class OutsideFailure extends Exception {

    OutsideFailure(String why) {
        super(why);
    }
}
