package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.swaps.DeaccessionRefusal.COPY_NOT_FREE_HERE;
import static cn.yishulai.swaps.DeaccessionRefusal.DEACCESSION_LIST_DECIDED;
import static cn.yishulai.swaps.DeaccessionRefusal.DEACCESSION_LIST_OWN;
import static cn.yishulai.swaps.DeaccessionRefusal.DEACCESSION_LIST_UNKNOWN;
import static cn.yishulai.swaps.DeaccessionRefusal.RECIPIENT_MEANT;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Move;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.DeaccessionListForm.Purpose;
import cn.yishulai.swaps.DeaccessionListView.Outcome;
import cn.yishulai.swaps.DeaccessionListView.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Copies that nobody swaps any more leave the stock together: onto the free shelf, or to somebody who can use them. One
 * person draws the list up, another carries it out. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class DeaccessionLists {

    private final DeaccessionListRepository repository;
    private final Copies copies;
    private final CopyReads reads;
    private final WaitingLine line;
    private final Sites sites;
    private final Audit audit;
    private final Clock clock;

    DeaccessionLists(
            DeaccessionListRepository repository,
            Copies copies,
            CopyReads reads,
            WaitingLine line,
            Sites sites,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.copies = copies;
        this.reads = reads;
        this.line = line;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws cn.yishulai.kernel.Refused RECIPIENT_MEANT, SITE_UNKNOWN, COPY_UNKNOWN, COPY_ELSEWHERE, COPY_NOT_FREE_HERE; the list is
     *     taken whole or not at all
     */
    public DeaccessionListView propose(Caller caller, DeaccessionListForm form) {
        UUID site = Sites.id(form.siteId());
        caller.requireSite(site);
        sites.require(site);
        if ((form.purpose() == Purpose.DONATION) != (form.recipient() != null)) {
            throw RECIPIENT_MEANT.because("a donation names who gets it, the free shelf does not");
        }
        Set<UUID> listed = new LinkedHashSet<>();
        for (String code : form.copyCodes()) {
            CopyFacts copy = reads.facts(new CopyCode(code));
            requireFree(copy, site);
            listed.add(copy.id());
        }
        UUID list = repository.add(site, form, caller.personId(), clock.instant(), listed);
        audit.record(
                caller.actor(),
                "deaccession-list.propose",
                "deaccession-list:" + list,
                Map.of("copies", listed.size(), "purpose", form.purpose().name()));
        return repository.view(list, caller);
    }

    /** Newest first. Staff see those of their sites. */
    public Page<DeaccessionListView> list(Caller caller, State state, @Nullable String after, int limit) {
        List<UUID> ids = repository.ids(
                state,
                caller.role() == Role.STAFF ? caller.sites() : null,
                after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED),
                limit + 1);
        Page<UUID> page = Page.cut(ids, limit, UUID::toString);
        return new Page<>(
                page.items().stream().map(id -> repository.view(id, caller)).toList(), page.nextAfter());
    }

    /** @throws cn.yishulai.kernel.Refused DEACCESSION_LIST_UNKNOWN also for another site's */
    public DeaccessionListView show(Caller caller, UUID id) {
        requireVisible(caller, repository.head(id, false));
        return repository.view(id, caller);
    }

    /**
     * Strikes the copies off. One that is on its way to a reader by now is kept; lines are locked in ascending order, at
     * most 200.
     *
     * @throws cn.yishulai.kernel.Refused DEACCESSION_LIST_UNKNOWN, DEACCESSION_LIST_OWN, DEACCESSION_LIST_DECIDED
     */
    public DeaccessionListView execute(Caller caller, UUID id) {
        DeaccessionListRepository.Head list = requireOpen(caller, id);
        List<CopyFacts> listed = reads.factsOf(repository.copies(id)).stream()
                .sorted(Comparator.comparing(CopyFacts::volume).thenComparing(CopyFacts::id))
                .toList();
        listed.stream().map(CopyFacts::volume).distinct().forEach(line::lock);
        for (CopyFacts one : listed) {
            CopyFacts copy = copies.lock(one.id());
            boolean free = isFree(copy, list.site());
            if (free) {
                copies.withdraw(copy.code(), Move.by(caller.personId(), list.words()));
            }
            repository.settle(id, copy.id(), free ? Outcome.WITHDRAWN : Outcome.KEPT);
        }
        decide(caller, id, State.EXECUTED, null);
        return repository.view(id, caller);
    }

    /** @throws cn.yishulai.kernel.Refused DEACCESSION_LIST_UNKNOWN, DEACCESSION_LIST_OWN, DEACCESSION_LIST_DECIDED */
    public DeaccessionListView refuse(Caller caller, UUID id, String why) {
        requireOpen(caller, id);
        decide(caller, id, State.REFUSED, why);
        return repository.view(id, caller);
    }

    private void decide(Caller caller, UUID id, State state, @Nullable String why) {
        repository.decide(id, state, caller.personId(), clock.instant(), why);
        audit.record(
                caller.actor(), "deaccession-list." + state.name().toLowerCase(), "deaccession-list:" + id, Map.of());
    }

    private DeaccessionListRepository.Head requireOpen(Caller caller, UUID id) {
        DeaccessionListRepository.Head list = repository.head(id, true);
        requireVisible(caller, list);
        if (list.state() != State.PROPOSED) {
            throw DEACCESSION_LIST_DECIDED.because("the list is " + list.state());
        }
        if (list.proposedBy().equals(caller.personId())) {
            throw DEACCESSION_LIST_OWN.because("who drew a list up does not decide it");
        }
        return list;
    }

    private static void requireVisible(Caller caller, DeaccessionListRepository.Head list) {
        if (caller.role() == Role.STAFF && !caller.sites().contains(list.site())) {
            throw DEACCESSION_LIST_UNKNOWN.because("no list of your sites has this id");
        }
    }

    private void requireFree(CopyFacts copy, UUID site) {
        if (!copy.isAt(site)) {
            throw COPY_ELSEWHERE.because("copy %s is not at this site".formatted(copy.code()));
        }
        if (!isFree(copy, site)) {
            throw COPY_NOT_FREE_HERE.because(
                    "copy %s does not stand free on a shelf here".formatted(copy.code()),
                    Map.of("copyCode", copy.code().value(), "copyStatus", copy.status()));
        }
    }

    private static boolean isFree(CopyFacts copy, UUID site) {
        return copy.isAt(site) && (copy.status() == CopyStatus.AVAILABLE || copy.status() == CopyStatus.QUARANTINED);
    }
}
