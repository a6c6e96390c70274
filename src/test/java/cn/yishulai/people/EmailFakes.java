package cn.yishulai.people;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Mail of story tests: a service without a mail host, and time that passes for one address. */
public final class EmailFakes {

    private EmailFakes() {}

    /** For the rest of this test. */
    public static void noHost() {
        EmailConfig none = new EmailConfig() {
            @Override
            public Optional<String> host() {
                return Optional.empty();
            }

            @Override
            public Optional<String> from() {
                return Optional.empty();
            }
        };
        QuarkusMock.installMockForType(
                new EmailWay(none, Arc.container().instance(DemoCodes.class).get()), EmailWay.class);
    }

    /** Another code may be asked for. */
    public static void aMinuteLater(String email) {
        QuarkusTransaction.requiringNew().run(() -> Arc.container()
                .instance(EntityManager.class)
                .get()
                .createNativeQuery(
                        "UPDATE one_time_code SET asked_at = asked_at - interval '2 minutes' WHERE sent_to = ?1")
                .setParameter(1, email)
                .executeUpdate());
    }
}
