package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_ELSEWHERE;
import static cn.yishulai.inventory.InventoryRefusal.LOOK_DONE;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.inventory.Neighbours;
import cn.yishulai.inventory.Neighbours.Suspect;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mould (霉) goes from book to book on a shelf: when one is found, those that stood beside it are looked at, each with one
 * tap. What is mouldy too is set aside, and its neighbours are looked at in turn.
 */
@ApplicationScoped
@Transactional
public class MouldLooks {

    /** One walk; the rest comes when these are done. */
    private static final int AT_ONCE = 100;

    private final Neighbours neighbours;
    private final Removals removals;
    private final Copies copies;
    private final CopyReads reads;
    private final Outcomes outcomes;
    private final Sites sites;
    private final Staff staff;
    private final Audit audit;

    MouldLooks(
            Neighbours neighbours,
            Removals removals,
            Copies copies,
            CopyReads reads,
            Outcomes outcomes,
            Sites sites,
            Staff staff,
            Audit audit) {
        this.neighbours = neighbours;
        this.removals = removals;
        this.copies = copies;
        this.reads = reads;
        this.outcomes = outcomes;
        this.sites = sites;
        this.staff = staff;
        this.audit = audit;
    }

    /**
     * A copy to be looked at.
     *
     * @param beside the mouldy one
     * @param by who found that
     */
    public record Look(CopyView copy, CopyView beside, @Nullable String by, OffsetDateTime foundAt) {}

    /** @param left how many there are at the site, more than are shown perhaps */
    public record Walk(List<Look> items, long left) {}

    /** In walking order. @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, SITE_UNKNOWN */
    public Walk at(Caller caller, UUID site) {
        caller.requireSite(site);
        sites.require(site);
        List<Suspect> suspects = neighbours.at(site, AT_ONCE);
        Map<UUID, CopyView> shown = reads.views(suspects.stream()
                .flatMap(one -> Stream.of(one.copy(), one.besideCopy()))
                .collect(Collectors.toSet()));
        Map<UUID, String> names =
                staff.displayNames(suspects.stream().map(Suspect::foundBy).collect(Collectors.toSet()));
        List<Look> looks = suspects.stream()
                .map(one -> new Look(
                        Objects.requireNonNull(shown.get(one.copy())),
                        Objects.requireNonNull(shown.get(one.besideCopy())),
                        names.get(one.foundBy()),
                        one.foundAt().atZone(OpeningCalendar.CITY).toOffsetDateTime()))
                .toList();
        return new Walk(looks, looks.size() < AT_ONCE ? looks.size() : neighbours.left(site));
    }

    /** Sets a mouldy copy aside. @return also how many others are to be looked at now */
    public CopyOutcome found(Caller caller, CopyCode code, UUID site, String reason) {
        caller.requireSite(site);
        CopyFacts copy = copies.lockInLine(code);
        CopyOutcome outcome = removals.quarantine(caller, code, site, reason);
        neighbours.looked(copy.id(), false, caller.personId());
        int beside = neighbours.found(copy.id(), caller.personId());
        audit.record(caller.actor(), "copy.mould", "copy:" + code, Map.of("beside", beside));
        return new CopyOutcome(outcome.copy(), outcome.request(), beside);
    }

    /**
     * Somebody has looked.
     *
     * @throws cn.yishulai.kernel.Refused LOOK_DONE with who was first, COPY_ELSEWHERE, SITE_NOT_YOURS, COPY_UNKNOWN
     */
    public CopyOutcome looked(Caller caller, CopyCode code, UUID site, boolean fine) {
        caller.requireSite(site);
        CopyFacts copy = copies.lockInLine(code);
        if (!copy.isAt(site)) {
            throw COPY_ELSEWHERE.because("copy %s is not at this site".formatted(code));
        }
        if (!neighbours.looked(copy.id(), fine, caller.personId())) {
            throw LOOK_DONE.because("nobody need look at copy " + code, whoAndWhen(copy.id()));
        }
        audit.record(caller.actor(), "copy.mould-look", "copy:" + code, Map.of("fine", fine));
        return fine ? outcomes.of(code) : found(caller, code, site, "mould: stood beside a mouldy copy");
    }

    private Map<String, Object> whoAndWhen(UUID copy) {
        Map<String, Object> facts = new HashMap<>();
        neighbours.lastLook(copy).ifPresent(last -> {
            facts.put("since", last.at().toString());
            String name = staff.displayNames(Set.of(last.by())).get(last.by());
            if (name != null) {
                facts.put("by", name);
            }
        });
        return facts;
    }
}
