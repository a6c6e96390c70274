package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.swaps.SwapRefusal.NOT_OF_THIS_VOLUME;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_ALREADY_OPEN;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_UNKNOWN;

import cn.yishulai.catalog.Merge;
import cn.yishulai.catalog.MergeLevel;
import cn.yishulai.catalog.Merging;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Two volumes are one, or one was two after all: descriptions, copies and the readers in line move together, in one
 * transaction. Locked are the volumes, then their lines, then copies, then requests.
 */
@ApplicationScoped
@Transactional
public class Merges {

    private final Merging merging;
    private final Volumes volumes;
    private final WaitingLine line;
    private final MergedLines lines;
    private final MergeTraces traces;
    private final RequestRepository requests;
    private final Copies copies;
    private final CopyReads copyReads;
    private final Claims claims;
    private final Audit audit;

    Merges(
            Merging merging,
            Volumes volumes,
            WaitingLine line,
            MergedLines lines,
            MergeTraces traces,
            RequestRepository requests,
            Copies copies,
            CopyReads copyReads,
            Claims claims,
            Audit audit) {
        this.merging = merging;
        this.volumes = volumes;
        this.line = line;
        this.lines = lines;
        this.traces = traces;
        this.requests = requests;
        this.copies = copies;
        this.copyReads = copyReads;
        this.claims = claims;
        this.audit = audit;
    }

    /**
     * Makes another volume this one. Copies and open requests come over; each keeps its place by when it was placed.
     *
     * @return the merge
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN, MERGE_IMPOSSIBLE
     */
    UUID merge(Caller librarian, UUID stays, MergeForm form) {
        UUID gone = OpaqueId.parse(form.otherVolumeId(), VolumeRefusal.VOLUME_UNKNOWN);
        Merge merge = merging.merge(librarian, stays, gone, form.howMuch());
        List<UUID> moved = List.of();
        List<UUID> came = List.of();
        if (merge.level() == MergeLevel.VOLUME) {
            lockBoth(stays, gone);
            moved = copies.regardAs(stays, copyReads.lockedOf(gone));
            came = lines.join(gone, stays, volumes.require(stays).title(), librarian.personId());
            traces.keep(merge.id(), moved, came);
            line.serve(stays, librarian.personId());
        }
        lines.follow(stays);
        audit.record(
                librarian.actor(),
                "volumes-merged",
                stays.toString(),
                Map.of("gone", gone, "level", merge.level(), "copies", moved.size(), "requests", came.size()));
        return merge.id();
    }

    /**
     * Undoes a merge, or sends to another volume what never belonged to this one. What came with the merge goes back;
     * what came since stays, unless it is named.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN, MERGE_IMPOSSIBLE, COPY_UNKNOWN, REQUEST_UNKNOWN,
     *     NOT_OF_THIS_VOLUME, REQUEST_ALREADY_OPEN
     */
    void split(Caller librarian, UUID stays, SplitForm form) {
        UUID target = OpaqueId.parse(form.otherVolumeId(), VolumeRefusal.VOLUME_UNKNOWN);
        Optional<Merge> merge = merging.lockForSplit(stays, target);
        lockBoth(stays, target);
        Set<UUID> goingCopies = new HashSet<>(chosenCopies(form, stays));
        Set<UUID> goingRequests = new HashSet<>(chosenRequests(form, stays, target));
        merge.ifPresent(undone -> {
            goingCopies.addAll(traces.copies(undone.id(), stays));
            goingRequests.addAll(traces.waiting(undone.id(), stays));
            merging.undo(librarian, undone);
        });
        letGoWhatIsTornApart(librarian, goingCopies, goingRequests);
        copies.regardAs(target, goingCopies.stream().sorted().toList());
        lines.send(goingRequests, target);
        merge.ifPresent(undone -> traces.folded(undone.id()).forEach(id -> lines.unfold(id, target)));
        lines.follow(stays);
        lines.follow(target);
        line.serve(stays, librarian.personId());
        line.serve(target, librarian.personId());
        audit.record(
                librarian.actor(),
                "volume-split",
                stays.toString(),
                Map.of(
                        "target", target,
                        "undone", merge.map(undone -> undone.id().toString()).orElse("none"),
                        "copies", goingCopies.size(),
                        "requests", goingRequests.size()));
    }

    /** The merges of a volume, newest first. */
    List<MergeView> of(UUID volume) {
        List<Merge> merges = merging.of(volume);
        var books = volumes.summaries(merges.stream()
                .flatMap(merge -> Stream.of(merge.gone(), merge.into()))
                .distinct()
                .toList());
        return merges.stream()
                .map(merge -> new MergeView(
                        merge.id().toString(),
                        merge.level(),
                        Objects.requireNonNull(books.get(merge.gone())),
                        Objects.requireNonNull(books.get(merge.into())),
                        traces.copies(merge.id()),
                        traces.requests(merge.id()),
                        CataloguingReads.edge(merge.mergedAt()),
                        merge.undoneAt() == null ? null : CataloguingReads.edge(merge.undoneAt())))
                .toList();
    }

    /** In the order of their ids, so that two librarians who join the same lines never wait in a circle. */
    private void lockBoth(UUID one, UUID other) {
        Stream.of(one, other).sorted().forEach(line::lock);
    }

    private void letGoWhatIsTornApart(Caller librarian, Set<UUID> goingCopies, Set<UUID> goingRequests) {
        List<ClaimFacts> torn = new ArrayList<>();
        claims.openOn(goingCopies).values().stream()
                .filter(claim -> !goingRequests.contains(claim.reader().request()))
                .forEach(torn::add);
        claims.openFor(goingRequests).values().stream()
                .filter(claim -> !goingCopies.contains(claim.copy()))
                .forEach(torn::add);
        torn.forEach(claim -> lines.letGo(claim, librarian.personId()));
    }

    private List<UUID> chosenCopies(SplitForm form, UUID stays) {
        return form.codes().stream()
                .map(code ->
                        copyReads.find(new CopyCode(code)).orElseThrow(() -> COPY_UNKNOWN.because("no copy " + code)))
                .map(copy -> required(copy.volume().equals(stays), copy))
                .map(CopyFacts::id)
                .toList();
    }

    private List<UUID> chosenRequests(SplitForm form, UUID stays, UUID target) {
        return form.requests().stream()
                .map(id -> requests.require(OpaqueId.parse(id, REQUEST_UNKNOWN)))
                .map(request -> required(
                        request.volume().equals(stays) && request.state().open(), request))
                .map(request -> {
                    requests.openOf(request.person(), target).ifPresent(open -> {
                        throw REQUEST_ALREADY_OPEN.because("the person waits for that volume already");
                    });
                    return request.id();
                })
                .toList();
    }

    private static <T> T required(boolean ofThisVolume, T thing) {
        if (!ofThisVolume) {
            throw NOT_OF_THIS_VOLUME.because("a copy or a request that is named does not belong to the volume");
        }
        return thing;
    }
}
