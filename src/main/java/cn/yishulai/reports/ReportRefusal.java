package cn.yishulai.reports;

import cn.yishulai.kernel.Refusal;

/** When a report is refused. */
public enum ReportRefusal implements Refusal {
    /** The days are missing, are no days, run backwards, or are more than ten years. */
    REPORT_DAYS_MALFORMED(Kind.MALFORMED),
    /** The report over these days has no finding of this name. */
    FINDING_UNKNOWN(Kind.NOT_FOUND),
    /** Who is meant, or has graded books of the family, does not judge. */
    FINDING_ABOUT_YOU(Kind.NOT_ALLOWED),
    /** It was cleared or corrected, or a correction waits for a second person. */
    FINDING_DECIDED(Kind.CONFLICT),
    /** It is about a member of staff or a site: there is no family whose credits could be put right. */
    FINDING_NAMES_NO_FAMILY(Kind.INVALID),
    /** A member is missing, is none of this report, or is out of range; says which. */
    DEFINITION_MALFORMED(Kind.INVALID),
    /** No definition, or none of this report, has this id. */
    DEFINITION_UNKNOWN(Kind.NOT_FOUND),
    /** It was published or discarded. */
    DEFINITION_CLOSED(Kind.CONFLICT),
    /** No count, or none of this report, has this id. */
    COUNT_UNKNOWN(Kind.NOT_FOUND),
    /** It has no figures yet, or came to no end. */
    COUNT_NOT_DONE(Kind.CONFLICT),
    /** It ended before. */
    COUNT_OVER(Kind.CONFLICT),
    /** What was recorded a moment ago may still be on its way; says the latest moment. */
    COUNT_AS_OF_TOO_LATE(Kind.INVALID),
    /** What families register is of no fair. */
    REPORT_NOT_OF_A_FAIR(Kind.INVALID),
    /** Twenty counts wait already. */
    COUNTS_QUEUE_FULL(Kind.CONFLICT),
    /** No area has this code. */
    AREA_UNKNOWN(Kind.NOT_FOUND);

    private final Kind kind;

    ReportRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
