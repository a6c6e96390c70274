package cn.yishulai.http;

import cn.yishulai.people.SiteTree;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** The tree of sites for the room of people, which stands beside that of places. */
@ApplicationScoped
class TreeOfSites implements SiteTree {

    private final Sites sites;

    TreeOfSites(Sites sites) {
        this.sites = sites;
    }

    @Override
    public Set<UUID> withBranches(Set<UUID> of) {
        return sites.withBranches(of);
    }

    @Override
    public Set<UUID> withParents(UUID site) {
        return sites.withParents(site);
    }
}
