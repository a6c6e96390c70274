package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;

/** The two who carry a fair together. */
public enum FairSide {
    /** Whose organisation brings it. */
    PARTNER,
    LIBRARY;

    static FairSide of(Caller caller) {
        return caller.role() == Role.PARTNER || caller.role() == Role.VOLUNTEER ? PARTNER : LIBRARY;
    }
}
