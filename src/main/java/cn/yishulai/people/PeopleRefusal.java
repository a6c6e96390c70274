package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** What the rooms of people say no to. */
public enum PeopleRefusal implements Refusal {
    /** No token, or one that is not ours, not for this, or too old. */
    NOT_SIGNED_IN(Kind.UNAUTHENTICATED),
    /** The caller has no household: staff, partners. */
    NOT_A_HOUSEHOLD(Kind.NOT_ALLOWED),
    /** A member of staff acts at a site that is not theirs. */
    SITE_NOT_YOURS(Kind.NOT_ALLOWED),
    /** A step that needs another duty than the caller has at the site. */
    DUTY_NOT_YOURS(Kind.NOT_ALLOWED),
    /** Somebody of an organisation may look, and has others who do this. */
    RIGHT_NOT_YOURS(Kind.NOT_ALLOWED),
    /** No household with this id or family code. */
    HOUSEHOLD_UNKNOWN(Kind.NOT_FOUND),
    /** No person with this id, or not in the caller's household. */
    PERSON_UNKNOWN(Kind.NOT_FOUND),
    /** People erase themselves, guardians their children. */
    NOT_YOURS_TO_ERASE(Kind.NOT_ALLOWED),
    /** A household is a family, not a club. */
    HOUSEHOLD_FULL(Kind.CONFLICT),
    /** A child has an age band; nobody else has one. */
    AGE_BAND_NEEDED(Kind.INVALID),
    /** A child is added with its guardian's consent to a notice that we have published. */
    CONSENT_NEEDED(Kind.INVALID),
    /** The person is a child: its guardian acts. */
    PERSON_IS_A_CHILD(Kind.INVALID),
    /** The session has not shown yet that its phone number is still the family's. */
    SESSION_RESTRICTED(Kind.NOT_ALLOWED),
    /** The one-time code does not show that the phone is there. */
    PHONE_NOT_PROVEN(Kind.INVALID),
    /** The code that was typed is not that of the family which had the number. */
    NUMBER_NOT_PROVEN(Kind.NOT_ALLOWED),
    /** The number does not sign in for the family whose card was shown. */
    PHONE_OF_ANOTHER(Kind.INVALID),
    /** The session was opened for one person at the desk. */
    SESSION_ACTS_ALREADY(Kind.CONFLICT),
    /** Nobody, or oneself, was named to act for somebody. */
    PROXY_NOT_NAMED(Kind.INVALID),
    /** No such appointment that one could end. */
    PROXY_UNKNOWN(Kind.NOT_FOUND),
    /** The card was lost and replaced by another. */
    FAMILY_CARD_REPLACED(Kind.CONFLICT),
    /** Somebody who answers for a child cannot leave it behind. */
    CHILD_NEEDS_A_GUARDIAN(Kind.CONFLICT),
    /** The household became part of another. */
    HOUSEHOLD_MERGED(Kind.CONFLICT),
    /** Whoever moves out would leave nobody behind. */
    HOUSEHOLD_WOULD_BE_EMPTY(Kind.CONFLICT),
    /** No such join code, or not any more, or one's own. */
    JOIN_CODE_UNKNOWN(Kind.NOT_FOUND),
    /** A nickname of blanks or control characters. */
    NICKNAME_MALFORMED(Kind.INVALID);

    private final Kind kind;

    PeopleRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
