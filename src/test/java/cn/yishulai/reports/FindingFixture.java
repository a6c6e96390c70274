package cn.yishulai.reports;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.UUID;
import org.hibernate.Session;

/** A finding of the report on unusual minting: one family and one title, four times; pooled, so that no credit was minted. */
public final class FindingFixture {

    private static final int TIMES = 4;

    private FindingFixture() {}

    /** @return its name */
    public static String of(UUID household, String copyCode) {
        Session database = Arc.container().instance(Session.class).get();
        UUID[] volume = new UUID[1];
        QuarkusTransaction.requiringNew().run(() -> {
            volume[0] = database.createNativeQuery("SELECT volume_id FROM copy WHERE code = ?1", UUID.class)
                    .setParameter(1, copyCode)
                    .getSingleResult();
            for (int i = 0; i < TIMES; i++) {
                UUID session = UUID.randomUUID();
                database.createNativeMutationQuery(
                                """
                                INSERT INTO drop_off (id, state, site_id, household_id, opened_for, opened_by, opened_at, closed_at, rules_version)
                                SELECT ?1, 'CLOSED', (SELECT id FROM site ORDER BY id LIMIT 1), ?2, ?2, ?1, now(), now(), 1""")
                        .setParameter(1, session)
                        .setParameter(2, household)
                        .executeUpdate();
                database.createNativeMutationQuery(
                                """
                                INSERT INTO inspection (id, drop_off_id, copy_id, volume_id, decision, reason, grade, rules_version, credits, inspected_by, decided_at)
                                SELECT gen_random_uuid(), ?1, id, volume_id, 'CREDIT', 'POOLED', 'GOOD', 1, 0, ?1, now() FROM copy WHERE code = ?2""")
                        .setParameter(1, session)
                        .setParameter(2, copyCode)
                        .executeUpdate();
            }
        });
        return OwnDealings.digest(new Object[] {"SAME_TITLE", null, household, null, null, volume[0], null});
    }
}
