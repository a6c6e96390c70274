package cn.yishulai.people;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The phone with the codes of a second factor, for story tests. */
public final class Authenticator {

    private final String secret;

    public Authenticator(String secret) {
        this.secret = secret;
    }

    /** What it shows now, by the clock of the service. */
    public String code() {
        long second = Arc.container().instance(Clock.class).get().instant().getEpochSecond();
        return Totp.code(secret, second / Totp.STEP.toSeconds());
    }

    /** Something that it does not show. */
    public String wrongCode() {
        String code = code();
        return (char) ('0' + (code.charAt(0) - '0' + 5) % 10) + code.substring(1);
    }

    /** The next codes, from here on. */
    public static Duration steps(int many) {
        return Totp.STEP.multipliedBy(many);
    }

    /** A member of staff who has one: their id. */
    public static UUID ofSomebody() {
        UUID id = Somebody.staffAt(UUID.randomUUID()).caller().personId();
        QuarkusTransaction.requiringNew().run(() -> {
            SecondFactor factor = new SecondFactor(id, new byte[1], UUID.randomUUID(), Instant.now());
            factor.confirmed(UUID.randomUUID(), Instant.now());
            Arc.container().instance(SecondFactorRepository.class).get().keep(factor);
        });
        return id;
    }

    /** For this test, a service that is no demonstration. */
    public static void isRequired() {
        QuarkusMock.installMockForType(
                new SecondFactorPolicy(
                        Arc.container().instance(SecondFactorRepository.class).get(),
                        () -> Optional.of(true),
                        Arc.container().instance(DemoCodes.class).get()),
                SecondFactorPolicy.class);
    }
}
