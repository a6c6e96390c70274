package cn.yishulai.people;

/** A system outside does not answer, or not as it should. Its text says why and names nobody. */
public class OutsideAway extends Exception {

    public OutsideAway(String why) {
        super(why);
    }
}
