package cn.yishulai.rules;

import cn.yishulai.kernel.Refusal;

/** When a rule set, or a step with one, is refused. */
public enum RuleRefusal implements Refusal {
    /** A number or name in a rule set that nobody can mean; says which field. */
    RULES_MALFORMED(Kind.INVALID),
    /** Nobody decides backwards: rules come into force now or later. */
    RULES_FROM_THE_PAST(Kind.INVALID),
    /** No draft has this id. */
    DRAFT_UNKNOWN(Kind.NOT_FOUND),
    /** The draft was published or discarded. */
    DRAFT_CLOSED(Kind.CONFLICT),
    /** Somebody changed the draft since it was looked at. */
    DRAFT_CHANGED(Kind.CONFLICT);

    private final Kind kind;

    RuleRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
