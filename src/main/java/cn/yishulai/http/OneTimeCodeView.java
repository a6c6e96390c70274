package cn.yishulai.http;

import cn.yishulai.people.OneTimeCodes;

/** The same for every number. */
record OneTimeCodeView(long validSeconds, long resendSeconds) {

    static final OneTimeCodeView SENT =
            new OneTimeCodeView(OneTimeCodes.LIFETIME.toSeconds(), OneTimeCodes.RESEND.toSeconds());
}
