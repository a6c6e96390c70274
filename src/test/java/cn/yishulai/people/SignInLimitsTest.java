package cn.yishulai.people;

import static cn.yishulai.people.SignInRefusal.SIGN_IN_REFUSED;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_TOO_OFTEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.kernel.Refused;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInLimitsTest {

    private static final String PASSWORD = "correct horse battery";

    @Inject
    SignIn signIn;

    @Inject
    Staff staff;

    @Inject
    RateLimiter limiter;

    private final String name = "li-" + UUID.randomUUID();
    private final String home = anAddress();

    @Test
    void fiveWrongPasswordsCloseOneAddressAndNoOther() {
        register();
        for (int i = 0; i < PasswordCheck.WRONG_PER_NAME_AND_ADDRESS; i++) {
            assertThat(refusal(home, "wrong")).isEqualTo(SIGN_IN_REFUSED);
        }
        assertThat(refusal(home, PASSWORD)).isEqualTo(SIGN_IN_TOO_OFTEN);
        assertThat(open(anAddress(), PASSWORD).caller().role()).isEqualTo(Role.STAFF);
    }

    @Test
    void anAttackFromEverywhereDoesNotLockOutWhoSitsAtTheirDesk() {
        register();
        open(home, PASSWORD);
        for (int i = 0; i < PasswordCheck.WRONG_PER_NAME_AT_NEW_ADDRESSES; i++) {
            refusal(anAddress(), "wrong");
        }
        assertThat(refusal(anAddress(), PASSWORD)).isEqualTo(SIGN_IN_TOO_OFTEN);
        assertThat(open(home, PASSWORD).caller().role()).isEqualTo(Role.STAFF);
    }

    @Test
    void anEventThatIsRefusedCountsNowhere() {
        RateLimiter.Limit wide = new RateLimiter.Limit("wide:" + name, 3, Duration.ofMinutes(1));
        RateLimiter.Limit narrow = new RateLimiter.Limit("narrow:" + name, 1, Duration.ofMinutes(1));
        assertThat(limiter.take(List.of(wide, narrow))).isEmpty();
        assertThat(limiter.take(List.of(wide, narrow))).isPresent();
        assertThat(limiter.take(List.of(wide))).isEmpty();
        assertThat(limiter.take(List.of(wide))).isEmpty();
        assertThat(limiter.take(List.of(wide)).orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    @Test
    void aHomeNetworkIsOneAddress() {
        assertThat(new Visitor("2001:db8:1:2:aaaa::1", null)).isEqualTo(new Visitor("2001:db8:1:2:bbbb::9", null));
        assertThat(new Visitor("2001:db8:1:3::1", null)).isNotEqualTo(new Visitor("2001:db8:1:2::1", null));
    }

    private void register() {
        staff.register(name, "小李", Role.STAFF, PASSWORD, Set.of());
    }

    private SignedIn open(String address, String password) {
        SignInForm form = SignInForm.byPassword(name, password);
        return signIn.open(UUID.randomUUID(), form, new Visitor(address, null));
    }

    private Object refusal(String address, String password) {
        return catchThrowableOfType(Refused.class, () -> open(address, password))
                .refusal();
    }

    private static String anAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static String aPhone() {
        return "135%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }
}
