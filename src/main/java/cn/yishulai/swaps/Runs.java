package cn.yishulai.swaps;

import static cn.yishulai.inventory.InventoryRefusal.RUN_LOAD_MEANT;
import static cn.yishulai.inventory.InventoryRefusal.RUN_MALFORMED;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.Loads;
import cn.yishulai.inventory.RunFacts;
import cn.yishulai.inventory.RunFacts.Ride;
import cn.yishulai.inventory.RunFacts.Stop;
import cn.yishulai.inventory.TransferState;
import cn.yishulai.inventory.VanRuns;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vans on their way (车次) at the desk and on the driver's phone: planned, loaded, and at each stop unloaded and loaded by
 * scan. Staff of a stop act at theirs, the driver at all of them.
 */
@ApplicationScoped
@Transactional
public class Runs {

    private final VanRuns runs;
    private final RunReads reads;
    private final Transfers transfers;
    private final Loads loads;
    private final Claims claims;
    private final CopyReads copies;
    private final OpeningCalendar calendar;
    private final Sites sites;
    private final Staff staff;
    private final Audit audit;

    Runs(
            VanRuns runs,
            RunReads reads,
            Transfers transfers,
            Loads loads,
            Claims claims,
            CopyReads copies,
            OpeningCalendar calendar,
            Sites sites,
            Staff staff,
            Audit audit) {
        this.runs = runs;
        this.reads = reads;
        this.transfers = transfers;
        this.loads = loads;
        this.claims = claims;
        this.copies = copies;
        this.calendar = calendar;
        this.sites = sites;
        this.staff = staff;
        this.audit = audit;
    }

    /** @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS unless a stop is the caller's, SITE_UNKNOWN, RUN_MALFORMED, STAFF_UNKNOWN */
    public RunView plan(Caller caller, RunForms.Plan form) {
        List<UUID> stops =
                form.stops().stream().map(stop -> Sites.id(stop.siteId())).toList();
        sites.requireOpen(stops);
        requireAny(caller, stops);
        for (int i = 1; i < stops.size(); i++) {
            if (stops.get(i).equals(stops.get(i - 1))) {
                throw RUN_MALFORMED.because("stop %d is the one before it".formatted(i + 1));
            }
        }
        if (form.day().isBefore(calendar.today())) {
            throw RUN_MALFORMED.because("the day is over");
        }
        UUID driver = form.driverId() == null ? null : OpaqueId.parse(form.driverId(), STAFF_UNKNOWN);
        if (driver != null && staff.displayNames(Set.of(driver)).isEmpty()) {
            throw STAFF_UNKNOWN.because("nobody of this id works here");
        }
        UUID id = runs.plan(form.day(), form.room(), driver, stops, caller.personId());
        tell(caller, "run.plan", id, Map.of("stops", stops.size(), "room", form.room()));
        return reads.view(runs.read(id));
    }

    /** The next day first. */
    public Page<RunView> list(Caller caller, UUID site, boolean openOnly, @Nullable String after, int limit) {
        caller.requireSite(site);
        sites.require(site);
        UUID cursor = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        Page<RunFacts> page = Page.cut(runs.visiting(site, openOnly, cursor, limit + 1), limit, run -> run.id()
                .toString());
        return new Page<>(reads.views(page.items()), page.nextAfter());
    }

    /** @throws cn.yishulai.kernel.Refused RUN_UNKNOWN, SITE_NOT_YOURS */
    public RunView show(Caller caller, UUID id) {
        return reads.view(visible(caller, id));
    }

    /** What to unload and to load at a stop. @throws cn.yishulai.kernel.Refused RUN_MALFORMED for a stop that is not of it */
    public RunReads.AtStop stop(Caller caller, UUID id, int position) {
        RunFacts run = visible(caller, id);
        if (position < 1 || position > run.stops().size()) {
            throw RUN_MALFORMED.because(
                    "the run has %d stops".formatted(run.stops().size()));
        }
        return reads.at(run, position);
    }

    /**
     * Loads that ride along; all of them or none.
     *
     * @throws cn.yishulai.kernel.Refused what {@link VanRuns#load} refuses; RUN_MALFORMED for a load that goes nowhere
     */
    public RunView load(Caller caller, UUID id, RunForms.Loading form) {
        RunFacts run = visible(caller, id);
        List<VanRuns.Wish> wishes =
                form.loads().stream().map(load -> wish(run, load)).toList();
        runs.load(id, wishes, form.overBecause(), caller.personId());
        tell(caller, "run.load", id, Map.of("loads", wishes.size(), "over", form.overBecause() != null));
        return reads.view(runs.read(id));
    }

    /**
     * A copy is scanned at the stop where the van is: off the van when it rides to here, else onto it.
     *
     * @throws cn.yishulai.kernel.Refused RUN_LOAD_MEANT when more than one load could be meant, or none; as {@link
     *     Transfers#pack} and {@link Transfers#receive}
     */
    public TransferScan scan(Caller caller, UUID id, RunForms.Scan form) {
        RunFacts run = visible(caller, id);
        Stop here = run.here();
        Caller acting = atAllStops(caller, run);
        acting.requireSite(here.site());
        CopyCode code = new CopyCode(form.copyCode());
        CopyFacts copy = copies.facts(code);
        Ride ride = form.transferCode() == null
                ? meant(run, here, copy)
                : named(run, here, new TransferCode(form.transferCode()));
        TransferCode load = new TransferCode(ride.code());
        return ride.to() == here.position()
                ? transfers.receive(acting, load, code, form.damaged())
                : transfers.pack(acting, load, code);
    }

    /**
     * The van leaves the stop: what is packed there leaves with it, and loads that were unloaded whole are closed. What is
     * still to be unloaded stays open for the staff of the site.
     *
     * @throws cn.yishulai.kernel.Refused RUN_OVER, RUN_STOP_LEFT
     */
    public RunView leave(Caller caller, UUID id, int position) {
        RunFacts run = visible(caller, id);
        Caller acting = atAllStops(caller, run);
        acting.requireSite(run.here().site());
        for (Ride ride : runs.leave(id, position, caller.personId())) {
            TransferCode load = new TransferCode(ride.code());
            if (ride.from() == position && ride.state() == TransferState.PACKING && ride.inside() > 0) {
                transfers.send(acting, load);
            } else if (ride.to() == position && ride.state() == TransferState.SENT && ride.inside() == 0) {
                transfers.close(acting, load, null);
            }
        }
        tell(caller, "run.leave", id, Map.of("stop", position));
        return reads.view(runs.read(id));
    }

    /** @throws cn.yishulai.kernel.Refused RUN_OVER once something is packed or the van has left */
    public RunView cancel(Caller caller, UUID id) {
        visible(caller, id);
        runs.cancel(id);
        tell(caller, "run.cancel", id, Map.of());
        return reads.view(runs.read(id));
    }

    private static VanRuns.Wish wish(RunFacts run, RunForms.Load load) {
        boolean somewhere = load.fromStop() < load.toStop()
                && load.toStop() <= run.stops().size()
                && !run.stop(load.fromStop())
                        .site()
                        .equals(run.stop(load.toStop()).site());
        if (!somewhere) {
            throw RUN_MALFORMED.because("a load goes to another site at a later stop");
        }
        int spare = load.spare() == null ? 0 : Math.min(load.spare(), load.room());
        return new VanRuns.Wish(load.fromStop(), load.toStop(), load.room(), spare);
    }

    private static Ride named(RunFacts run, Stop here, TransferCode code) {
        return run.rides().stream()
                .filter(ride -> ride.code().equals(code.value()))
                .filter(ride -> ride.from() == here.position() || ride.to() == here.position())
                .findFirst()
                .orElseThrow(() -> RUN_LOAD_MEANT.because("load %s is not handled at this stop".formatted(code)));
    }

    /** The load in which it rides; else the one to where its reader fetches it; else the only one from here. */
    private Ride meant(RunFacts run, Stop here, CopyFacts copy) {
        Optional<UUID> carrying = loads.carrying(copy.id()).map(line -> line.transfer());
        List<Ride> mine = run.rides().stream()
                .filter(ride -> carrying.filter(ride.transfer()::equals).isPresent())
                .filter(ride -> ride.from() == here.position() || ride.to() == here.position())
                .toList();
        if (!mine.isEmpty()) {
            return mine.get(0);
        }
        UUID reader = claims.openOn(copy.id())
                .map(claim -> claim.reader().pickupSite())
                .filter(site -> !site.equals(here.site()))
                .orElse(null);
        List<Ride> from = run.rides().stream()
                .filter(ride -> ride.from() == here.position() && ride.state() != TransferState.SENT)
                .filter(ride -> reader == null || run.stop(ride.to()).site().equals(reader))
                .toList();
        if (carrying.isPresent() || from.size() != 1) {
            throw RUN_LOAD_MEANT.because(
                    "say into which load copy %s goes".formatted(copy.code()), Map.of("loads", from.size()));
        }
        return from.get(0);
    }

    private RunFacts visible(Caller caller, UUID id) {
        RunFacts run = runs.read(id);
        if (!caller.personId().equals(run.driver())) {
            requireAny(caller, run.stops().stream().map(Stop::site).toList());
        }
        return run;
    }

    private static Caller atAllStops(Caller caller, RunFacts run) {
        if (!caller.personId().equals(run.driver())) {
            return caller;
        }
        Set<UUID> all = new HashSet<>(caller.sites());
        run.stops().forEach(stop -> all.add(stop.site()));
        return new Caller(
                caller.role(),
                caller.personId(),
                null,
                all,
                caller.displayName(),
                caller.organisation(),
                caller.behind());
    }

    private static void requireAny(Caller caller, List<UUID> stops) {
        if (stops.stream().noneMatch(caller.sites()::contains)) {
            caller.requireSite(stops.get(0));
        }
    }

    private void tell(Caller caller, String verb, UUID run, Map<String, Object> facts) {
        audit.record(caller.actor(), verb, "run:" + run, facts);
    }
}
