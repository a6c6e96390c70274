package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** What invitations say no to. */
public enum InvitationRefusal implements Refusal {
    /** No open invitation of this id, or none of the caller's organisation. */
    INVITATION_UNKNOWN(Kind.NOT_FOUND),
    /** Unknown, accepted, revoked or too old: one answer for all of them. */
    INVITATION_VOID(Kind.NOT_FOUND),
    /** A role without what belongs to it: organisation, last day. */
    INVITATION_INCOMPLETE(Kind.INVALID),
    /** Partners invite volunteers and nobody else. */
    ROLE_NOT_YOURS_TO_GIVE(Kind.NOT_ALLOWED),
    /** There are librarians already: they invite. */
    LIBRARIAN_THERE_ALREADY(Kind.CONFLICT);

    private final Kind kind;

    InvitationRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
