package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.DUTY_NOT_YOURS;
import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** At which sites somebody works, and as what. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class StaffDuties {

    private final Session database;
    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final SiteTree tree;
    private final Audit audit;
    private final Clock clock;

    StaffDuties(
            Session database,
            StaffRepository staff,
            SessionRepository sessions,
            SiteTree tree,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.staff = staff;
        this.sessions = sessions;
        this.tree = tree;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param withBranches at every site below it too, also at one that is added later */
    public record AtSite(UUID site, Duty duty, boolean withBranches) {}

    /** @throws cn.yishulai.kernel.Refused STAFF_UNKNOWN */
    public List<AtSite> of(UUID member) {
        requireWorking(member);
        return rows(member);
    }

    /**
     * From here on the member works at these sites and at no other. Whoever loses a site is signed out, so that no access
     * token says otherwise.
     *
     * @throws cn.yishulai.kernel.Refused STAFF_UNKNOWN
     */
    public List<AtSite> give(Caller librarian, UUID member, List<AtSite> duties) {
        requireWorking(member);
        Set<UUID> before = reach(member, Set.of());
        database.createNativeMutationQuery("DELETE FROM staff_site WHERE staff_id = :member")
                .setParameter("member", member)
                .executeUpdate();
        duties.forEach(each -> database.createNativeMutationQuery(
                        """
                        INSERT INTO staff_site (staff_id, site_id, duty, with_branches)
                        VALUES (:member, :site, :duty, :branches)
                        """)
                .setParameter("member", member)
                .setParameter("site", each.site())
                .setParameter("duty", each.duty().name())
                .setParameter("branches", each.withBranches())
                .executeUpdate());
        Set<UUID> lost = new HashSet<>(before);
        lost.removeAll(reach(member, Set.of()));
        if (!lost.isEmpty()) {
            sessions.endAll(member, LoginSession.End.SIGNED_OUT_EVERYWHERE, clock.instant());
        }
        audit.record(
                librarian.actor(),
                "staff.sites",
                "staff:" + member,
                Map.of(
                        "sites",
                        duties.stream()
                                .map(each -> each.site() + "=" + each.duty() + (each.withBranches() ? "+" : ""))
                                .sorted()
                                .collect(Collectors.joining(" "))));
        return rows(member);
    }

    /**
     * Some steps are not for everybody at a counter.
     *
     * @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, or DUTY_NOT_YOURS for less than this duty there; librarians may all, also
     *     before a shared device
     */
    public void require(Caller caller, UUID site, Duty least) {
        caller.requireSite(site);
        if (caller.role() == Role.LIBRARIAN || isLibrarian(caller.personId())) {
            return;
        }
        Set<UUID> above = tree.withParents(site);
        boolean may = rows(caller.personId()).stream()
                .filter(each -> each.site().equals(site) || each.withBranches() && above.contains(each.site()))
                .anyMatch(each -> each.duty().compareTo(least) >= 0);
        if (!may) {
            throw DUTY_NOT_YOURS.because("this needs the duty %s at the site".formatted(least));
        }
    }

    /** The sites where a member works, with the branches below where that is so. */
    Set<UUID> reach(UUID member, Set<UUID> also) {
        Set<UUID> sites = new HashSet<>(also);
        List<AtSite> rows = rows(member);
        rows.forEach(each -> sites.add(each.site()));
        Set<UUID> trees =
                rows.stream().filter(AtSite::withBranches).map(AtSite::site).collect(Collectors.toSet());
        if (!trees.isEmpty()) {
            sites.addAll(tree.withBranches(trees));
        }
        return sites;
    }

    private boolean isLibrarian(UUID member) {
        return staff.findByIdOptional(member)
                .filter(found -> found.role() == Role.LIBRARIAN)
                .isPresent();
    }

    private void requireWorking(UUID member) {
        staff.locked(member)
                .filter(found -> !found.isGone(clock.instant()))
                .orElseThrow(() -> STAFF_UNKNOWN.because("nobody of this id works here"));
    }

    private List<AtSite> rows(UUID member) {
        return database.createNativeQuery(
                        "SELECT site_id, duty, with_branches FROM staff_site WHERE staff_id = :member", Object[].class)
                .setParameter("member", member)
                .getResultStream()
                .map(row -> new AtSite((UUID) row[0], Duty.valueOf((String) row[1]), (Boolean) row[2]))
                .sorted(Comparator.comparing(AtSite::site))
                .toList();
    }
}
