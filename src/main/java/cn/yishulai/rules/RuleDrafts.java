package cn.yishulai.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Drafts of the rules by which books are taken in. */
@ApplicationScoped
@Transactional
public class RuleDrafts {

    private final Drafts<IntakeRules> drafts;

    RuleDrafts(Session database, ObjectMapper json, Clock clock) {
        drafts = new Drafts<>(RuleKind.INTAKE, IntakeRules.class, database, json, clock);
    }

    public RuleDraft<IntakeRules> begin(UUID by, IntakeRules rules, String note) {
        return drafts.begin(by, rules, note);
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN */
    public RuleDraft<IntakeRules> require(UUID id) {
        return drafts.require(id);
    }

    /** Those that can still be published, the last changed first. */
    public List<RuleDraft<IntakeRules>> open() {
        return drafts.open();
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED, DRAFT_CHANGED when somebody else changed it meanwhile */
    public RuleDraft<IntakeRules> change(UUID by, RuleDraft<IntakeRules> seen, IntakeRules rules, String note) {
        return drafts.change(by, seen, rules, note);
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED */
    public RuleDraft<IntakeRules> discard(UUID id) {
        return drafts.discard(id);
    }

    /**
     * Publishes the draft as the next version.
     *
     * @param from when it comes into force; not in the past, as nobody decides backwards
     * @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED, DRAFT_CHANGED, RULES_FROM_THE_PAST
     */
    public RuleDraft<IntakeRules> publish(UUID by, RuleDraft<IntakeRules> seen, Instant from) {
        return drafts.publish(by, seen, from);
    }
}
