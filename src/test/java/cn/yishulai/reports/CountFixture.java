package cn.yishulai.reports;

import cn.yishulai.people.Somebody;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.UUID;
import org.hibernate.Session;

/** Definitions and counts that somebody else made. */
public final class CountFixture {

    private CountFixture() {}

    /** A definition of visits that another prepared. @return its id */
    public static String draft() {
        CountingRules rules = new CountingRules(
                CountingRules.FairUnit.PERSON_DAY,
                CountingRules.CounterUnit.FAMILY_DAY,
                true,
                true,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                10);
        return bean(Definitions.class)
                .prepare(Somebody.aLibrarian().caller(), new DefinitionForm(Report.VISITS, rules, "一人一天只算一次"))
                .id()
                .toString();
    }

    /** Of visits in a month long ago, done. @return its id */
    public static String count() {
        return bean(Counts.class)
                .ask(
                        Somebody.aLibrarian().caller(),
                        new CountForm(Report.VISITS, "1990-01-01", "1990-01-31", null, null, null, null))
                .id()
                .toString();
    }

    /** One that some other process is busy with for an hour, so that none here takes it. @return its id */
    public static String running() {
        UUID by = Somebody.aLibrarian().caller().personId();
        return QuarkusTransaction.requiringNew().call(() -> bean(Session.class)
                .createNativeQuery(
                        """
                        INSERT INTO report_count (report, definition_id, first_day, last_day, as_of, state, of_steps, asked_by, asked_at, worker, lease_until)
                        SELECT report, id, '1990-01-01', '1990-12-31', now() - interval '1 hour', 'RUNNING', 12, ?1, now(), uuidv7(), now() + interval '1 hour'
                        FROM report_definition WHERE report = 'VISITS' AND version = 1 RETURNING id::text""",
                        Object.class)
                .setParameter(1, by)
                .getSingleResult()
                .toString());
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
