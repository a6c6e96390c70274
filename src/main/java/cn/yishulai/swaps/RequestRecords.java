package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Move;
import cn.yishulai.inventory.Claims;
import cn.yishulai.ledger.Balance;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The requests of a family. Whatever happens to the family, a request keeps its person and its place in line; the lines
 * are locked first, so no copy is promised to a family that is just being changed.
 */
@ApplicationScoped
class RequestRecords implements FamilyRecords {

    private static final String KEPT =
            """
            SELECT p.id, concat_ws(' ', e.title, v.label) AS title, p.nickname, r.state, s.name AS site, r.placed_at, r.changed_at
            FROM swap_request r JOIN volume v ON v.id = r.volume_id
            JOIN edition e ON e.id = v.edition_id JOIN person p ON p.id = r.person_id
            JOIN site s ON s.id = r.pickup_site
            WHERE r.household_id = ?1 ORDER BY r.placed_at, r.id""";

    private static final String GONE = "the reader left";

    private final RequestRepository requests;
    private final FamilyRequests families;
    private final WaitingLine line;
    private final LineOrder order;
    private final Claims claims;
    private final Copies copies;
    private final Ledger ledger;
    private final Clock clock;
    private final AppealRecords appeals;
    private final KeptReads kept;

    RequestRecords(
            RequestRepository requests,
            FamilyRequests families,
            WaitingLine line,
            LineOrder order,
            Claims claims,
            Copies copies,
            Ledger ledger,
            Clock clock,
            AppealRecords appeals,
            KeptReads kept) {
        this.appeals = appeals;
        this.kept = kept;
        this.requests = requests;
        this.families = families;
        this.line = line;
        this.order = order;
        this.claims = claims;
        this.copies = copies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "swaps";
    }

    @Override
    public Set<String> columns() {
        Set<String> columns = new HashSet<>(AppealRecords.COLUMNS);
        columns.addAll(Set.of("swap_request.person_id", "swap_request.household_id"));
        return columns;
    }

    /** Above the cap together, both keep what they have; only another request is refused. Credits are moved by people. */
    @Override
    public void merged(Merger merger) {
        families.openVolumesOf(merger.from()).forEach(line::lock);
        families.move(merger.from(), merger.into());
        order.received(merger.into());
        appeals.merged(merger);
    }

    /** With each request goes the credit that is held for it. */
    @Override
    public void moved(MoveOut move) {
        families.openVolumesOf(move.persons()).forEach(line::lock);
        passOn(families.forFamilyBy(move.persons()), move.from(), move.persons());
        long held = families.heldFor(move.persons());
        families.move(move.persons(), move.into());
        order.received(move.from());
        order.received(move.into());
        ledger.transfer(
                move.into(),
                new Balance(0, held),
                new Posting(move.from(), move.actor(), move.reference(), null, "moved out with their requests"));
        appeals.moved(move);
    }

    /** What waits for the person ends: credits that are held come back to the family, copies go to the next in line. */
    @Override
    public void erased(Erasure erasure) {
        Collection<UUID> volumes = families.openVolumesOf(Set.of(erasure.person()));
        volumes.forEach(line::lock);
        passOn(families.forFamilyBy(Set.of(erasure.person())), erasure.household(), Set.of(erasure.person()));
        families.allOpenOf(erasure.person()).forEach(id -> end(requests.require(id), erasure.actor()));
        requests.flush();
        volumes.forEach(volume -> line.serve(volume, erasure.actor()));
        appeals.erased(erasure);
    }

    /** What the family as a whole waits for goes on without those who leave, as long as somebody is there to ask. */
    private void passOn(List<UUID> ids, UUID household, Set<UUID> leaving) {
        ids.forEach(id -> families.somebodyElse(id, household, leaving).ifPresent(other -> {
            requests.require(id).askedBy(other, clock.instant());
            claims.readBy(id, other);
            requests.flush();
        }));
    }

    private void end(SwapRequest request, UUID actor) {
        claims.openFor(request.id())
                .ifPresent(claim -> claims.release(copies.lock(claim.copy()), Move.by(actor, GONE)));
        line.release(request, actor, GONE);
        request.cancel(clock.instant());
    }

    @Override
    public List<Kept> export(UUID household) {
        Kept ofPersons = kept.readOfPersons(
                "requests",
                new Kept.Words("换书申请", "Swap requests"),
                List.of(
                        new Kept.Words("书名", "Title"),
                        new Kept.Words("成员", "Person"),
                        new Kept.Words("状态", "State"),
                        new Kept.Words("取书点位", "Fetched at"),
                        new Kept.Words("申请时间", "Placed"),
                        new Kept.Words("最近变化", "Changed")),
                KEPT,
                household);
        return List.of(ofPersons, appeals.export(household));
    }
}
