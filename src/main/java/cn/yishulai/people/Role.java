package cn.yishulai.people;

import java.util.Locale;

/** What somebody may do here. The contract says for each role and operation how far it reaches. */
public enum Role {
    CITIZEN,
    STAFF,
    LIBRARIAN,
    PARTNER,
    VOLUNTEER,
    AUDITOR;

    /** As x-authz names it. */
    public String inContract() {
        return name().toLowerCase(Locale.ROOT);
    }
}
