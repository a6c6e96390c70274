package cn.yishulai.http;

import cn.yishulai.kernel.Refusal;

/** What the front door says no to, before any room is asked. */
enum HttpRefusal implements Refusal {
    /** The role of the caller may not do this. */
    ROLE_NOT_ALLOWED(Kind.NOT_ALLOWED),
    /** The body is no JSON, or not as the contract describes it. */
    BODY_MALFORMED(Kind.MALFORMED),
    /** A query or path parameter is not as the contract describes it. */
    PARAMETER_MALFORMED(Kind.MALFORMED),
    /** There is nothing at this address. */
    ADDRESS_UNKNOWN(Kind.NOT_FOUND),
    /** There is something at this address, but not for this method. */
    METHOD_NOT_ALLOWED(Kind.WRONG_METHOD),
    /** We cannot answer in any of the media types asked for. */
    ANSWER_NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE),
    /** The body is larger than anything we take. */
    BODY_TOO_LARGE(Kind.TOO_LARGE),
    /** The body comes in a media type that is not taken here. */
    BODY_TYPE_UNSUPPORTED(Kind.WRONG_MEDIA_TYPE),
    /** So many requests came from one place that the rest has to wait. */
    REQUESTS_TOO_MANY(Kind.TOO_MANY),
    /** Somebody else holds what this needs, the database is busy or away, or the house is full. */
    TRY_AGAIN(Kind.UNAVAILABLE),
    /** Our own fault. */
    OUR_FAULT(Kind.FAILURE);

    private final Kind kind;

    HttpRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
