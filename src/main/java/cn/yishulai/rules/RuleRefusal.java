package cn.yishulai.rules;

import cn.yishulai.kernel.Refusal;

/** When a rule set, or a step with one, is refused. */
public enum RuleRefusal implements Refusal {
    /** A number or name in a rule set that nobody can mean; says which field. */
    RULES_MALFORMED(Kind.INVALID);

    private final Kind kind;

    RuleRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
