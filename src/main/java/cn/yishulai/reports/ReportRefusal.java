package cn.yishulai.reports;

import cn.yishulai.kernel.Refusal;

/** When a report is refused. */
public enum ReportRefusal implements Refusal {
    /** The days are missing, are no days, run backwards, or are more than ten years. */
    REPORT_DAYS_MALFORMED(Kind.MALFORMED);

    private final Kind kind;

    ReportRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
