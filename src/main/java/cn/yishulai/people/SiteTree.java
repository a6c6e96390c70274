package cn.yishulai.people;

import java.util.Set;
import java.util.UUID;

/** How sites hang together: the room of places knows, and stands on the same floor as this one. */
public interface SiteTree {

    /** These and all below them. */
    Set<UUID> withBranches(Set<UUID> sites);

    /** This one and all above it. */
    Set<UUID> withParents(UUID site);
}
