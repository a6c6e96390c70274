package cn.yishulai.kernel;

import java.util.Map;

/** Thrown to say no. Carries no stack trace: a refusal is an ordinary answer and is made thousands of times a day. */
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;
    private final transient Map<String, Object> facts;

    Refused(Refusal refusal, String detail, Map<String, Object> facts) {
        super(detail, null, false, false);
        this.refusal = refusal;
        this.facts = Map.copyOf(facts);
    }

    public Refusal refusal() {
        return refusal;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
