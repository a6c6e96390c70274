package cn.yishulai.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Drafts of the rules of requests: the order of the line, what homes are asked for, swaps between families. */
@ApplicationScoped
@Transactional
public class RequestRuleDrafts {

    private final Drafts<RequestRules> drafts;

    RequestRuleDrafts(Session database, ObjectMapper json, Clock clock) {
        drafts = new Drafts<>(RuleKind.REQUESTS, RequestRules.class, database, json, clock);
    }

    public RuleDraft<RequestRules> begin(UUID by, RequestRules rules, String note) {
        return drafts.begin(by, rules, note);
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN */
    public RuleDraft<RequestRules> require(UUID id) {
        return drafts.require(id);
    }

    /** Those that can still be published, the last changed first. */
    public List<RuleDraft<RequestRules>> open() {
        return drafts.open();
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED, DRAFT_CHANGED when somebody else changed it meanwhile */
    public RuleDraft<RequestRules> change(UUID by, RuleDraft<RequestRules> seen, RequestRules rules, String note) {
        return drafts.change(by, seen, rules, note);
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED */
    public RuleDraft<RequestRules> discard(UUID id) {
        return drafts.discard(id);
    }

    /**
     * Publishes the draft as the next version.
     *
     * @param from when it comes into force; not in the past, as nobody decides backwards
     * @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED, DRAFT_CHANGED, RULES_FROM_THE_PAST
     */
    public RuleDraft<RequestRules> publish(UUID by, RuleDraft<RequestRules> seen, Instant from) {
        return drafts.publish(by, seen, from);
    }
}
