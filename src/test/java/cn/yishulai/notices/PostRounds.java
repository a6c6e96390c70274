package cn.yishulai.notices;

import jakarta.enterprise.context.ApplicationScoped;

/** Who waits for a letter sends the postman on his way: his own rounds are a second apart, and hundreds of letters are waited for. */
@ApplicationScoped
class PostRounds {

    private final Postman postman;
    private final NoticeCarrier carrier;

    PostRounds(Postman postman, NoticeCarrier carrier) {
        this.postman = postman;
        this.carrier = carrier;
    }

    void now() {
        postman.round();
        carrier.round();
    }
}
