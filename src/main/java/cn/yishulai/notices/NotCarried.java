package cn.yishulai.notices;

/** A carrier did not take a message. Its text says why and names nobody. */
public class NotCarried extends Exception {

    private final boolean forGood;

    private NotCarried(String why, boolean forGood) {
        super(why);
        this.forGood = forGood;
    }

    /** The carrier is busy, out of order or does not know us yet: it is tried again. */
    static NotCarried yet(String why) {
        return new NotCarried(why, false);
    }

    /** This message will never be taken: no such number, no such mailbox, an app that was removed. */
    static NotCarried ever(String why) {
        return new NotCarried(why, true);
    }

    boolean forGood() {
        return forGood;
    }

    /** What lies in the database, and what an operator reads. */
    String why() {
        return String.valueOf(getMessage());
    }
}
