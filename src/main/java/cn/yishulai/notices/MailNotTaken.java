package cn.yishulai.notices;

/** The mail host did not take a letter; it is tried again. Its text says why and names nobody. */
class MailNotTaken extends Exception {

    MailNotTaken(String why) {
        super(why);
    }
}
