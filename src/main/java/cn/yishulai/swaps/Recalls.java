package cn.yishulai.swaps;

import static cn.yishulai.swaps.SwapRefusal.RECALL_RUNNING;

import cn.yishulai.catalog.Merging;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Recalls (召回) of a title: all copies at all sites are set aside, families that have one are told, readers in line wait
 * at their places. It destroys nothing, so one librarian begins it at once and any can lift it; that readers get credits
 * back takes a second.
 */
@ApplicationScoped
@Transactional
public class Recalls {

    private final RecallRepository repository;
    private final RecalledCopies recalled;
    private final RecalledVolumes volumes;
    private final RecallReads reads;
    private final Volumes catalog;
    private final Merging merging;
    private final Audit audit;
    private final Clock clock;

    Recalls(
            RecallRepository repository,
            RecalledCopies recalled,
            RecalledVolumes volumes,
            RecallReads reads,
            Volumes catalog,
            Merging merging,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.recalled = recalled;
        this.volumes = volumes;
        this.reads = reads;
        this.catalog = catalog;
        this.merging = merging;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * From this moment no copy of the title comes in as anything but quarantined; those that are there follow.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN, RECALL_RUNNING
     */
    public RecallView open(Caller caller, RecallForm form) {
        UUID volume = merging.settled(OpaqueId.parse(form.volumeId(), VolumeRefusal.VOLUME_UNKNOWN));
        UUID scopeId = repository.scopeId(form.scope(), volume);
        repository.lockScope(scopeId);
        repository.standing(form.scope(), scopeId).ifPresent(standing -> {
            throw RECALL_RUNNING.because(
                    "this is recalled already", Map.of("recallId", standing.id().toString()));
        });
        String title = Objects.requireNonNull(catalog.summaries(Set.of(volume)).get(volume))
                .title();
        Recall recall = new Recall(
                new Recall.What(form.scope(), scopeId, title),
                new Recall.Why(form.reason(), form.note()),
                caller.personId(),
                clock.instant());
        repository.persistAndFlush(recall);
        List<UUID> named = repository.volumes(form.scope(), scopeId);
        volumes.recall(recall.id(), named);
        recalled.gather(recall.id());
        tell(caller, "recall.open", recall);
        return reads.view(recall);
    }

    /** Readers who hold a copy get their credits back. @throws cn.yishulai.kernel.Refused SECOND_PERSON_NEEDED, RECALL_NOT_STANDING */
    public RecallView confirm(Caller caller, UUID id) {
        Recall recall = repository.require(id);
        recall.confirm(caller.personId(), clock.instant());
        tell(caller, "recall.confirm", recall);
        return reads.view(recall);
    }

    /**
     * Its gathered copies are struck off, and those that are gathered later: called once by who proposes it, and once by
     * who agrees.
     *
     * @throws cn.yishulai.kernel.Refused RECALL_NOT_CONFIRMED, SECOND_PERSON_NEEDED, RECALL_NOT_STANDING
     */
    public RecallView withdraw(Caller caller, UUID id) {
        Recall recall = repository.require(id);
        recall.withdraw(caller.personId(), clock.instant());
        tell(caller, recall.withdrawalAgreedBy() == null ? "recall.propose-withdrawal" : "recall.withdraw", recall);
        return reads.view(recall);
    }

    /** A false alarm. @throws cn.yishulai.kernel.Refused RECALL_NOT_STANDING */
    public RecallView lift(Caller caller, UUID id) {
        Recall recall = repository.require(id);
        recall.lift(caller.personId(), clock.instant());
        volumes.lift(id);
        tell(caller, "recall.lift", recall);
        return reads.view(recall);
    }

    private void tell(Caller caller, String verb, Recall recall) {
        repository.flush();
        audit.record(
                caller.actor(),
                verb,
                "recall:" + recall.id(),
                Map.of(
                        "scope", recall.scope().name(),
                        "scopeId", recall.scopeId().toString(),
                        "reason", recall.reason().name()));
    }
}
