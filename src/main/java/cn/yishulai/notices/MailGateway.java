package cn.yishulai.notices;

/** The way to an e-mail address: a port to whoever carries mail. */
interface MailGateway {

    /** @param to one plain address @param subject ours, never a reader's words */
    record Letter(String to, String subject, String text) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Letter[]";
        }
    }

    /**
     * Hands a letter over. Called outside of any transaction, at least once for each letter.
     *
     * @throws NotCarried when it may be tried again later, or never
     */
    void send(Letter letter) throws NotCarried;
}
