package cn.yishulai.swaps;

import static cn.yishulai.people.PeopleRefusal.SITE_NOT_YOURS;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Duty;
import cn.yishulai.people.Role;
import cn.yishulai.people.StaffDuties;
import cn.yishulai.places.Calendars;
import cn.yishulai.places.ClosureFacts;
import cn.yishulai.places.ClosureForm;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.WindowRepository.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closing sites: a storm, Spring Festival, works. One call closes a site, a part of the tree or the whole city; the windows
 * that run there are extended right after it, some families at a time ({@link ClosureWork}).
 */
@ApplicationScoped
@Transactional
public class Closures {

    private final Calendars calendars;
    private final Windows windows;
    private final Sites sites;
    private final StaffDuties duties;
    private final Audit audit;

    Closures(Calendars calendars, Windows windows, Sites sites, StaffDuties duties, Audit audit) {
        this.calendars = calendars;
        this.windows = windows;
        this.sites = sites;
        this.duties = duties;
        this.audit = audit;
    }

    /**
     * A closure as staff see it.
     *
     * @param site absent for all sites
     * @param done whether every running window has been extended
     */
    public record ClosureView(
            UUID id,
            @Nullable SiteName site,
            LocalDate firstDay,
            LocalDate lastDay,
            String reason,
            boolean coversBranches,
            boolean withdrawn,
            boolean done) {}

    /**
     * What a closure would do.
     *
     * @param windows how many books and offers would be kept longer
     */
    public record Preview(int sites, int windows, int families) {}

    /** The next first. */
    public record ComingClosures(List<ClosureView> items) {}

    /** Closures that are not over: of one site with those above that cover it, or of all. */
    public ComingClosures coming(Caller caller, @Nullable UUID site) {
        if (site != null) {
            caller.requireSite(site);
            sites.require(site);
        } else {
            requireAll(caller);
        }
        return new ComingClosures(
                calendars.coming(site).stream().map(this::view).toList());
    }

    /** @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, SITE_UNKNOWN, CLOSURE_MALFORMED */
    public Preview preview(Caller caller, ClosureForm form) {
        requireReach(caller, form.site(), form.coversBranches(), false);
        Set<UUID> closed = calendars.closedBy(form.site(), form.coversBranches() || form.site() == null);
        List<Window> longer = windows.longer(closed, calendars.openDaysWith(form, closed, windows.earliest(closed)));
        return new Preview(closed.size(), longer.size(), (int)
                longer.stream().map(Window::household).distinct().count());
    }

    /** The head of a site closes it; the tree and the city are for librarians. */
    public ClosureView close(Caller caller, ClosureForm form) {
        requireReach(caller, form.site(), form.coversBranches(), true);
        ClosureFacts closure = calendars.close(form);
        tell(caller, "site.close", closure);
        return view(closure);
    }

    /** Open again from today on; what was promised stays promised. */
    public ClosureView withdraw(Caller caller, UUID id) {
        ClosureFacts closure = calendars.require(id);
        requireReach(caller, closure.site(), closure.coversBranches(), true);
        ClosureFacts withdrawn = calendars.withdraw(id);
        tell(caller, "site.reopen", withdrawn);
        return view(withdrawn);
    }

    /** Extends the windows of the next families. @return whether there is more to do */
    boolean extendSome(UUID id) {
        ClosureFacts closure = calendars.takeUp(id).orElse(null);
        if (closure == null) {
            return false;
        }
        UUID last = windows.extend(closure, calendars.closedBy(closure.site(), closure.coversBranches()));
        calendars.extended(id, last);
        return last != null;
    }

    private void requireReach(Caller caller, @Nullable UUID site, boolean branches, boolean changes) {
        if (site == null || branches) {
            if (site != null) {
                caller.requireSite(site);
            }
            requireAll(caller);
        } else if (changes) {
            duties.require(caller, site, Duty.SITE_HEAD);
        } else {
            caller.requireSite(site);
        }
    }

    private static void requireAll(Caller caller) {
        if (caller.role() != Role.LIBRARIAN) {
            throw SITE_NOT_YOURS.because("a librarian closes more than one site");
        }
    }

    private ClosureView view(ClosureFacts closure) {
        return new ClosureView(
                closure.id(),
                closure.site() == null ? null : sites.name(closure.site()),
                closure.firstDay(),
                closure.lastDay(),
                closure.reason(),
                closure.coversBranches(),
                closure.withdrawn(),
                closure.extendedAt() != null);
    }

    private void tell(Caller caller, String verb, ClosureFacts closure) {
        audit.record(
                caller.actor(),
                verb,
                closure.site() == null ? "site:all" : "site:" + closure.site(),
                Map.of(
                        "closure", closure.id().toString(),
                        "first", closure.firstDay().toString(),
                        "last", closure.lastDay().toString(),
                        "branches", closure.coversBranches()));
    }
}
