package cn.yishulai.copies;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;
import static cn.yishulai.copies.CopyRefusal.COPY_NOT_AVAILABLE;
import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.places.PlaceRefusal.SITE_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book gets another label, and with it another code: a label that fell off may lie anywhere, and whoever finds it must
 * not scan a book with it. The book stays what it was; its old code names it no more, but says that it did.
 */
@ApplicationScoped
@Transactional
public class Relabelling {

    private final CopyRepository repository;
    private final CopyReads reads;
    private final BlankLabels blanks;
    private final VoidedLabels voided;
    private final Sites sites;
    private final Audit audit;
    private final Clock clock;

    Relabelling(
            CopyRepository repository,
            CopyReads reads,
            BlankLabels blanks,
            VoidedLabels voided,
            Sites sites,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.reads = reads;
        this.blanks = blanks;
        this.voided = voided;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The copy with its new code. A family replaces labels of books on its own shelf, staff of those that lie before them.
     *
     * @throws cn.yishulai.kernel.Refused COPY_UNKNOWN also for a book of another family, LABEL_VOIDED,
     *     SITE_UNKNOWN, SITE_NOT_YOURS, COPY_ELSEWHERE, COPY_NOT_AVAILABLE when withdrawn, LABEL_NOT_BLANK
     */
    public CopyView replace(Caller caller, CopyCode old, RelabelForm form) {
        UUID site = site(caller, form.siteId());
        CopyCode blank = form.blankLabel() == null ? null : new CopyCode(form.blankLabel());
        CopyCode successor = blanks.codeFor(blank); // the label before the copy, as at registration
        CopyFacts copy = repository.require(old).facts();
        requireInHand(caller, copy, site);
        repository.relabel(copy.id(), successor);
        if (blank != null) {
            blanks.bind(blank, copy.id());
        }
        voided.add(
                old,
                new VoidedLabels.Voided(copy.id(), successor, clock.instant(), caller.personId(), form.reason()),
                site,
                form.note());
        audit.record(
                caller.actor(),
                "label.void",
                "copy:" + old,
                Map.of("successor", successor.value(), "reason", form.reason().name()));
        return reads.view(successor);
    }

    private @Nullable UUID site(Caller caller, @Nullable String named) {
        if (named == null && caller.isCitizen()) {
            return null;
        }
        if (named == null) {
            throw SITE_UNKNOWN.because("say where the book is");
        }
        UUID site = Sites.id(named);
        sites.name(site);
        if (caller.isCitizen()) {
            return null; // at home, whatever site it was meant to be
        }
        caller.requireSite(site);
        return site;
    }

    private static void requireInHand(Caller caller, CopyFacts copy, @Nullable UUID site) {
        if (caller.isCitizen() && !caller.household().equals(copy.household())) {
            throw COPY_UNKNOWN.because("no copy of yours has this code");
        }
        if (copy.status() == CopyStatus.WITHDRAWN) {
            throw COPY_NOT_AVAILABLE.because(
                    "copy %s is withdrawn".formatted(copy.code()), Map.of("copyStatus", copy.status()));
        }
        if (site != null && copy.site() != null && !site.equals(copy.site())) {
            throw COPY_ELSEWHERE.because(
                    "copy %s is not at this site".formatted(copy.code()), Map.of("copyStatus", copy.status()));
        }
    }
}
