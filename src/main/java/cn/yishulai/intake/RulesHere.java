package cn.yishulai.intake;

import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** By which rules a place takes books in and keeps them for readers at this moment, and into which purse credits go. */
@ApplicationScoped
public class RulesHere {

    private final RuleSets rules;
    private final SessionRules sessions;
    private final Clock clock;

    RulesHere(RuleSets rules, SessionRules sessions, Clock clock) {
        this.rules = rules;
        this.sessions = sessions;
        this.clock = clock;
    }

    IntakeRules at(UUID site) {
        return of(terms(site));
    }

    /** How many requests may be open, how long an offer stands and a copy is kept, for who fetches books here. */
    public RequestRules requests(UUID site) {
        Integer version = terms(site).requestRules();
        return version == null ? rules.requests() : rules.requests(version);
    }

    SessionRules.Terms terms(UUID site) {
        return sessions.at(site, clock.instant());
    }

    IntakeRules of(SessionRules.Terms terms) {
        Integer version = terms.intakeRules();
        return version == null ? rules.intake() : rules.intake(version);
    }
}
