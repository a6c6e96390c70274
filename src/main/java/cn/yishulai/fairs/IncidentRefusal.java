package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When the list of what happened at a fair says no. */
public enum IncidentRefusal implements Refusal {
    /** The fair has no such incident. */
    INCIDENT_UNKNOWN(Kind.NOT_FOUND),
    /** Somebody else sees to it; says who, and since when. */
    INCIDENT_TAKEN(Kind.CONFLICT),
    /** It is closed; says by whom, and when. */
    INCIDENT_CLOSED(Kind.CONFLICT);

    private final Kind kind;

    IncidentRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
