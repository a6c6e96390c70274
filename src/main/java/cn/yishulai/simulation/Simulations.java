package cn.yishulai.simulation;

import static cn.yishulai.rules.RuleRefusal.DRAFT_UNKNOWN;
import static cn.yishulai.simulation.SimulationRefusal.SIMULATION_OVER;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RuleDrafts;
import cn.yishulai.rules.RuleSets;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Simulations that librarians and auditors ask for. What takes time is done by {@link SimulationRunner}; both rule sets are
 * kept as they are at this moment, so that what comes out belongs to them whatever is published meanwhile.
 */
@ApplicationScoped
@Transactional
public class Simulations {

    private final AgroalDataSource database;
    private final RuleSets rules;
    private final RuleDrafts drafts;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Simulations(
            AgroalDataSource database, RuleSets rules, RuleDrafts drafts, Audit audit, ObjectMapper json, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.drafts = drafts;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused SIMULATION_MALFORMED, SIMULATION_TOO_LARGE, SIMULATION_QUEUE_FULL, DRAFT_UNKNOWN */
    SimulationView start(Caller caller, SimulationForm form) {
        Plan plan = form.plan();
        RuleBook today = new RuleBook(rules.intake(), rules.requests(), 0);
        RuleBook proposed = form.proposesSomething() ? proposed(form, today) : null;
        return with(store -> {
            UUID id = store.add(form, today, proposed, clock.instant());
            audit.record(
                    caller.actor(),
                    "simulation.start",
                    "simulation:" + id,
                    Map.of("households", plan.city().households(), "days", plan.days(), "seed", plan.seed()));
            return store.require(id, clock.instant());
        });
    }

    private RuleBook proposed(SimulationForm form, RuleBook today) {
        IntakeRules intake = form.draftId() == null
                ? today.intake()
                : drafts.require(OpaqueId.parse(form.draftId(), DRAFT_UNKNOWN)).rules();
        return new RuleBook(
                intake,
                form.requests() == null ? today.requests() : form.requests().on(today.requests()),
                form.welcomeCredits() == null ? 0 : form.welcomeCredits());
    }

    SimulationView require(UUID id) {
        return with(store -> store.require(id, clock.instant()));
    }

    /** Newest first. */
    Page<SimulationView> list(@Nullable UUID after, int limit) {
        return with(store -> Page.cut(store.list(after, limit + 1, clock.instant()), limit, one -> one.id()
                .toString()));
    }

    /** A run that has begun goes to its end first; that takes seconds. @throws cn.yishulai.kernel.Refused SIMULATION_OVER */
    SimulationView cancel(Caller caller, UUID id) {
        return with(store -> {
            SimulationView seen = store.require(id, clock.instant());
            if (!store.end(id, SimulationState.CANCELLED, clock.instant())) {
                throw SIMULATION_OVER.because("the simulation is " + seen.state());
            }
            audit.record(caller.actor(), "simulation.cancel", "simulation:" + id, Map.of());
            return store.require(id, clock.instant());
        });
    }

    private interface Question<T> {
        T ask(SimulationStore store) throws SQLException, JsonProcessingException;
    }

    private <T> T with(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(new SimulationStore(connection, json));
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("simulations cannot be read or written", e);
        }
    }
}
