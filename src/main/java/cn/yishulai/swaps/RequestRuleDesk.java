package cn.yishulai.swaps;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.people.ApprovalRefusal.SECOND_PERSON_NEEDED;
import static cn.yishulai.rules.RuleRefusal.DRAFT_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.PublishedRules;
import cn.yishulai.rules.RequestRuleDrafts;
import cn.yishulai.rules.RequestRuleWords;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleChange;
import cn.yishulai.rules.RuleDraft;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where librarians prepare the rules of requests: who comes first in line, what homes are asked for (需配) and swaps between
 * families. As with the rules of intake, one prepares and another publishes (内控); both stand in the audit trail.
 */
@ApplicationScoped
@Transactional
class RequestRuleDesk {

    /** So many versions are looked through for the next to come; more are hardly published ahead. */
    private static final int RECENT = 20;

    private final RequestRuleDrafts drafts;
    private final RuleSets rules;
    private final LineOrder order;
    private final Staff staff;
    private final Audit audit;
    private final Clock clock;

    RequestRuleDesk(RequestRuleDrafts drafts, RuleSets rules, LineOrder order, Staff staff, Audit audit, Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.order = order;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    RequestRulesView inForce() {
        RequestRules now = rules.requests();
        Instant at = clock.instant();
        List<PublishedRules<RequestRules>> recent = rules.requestVersions(Integer.MAX_VALUE, RECENT);
        Instant since = recent.stream()
                .filter(one -> one.rules().version() == now.version())
                .map(PublishedRules::from)
                .findFirst()
                .orElse(Instant.EPOCH);
        RequestRulesView next = recent.stream()
                .filter(one -> one.from().isAfter(at))
                .min((a, b) -> a.from().compareTo(b.from()))
                .map(one -> shown(one.rules(), one.from(), null))
                .orElse(null);
        return shown(now, since, next);
    }

    RequestRuleDraftView begin(Caller caller, RequestRuleDraftForm form) {
        RuleDraft<RequestRules> draft =
                drafts.begin(caller.personId(), form.rules().rules(), form.note());
        tell(caller, draft, "rules.draft");
        return view(caller, draft);
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED, DRAFT_CHANGED */
    RequestRuleDraftView change(Caller caller, String id, RequestRuleDraftForm form) {
        RuleDraft<RequestRules> draft = drafts.change(
                caller.personId(), at(id, form.revision()), form.rules().rules(), form.note());
        tell(caller, draft, "rules.change");
        return view(caller, draft);
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED */
    RequestRuleDraftView discard(Caller caller, String id) {
        RuleDraft<RequestRules> draft = drafts.discard(OpaqueId.parse(id, DRAFT_UNKNOWN));
        tell(caller, draft, "rules.discard");
        return view(caller, draft);
    }

    /**
     * All lines are sorted anew when the rules come into force: now, or by the clock later. Who is promised a book keeps it.
     *
     * @throws cn.yishulai.kernel.Refused SECOND_PERSON_NEEDED for who changed it last, and DRAFT_UNKNOWN, DRAFT_CLOSED,
     *     DRAFT_CHANGED, RULES_FROM_THE_PAST
     */
    RequestRuleDraftView publish(Caller caller, String id, RequestRulePublicationForm form) {
        RuleDraft<RequestRules> seen = at(id, form.revision());
        if (seen.changedBy().equals(caller.personId())) {
            throw SECOND_PERSON_NEEDED.because("somebody else must publish what you prepared");
        }
        Instant from =
                form.validFrom() == null ? clock.instant() : form.validFrom().toInstant();
        RuleDraft<RequestRules> draft = drafts.publish(caller.personId(), seen, from);
        audit.record(
                caller.actor(),
                "rules.publish",
                "request-rules:" + draft.version(),
                Map.of(
                        "draft", draft.id().toString(),
                        "preparedBy", draft.changedBy().toString(),
                        "publishedBy", caller.personId().toString(),
                        "from", from.toString()));
        order.apply();
        return view(caller, draft);
    }

    RequestRuleDraftView show(Caller caller, String id) {
        return view(caller, drafts.require(OpaqueId.parse(id, DRAFT_UNKNOWN)));
    }

    Page<RequestRuleDraftView> open(Caller caller) {
        return new Page<>(
                drafts.open().stream().map(draft -> view(caller, draft)).toList(), null);
    }

    /** Newest first, each with what it changed. */
    Page<RequestRuleVersionView> versions(@Nullable String after, int limit) {
        List<PublishedRules<RequestRules>> found =
                rules.requestVersions(after == null ? Integer.MAX_VALUE : number(after), limit + 1);
        int inForce = rules.requests().version();
        Map<UUID, String> names = staff.displayNames(found.stream()
                .flatMap(one -> Stream.of(one.publishedBy(), one.preparedBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<RequestRuleVersionView> views = IntStream.range(0, found.size())
                .mapToObj(i -> view(
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

    private RuleDraft<RequestRules> at(String id, @Nullable Integer revision) {
        return drafts.require(OpaqueId.parse(id, DRAFT_UNKNOWN)).seenAt(revision);
    }

    private void tell(Caller caller, RuleDraft<RequestRules> draft, String verb) {
        audit.record(caller.actor(), verb, "request-rule-draft:" + draft.id(), Map.of("revision", draft.revision()));
    }

    private RequestRuleDraftView view(Caller caller, RuleDraft<RequestRules> draft) {
        RequestRules now = rules.requests();
        boolean sameOrder = now.order().equals(draft.rules().order());
        return new RequestRuleDraftView(
                draft.id(),
                draft.state(),
                draft.revision(),
                draft.rules(),
                draft.note(),
                staff.displayNames(List.of(draft.changedBy())).getOrDefault(draft.changedBy(), "—"),
                edge(draft.changedAt()),
                RuleChange.between(now, draft.rules()),
                RequestRuleWords.of(draft.rules()),
                sameOrder ? null : order.wouldMove(draft.rules().order()),
                draft.changedBy().equals(caller.personId()),
                draft.version());
    }

    private static RequestRulesView shown(RequestRules of, Instant from, @Nullable RequestRulesView next) {
        return new RequestRulesView(of, edge(from), RequestRuleWords.of(of), next);
    }

    private static RequestRuleVersionView view(
            PublishedRules<RequestRules> of, @Nullable RequestRules before, int inForce, Map<UUID, String> names) {
        Instant published = of.publishedAt();
        return new RequestRuleVersionView(
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

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
