package cn.yishulai.notices;

import cn.yishulai.people.Somebody;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.UUID;
import org.hibernate.Session;

/** A copy of a notice that no carrier took. */
public final class DeadLetterFixture {

    private DeadLetterFixture() {}

    /** @return its id */
    public static String oneOf(Somebody family) {
        Session database = Arc.container().instance(Session.class).get();
        UUID copy = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            UUID notice = UUID.randomUUID();
            database.createNativeMutationQuery(
                            """
                            INSERT INTO notice (id, household_id, kind, facts, at)
                            VALUES (?1, ?2, 'REQUEST_FOLDED', '{"title": "呐喊"}', now() - interval '3 days')""")
                    .setParameter(1, notice)
                    .setParameter(2, family.caller().household())
                    .executeUpdate();
            database.createNativeMutationQuery(
                            """
                            INSERT INTO notice_copy (id, notice_id, channel, state, due_at, attempts, trouble, ended_at)
                            VALUES (?1, ?2, 'SMS', 'DEAD', now(), 7, 'the carrier answered 404', now())""")
                    .setParameter(1, copy)
                    .setParameter(2, notice)
                    .executeUpdate();
        });
        return copy.toString();
    }
}
