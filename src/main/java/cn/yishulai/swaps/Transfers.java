package cn.yishulai.swaps;

import static cn.yishulai.inventory.InventoryRefusal.COPY_NOT_IN_LOAD;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_GOES_NOWHERE;
import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_NOT_EMPTY;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.inventory.CarriedFacts;
import cn.yishulai.inventory.CarriedState;
import cn.yishulai.inventory.Loads;
import cn.yishulai.inventory.TransferFacts;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.TransferScan.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Van loads at the desk (调拨): packed by scan at one site, received by scan at the other, closed with what differs. Every
 * step locks the line, then the copy, then the load.
 */
@ApplicationScoped
@Transactional
public class Transfers {

    private final Loads loads;
    private final TransferReads reads;
    private final Circulation circulation;
    private final Removals removals;
    private final Outcomes outcomes;
    private final Sites sites;
    private final Staff staff;
    private final Audit audit;

    Transfers(
            Loads loads,
            TransferReads reads,
            Circulation circulation,
            Removals removals,
            Outcomes outcomes,
            Sites sites,
            Staff staff,
            Audit audit) {
        this.loads = loads;
        this.reads = reads;
        this.circulation = circulation;
        this.removals = removals;
        this.outcomes = outcomes;
        this.sites = sites;
        this.staff = staff;
        this.audit = audit;
    }

    /** What a code names, for staff of either end. @throws cn.yishulai.kernel.Refused TRANSFER_UNKNOWN, SITE_NOT_YOURS */
    public TransferView byCode(Caller caller, TransferCode code) {
        return reads.view(requireEither(caller, code));
    }

    /** For the scan box, which asks for the site itself. */
    public Optional<TransferView> find(TransferCode code) {
        return loads.find(code).map(reads::view);
    }

    /** The same with what is in it and what waits to be packed. */
    public TransferReads.Sheet show(Caller caller, TransferCode code) {
        requireEither(caller, code);
        return reads.sheet(code);
    }

    /** Loads that leave from a site or come to it, newest first. */
    public Page<TransferView> list(Caller caller, UUID site, boolean openOnly, @Nullable String after, int limit) {
        caller.requireSite(site);
        sites.require(site);
        return reads.ofSite(site, openOnly, after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED), limit);
    }

    /** What readers elsewhere wait for on the shelves of this site, by where they fetch it. */
    public List<TransferReads.Wanted> wanted(Caller caller, UUID site) {
        caller.requireSite(site);
        sites.require(site);
        return reads.wanted(site);
    }

    /**
     * A load that somebody at either end wants.
     *
     * @param room how many copies its boxes take
     * @throws cn.yishulai.kernel.Refused TRANSFER_GOES_NOWHERE, SITE_NOT_YOURS, SITE_UNKNOWN, SITE_CLOSED_DOWN
     */
    public TransferView propose(Caller caller, UUID from, UUID to, int room) {
        return propose(caller, from, to, room, 0);
    }

    /** @param spare how many of the room are free copies that help the other site */
    public TransferView propose(Caller caller, UUID from, UUID to, int room, int spare) {
        requireEither(caller, from, to);
        sites.keepOpen(from);
        sites.keepOpen(to);
        if (from.equals(to)) {
            throw TRANSFER_GOES_NOWHERE.because("a load goes to another site");
        }
        TransferFacts made = loads.propose(from, to, room, spare, caller.personId());
        tell(caller, "transfer.propose", made, Map.of("from", from.toString(), "to", to.toString()));
        return reads.view(made);
    }

    /** A load for the tables of a fair: what comes out of it is received onto them. @throws as {@link #propose} */
    public TransferView proposeForTables(Caller caller, UUID from, UUID venue, int room) {
        TransferView made = propose(caller, from, venue, room);
        loads.goesOntoTables(loads.peek(new TransferCode(made.code())).id());
        return made;
    }

    /**
     * Puts a copy into the load: it is in transit from here on.
     *
     * @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY, TRANSFER_FULL, COPY_IN_ANOTHER_LOAD, and as {@link Circulation#send}
     */
    public TransferScan pack(Caller caller, TransferCode code, CopyCode copyCode) {
        TransferFacts transfer = loads.peek(code);
        CopyFacts copy = circulation.take(caller, copyCode, transfer.from());
        Optional<CarriedFacts> before = loads.carried(transfer.id(), copy.id());
        if (before.isPresent() && before.get().state() == CarriedState.PACKED) {
            return already(code, copyCode, before.get());
        }
        loads.pack(code, copy.id(), caller.personId());
        CopyOutcome outcome = circulation.send(caller, copyCode, transfer.from(), transfer.to());
        return scan(Result.PACKED, code, outcome);
    }

    /** Takes a copy out again before the van leaves; it is free, or on the pull list as before. */
    public TransferScan takeOut(Caller caller, TransferCode code, CopyCode copyCode) {
        TransferFacts transfer = loads.peek(code);
        CopyFacts copy = circulation.take(caller, copyCode, transfer.from());
        if (!loads.takeOut(code, copy.id(), caller.personId())) {
            throw COPY_NOT_IN_LOAD.because("copy %s is not in this load".formatted(copyCode));
        }
        return scan(Result.TAKEN_OUT, code, circulation.receive(caller, copyCode, transfer.from()));
    }

    /** The van leaves. @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY, TRANSFER_EMPTY */
    public TransferView send(Caller caller, TransferCode code) {
        caller.requireSite(loads.peek(code).from());
        loads.send(code, caller.personId());
        return told(caller, "transfer.send", code);
    }

    /**
     * A copy came with the van. One that nobody had packed is received all the same, and the load says so.
     *
     * @param damaged what is broken; it is set aside and its reader is served by the next copy
     */
    public TransferScan receive(Caller caller, TransferCode code, CopyCode copyCode, @Nullable String damaged) {
        TransferFacts transfer = loads.peek(code);
        UUID here = transfer.to();
        CopyFacts copy = circulation.take(caller, copyCode, here);
        Optional<CarriedFacts> before = loads.carried(transfer.id(), copy.id());
        if (before.isPresent()
                && before.get().state() == CarriedState.RECEIVED
                && copy.status() != CopyStatus.IN_TRANSIT) {
            return already(code, copyCode, before.get());
        }
        loads.arrive(code, caller.personId());
        boolean expected = before.isPresent();
        if (copy.status() != CopyStatus.IN_TRANSIT && copy.isAt(transfer.from())) {
            circulation.sendUnseen(caller, copy, here);
        }
        CopyOutcome outcome = damaged == null
                ? circulation.receive(caller, copyCode, here, transfer.ontoTables())
                : removals.receiveDamaged(caller, copyCode, here, damaged);
        if (!expected) {
            loads.unexpected(transfer.id(), copy.id(), caller.personId());
        }
        if (damaged != null) {
            loads.damaged(transfer.id(), copy.id(), damaged);
        }
        return scan(damaged != null ? Result.DAMAGED : expected ? Result.RECEIVED : Result.UNEXPECTED, code, outcome);
    }

    /**
     * Nothing more comes: what was packed and is not here is missing, and its readers are served by other copies.
     *
     * @param missingBecause needed when something is missing
     * @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY, TRANSFER_NOT_EMPTY without a reason
     */
    public TransferView close(Caller caller, TransferCode code, @Nullable String missingBecause) {
        TransferFacts transfer = loads.peek(code);
        caller.requireSite(transfer.to());
        List<CarriedFacts> outstanding = transfer.sentAt() == null
                ? List.of()
                : loads.contents(transfer.id()).stream()
                        .filter(line -> line.state() == CarriedState.PACKED)
                        .toList();
        if (!outstanding.isEmpty() && missingBecause == null) {
            throw TRANSFER_NOT_EMPTY.because(
                    "say why %d copies are missing".formatted(outstanding.size()),
                    Map.of("outstanding", outstanding.size()));
        }
        if (missingBecause != null) {
            removals.missFromLoad(
                    caller, outstanding.stream().map(CarriedFacts::copy).toList(), transfer, missingBecause);
        }
        loads.close(code, caller.personId());
        return told(caller, "transfer.close", code);
    }

    /** A load in which nothing is. @throws cn.yishulai.kernel.Refused TRANSFER_NOT_READY, TRANSFER_NOT_EMPTY */
    public TransferView cancel(Caller caller, TransferCode code) {
        TransferFacts transfer = loads.peek(code);
        requireEither(caller, transfer.from(), transfer.to());
        loads.cancel(code, caller.personId());
        return told(caller, "transfer.cancel", code);
    }

    private TransferFacts requireEither(Caller caller, TransferCode code) {
        TransferFacts transfer = loads.peek(code);
        requireEither(caller, transfer.from(), transfer.to());
        return transfer;
    }

    private static void requireEither(Caller caller, UUID from, UUID to) {
        if (!caller.sites().contains(to)) {
            caller.requireSite(from);
        }
    }

    private TransferScan scan(Result result, TransferCode code, CopyOutcome outcome) {
        return new TransferScan(result, reads.view(loads.peek(code)), outcome, null, null);
    }

    /** The scanner fired twice, or two people hold the same list: nothing changes, and it says who was first. */
    private TransferScan already(TransferCode code, CopyCode copy, CarriedFacts line) {
        boolean settled = line.settler() != null;
        UUID first = settled ? line.settler() : line.packer();
        Instant at = settled ? line.settledAt() : line.packedAt();
        return new TransferScan(
                Result.ALREADY,
                reads.view(loads.peek(code)),
                outcomes.of(copy),
                first == null ? null : staff.displayNames(Set.of(first)).get(first),
                TransferReads.edge(at));
    }

    private TransferView told(Caller caller, String verb, TransferCode code) {
        TransferFacts transfer = loads.peek(code);
        TransferView view = reads.view(transfer);
        tell(
                caller,
                verb,
                transfer,
                Map.of(
                        "packed",
                        view.copies().packed(),
                        "missing",
                        view.copies().missing()));
        return view;
    }

    private void tell(Caller caller, String verb, TransferFacts transfer, Map<String, Object> facts) {
        audit.record(caller.actor(), verb, "transfer:" + transfer.code(), facts);
    }
}
