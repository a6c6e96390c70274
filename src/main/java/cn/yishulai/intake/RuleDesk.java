package cn.yishulai.intake;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.people.ApprovalRefusal.SECOND_PERSON_NEEDED;
import static cn.yishulai.rules.RuleRefusal.DRAFT_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.PublishedRules;
import cn.yishulai.rules.RuleChange;
import cn.yishulai.rules.RuleDraft;
import cn.yishulai.rules.RuleDrafts;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.RuleWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where librarians prepare rules. What changes the worth of everybody's books is prepared by one and published by
 * another (内控); both stand in the audit trail.
 */
@ApplicationScoped
@Transactional
class RuleDesk {

    private final RuleDrafts drafts;
    private final RuleSets rules;
    private final Staff staff;
    private final Audit audit;
    private final Clock clock;

    RuleDesk(RuleDrafts drafts, RuleSets rules, Staff staff, Audit audit, Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    DraftView begin(Caller caller, DraftForm form) {
        RuleDraft<IntakeRules> draft =
                drafts.begin(caller.personId(), form.rules().rules(), form.note());
        tell(caller, draft, "rules.draft");
        return view(caller, draft);
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED, DRAFT_CHANGED */
    DraftView change(Caller caller, String id, DraftForm form) {
        RuleDraft<IntakeRules> seen = at(id, form.revision());
        RuleDraft<IntakeRules> draft =
                drafts.change(caller.personId(), seen, form.rules().rules(), form.note());
        tell(caller, draft, "rules.change");
        return view(caller, draft);
    }

    DraftView discard(Caller caller, String id) {
        RuleDraft<IntakeRules> draft = drafts.discard(OpaqueId.parse(id, DRAFT_UNKNOWN));
        tell(caller, draft, "rules.discard");
        return view(caller, draft);
    }

    /** @throws cn.yishulai.kernel.Refused SECOND_PERSON_NEEDED for who changed it last, and what {@link RuleDrafts#publish} refuses */
    DraftView publish(Caller caller, String id, PublicationForm form) {
        RuleDraft<IntakeRules> seen = at(id, form.revision());
        if (seen.changedBy().equals(caller.personId())) {
            throw SECOND_PERSON_NEEDED.because("somebody else must publish what you prepared");
        }
        Instant from =
                form.validFrom() == null ? clock.instant() : form.validFrom().toInstant();
        RuleDraft<IntakeRules> draft = drafts.publish(caller.personId(), seen, from);
        audit.record(
                caller.actor(),
                "rules.publish",
                "rules:" + draft.version(),
                Map.of(
                        "draft", draft.id().toString(),
                        "preparedBy", draft.changedBy().toString(),
                        "publishedBy", caller.personId().toString(),
                        "from", from.toString()));
        return view(caller, draft);
    }

    DraftView show(Caller caller, String id) {
        return view(caller, drafts.require(OpaqueId.parse(id, DRAFT_UNKNOWN)));
    }

    Page<DraftView> open(Caller caller) {
        return new Page<>(
                drafts.open().stream().map(draft -> view(caller, draft)).toList(), null);
    }

    /** Newest first, each with what it changed. */
    Page<VersionView> versions(@Nullable String after, int limit) {
        int below = after == null ? Integer.MAX_VALUE : number(after);
        List<PublishedRules<IntakeRules>> found = rules.intakeVersions(below, limit + 1);
        int inForce = rules.intake().version();
        Map<UUID, String> names = staff.displayNames(people(found));
        List<VersionView> views = Stream.iterate(0, i -> i < found.size(), i -> i + 1)
                .map(i -> view(
                        found.get(i), i + 1 < found.size() ? found.get(i + 1).rules() : null, inForce, names))
                .toList();
        return Page.cut(views, limit, one -> String.valueOf(one.version()));
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw PAGE_MALFORMED.because("that is not a cursor of this list");
        }
    }

    private RuleDraft<IntakeRules> at(String id, @Nullable Integer revision) {
        return drafts.require(OpaqueId.parse(id, DRAFT_UNKNOWN)).seenAt(revision);
    }

    private void tell(Caller caller, RuleDraft<IntakeRules> draft, String verb) {
        audit.record(caller.actor(), verb, "rule-draft:" + draft.id(), Map.of("revision", draft.revision()));
    }

    private DraftView view(Caller caller, RuleDraft<IntakeRules> draft) {
        IntakeRules now = rules.intake();
        return new DraftView(
                draft.id(),
                draft.state(),
                draft.revision(),
                draft.rules(),
                draft.note(),
                staff.displayNames(List.of(draft.changedBy())).getOrDefault(draft.changedBy(), "—"),
                edge(draft.changedAt()),
                RuleChange.between(now, draft.rules()),
                RuleWords.of(
                        draft.rules(),
                        clock.instant().atZone(OpeningCalendar.CITY).toLocalDate()),
                draft.changedBy().equals(caller.personId()),
                draft.version());
    }

    private static VersionView view(
            PublishedRules<IntakeRules> of, @Nullable IntakeRules before, int inForce, Map<UUID, String> names) {
        Instant published = of.publishedAt();
        return new VersionView(
                of.rules().version(),
                edge(of.from()),
                of.rules().version() == inForce,
                published == null ? null : edge(published),
                of.publishedBy() == null ? null : names.getOrDefault(of.publishedBy(), "—"),
                of.preparedBy() == null ? null : names.getOrDefault(of.preparedBy(), "—"),
                of.note(),
                of.rules(),
                before == null ? List.of() : RuleChange.between(before, of.rules()));
    }

    private static Collection<UUID> people(List<PublishedRules<IntakeRules>> versions) {
        return versions.stream()
                .flatMap(one -> Stream.of(one.publishedBy(), one.preparedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
