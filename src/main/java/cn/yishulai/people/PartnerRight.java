package cn.yishulai.people;

/** What somebody of an organisation may do beyond looking. */
public enum PartnerRight {
    /** Plans fairs of the organisation, proposes them and answers for them. */
    PROPOSE,
    /** Invites volunteers of the organisation, and parts with them. */
    LEAD_VOLUNTEERS
}
