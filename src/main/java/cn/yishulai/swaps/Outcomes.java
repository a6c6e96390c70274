package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.inventory.ClaimFacts;
import cn.yishulai.inventory.Claims;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Copies with the readers they are kept for, as the counter shows them. Any number of copies costs six queries. */
@ApplicationScoped
@Transactional
public class Outcomes {

    private final RequestRepository requests;
    private final Lines lines;
    private final Claims claims;
    private final CopyReads copies;
    private final Households households;
    private final Sites sites;
    private final Purses purses;

    Outcomes(
            RequestRepository requests,
            Lines lines,
            Claims claims,
            CopyReads copies,
            Households households,
            Sites sites,
            Purses purses) {
        this.requests = requests;
        this.lines = lines;
        this.claims = claims;
        this.copies = copies;
        this.households = households;
        this.sites = sites;
        this.purses = purses;
    }

    /** The copy as it stands now, with whoever it is kept for. */
    public CopyOutcome of(CopyCode code) {
        requests.flush();
        CopyReads.Shown copy = copies.shown(code);
        ClaimFacts claim = claims.openOn(copy.facts().id()).orElse(null);
        return new CopyOutcome(
                copy.view(),
                claim == null
                        ? null
                        : briefs(List.of(claim.reader().request()))
                                .get(claim.reader().request()));
    }

    /** The same for a copy of which is known for which request it is kept, or was until now. */
    CopyOutcome of(CopyCode code, @Nullable SwapRequest request) {
        requests.flush();
        return new CopyOutcome(
                copies.view(code),
                request == null ? null : briefs(List.of(request.id())).get(request.id()));
    }

    /** In the order of the ids; a line without a request is kept for nobody. */
    public List<PullLine> lines(Collection<UUID> copyIds) {
        Map<UUID, CopyView> shown = copies.views(copyIds);
        Map<UUID, ClaimFacts> open = claims.openOn(copyIds);
        Map<UUID, RequestBrief> readers =
                briefs(open.values().stream().map(c -> c.reader().request()).toList());
        return shown.entrySet().stream()
                .map(entry -> line(entry.getValue(), open.get(entry.getKey()), readers))
                .toList();
    }

    /** The same of one copy that was just read. */
    public PullLine line(CopyReads.Shown copy) {
        Map<UUID, ClaimFacts> open = claims.openOn(List.of(copy.facts().id()));
        Map<UUID, RequestBrief> readers =
                briefs(open.values().stream().map(c -> c.reader().request()).toList());
        return line(copy.view(), open.get(copy.facts().id()), readers);
    }

    /** In the order of the ids, each with the reader who is served by it next. */
    public List<ClearanceLine> clearance(Collection<UUID> copyIds) {
        Map<UUID, CopyView> shown = copies.views(copyIds);
        Map<UUID, UUID> next = lines.nextInLine(
                shown.values().stream().map(copy -> copy.volume().id()).collect(Collectors.toSet()));
        Map<UUID, RequestBrief> readers = briefs(next.values());
        return shown.values().stream()
                .map(copy -> {
                    UUID request = next.get(copy.volume().id());
                    return new ClearanceLine(copy, request == null ? null : readers.get(request));
                })
                .toList();
    }

    private static PullLine line(CopyView copy, @Nullable ClaimFacts claim, Map<UUID, RequestBrief> readers) {
        return claim == null
                ? PullLine.ofNobody(copy)
                : new PullLine(
                        copy,
                        readers.get(claim.reader().request()),
                        claim.claimedAt().atZone(OpeningCalendar.CITY).toOffsetDateTime());
    }

    /** How many credits are paid when this copy is handed over now. */
    public long cost(CopyFacts copy) {
        return purses.costAtDesk(copy).amount();
    }

    /** By request id. */
    Map<UUID, RequestBrief> briefs(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<SwapRequest> found = requests.list("id in ?1", ids);
        Map<UUID, ClaimFacts> open = claims.openFor(ids);
        Map<UUID, SiteName> names =
                sites.names(found.stream().map(SwapRequest::pickupSite).collect(Collectors.toSet()));
        Map<UUID, String> readers =
                households.deskLabels(found.stream().map(SwapRequest::person).collect(Collectors.toSet()));
        Map<UUID, RequestBrief> briefs = new HashMap<>();
        for (SwapRequest request : found) {
            ClaimFacts claim = open.get(request.id());
            briefs.put(
                    request.id(),
                    new RequestBrief(
                            request.id().toString(),
                            request.state(),
                            Objects.requireNonNull(names.get(request.pickupSite())),
                            readers.get(request.person()),
                            claim == null ? null : claim.pickupUntil()));
        }
        return briefs;
    }
}
