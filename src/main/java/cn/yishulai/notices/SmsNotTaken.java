package cn.yishulai.notices;

/** The carrier did not take a message; it is tried again. Its text says why and names nobody. */
public class SmsNotTaken extends Exception {

    public SmsNotTaken(String why) {
        super(why);
    }
}
