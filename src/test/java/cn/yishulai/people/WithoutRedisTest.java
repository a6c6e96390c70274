package cn.yishulai.people;

import static cn.yishulai.people.SignInRefusal.SIGN_IN_REFUSED;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_TOO_OFTEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.kernel.Refused;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis is away. Limits for comfort are open; every way of guessing is as closed as with it. */
@QuarkusTest
class WithoutRedisTest {

    @Inject
    SignIn signIn;

    @Inject
    Staff staff;

    @Inject
    OneTimeCodes codes;

    @Inject
    Macs macs;

    private final AtomicInteger asked = new AtomicInteger();
    private RateLimiter limiter;

    @BeforeEach
    void takeRedisAway() {
        limiter = new RateLimiter(redisThatIsAway(), macs, Clock.systemUTC());
        QuarkusMock.installMockForType(limiter, RateLimiter.class);
    }

    @Test
    void comfortIsOpenAndADeadRedisIsNotAskedAgainAtOnce() {
        RateLimiter.Limit one = new RateLimiter.Limit("x", 1, Duration.ofMinutes(1));
        for (int i = 0; i < 50; i++) {
            assertThat(limiter.takeWithoutWaiting(one)).isEmpty();
            assertThat(limiter.take(List.of(one))).isEmpty();
        }
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void oneNumberGetsNoSecondCodeWithinAMinute() {
        String phone = aPhone();
        codes.send(phone, new Visitor(anAddress(), null));
        assertTooOften(() -> codes.send(phone, new Visitor(anAddress(), null)));
    }

    @Test
    void oneDeviceGetsTenCodesAnHour() {
        String device = UUID.randomUUID().toString();
        for (int i = 0; i < OneTimeCodes.PER_DEVICE_AND_HOUR; i++) {
            codes.send(aPhone(), new Visitor(anAddress(), device));
        }
        assertTooOften(() -> codes.send(aPhone(), new Visitor(anAddress(), device)));
    }

    @Test
    void oneAddressGetsSixtyCodesAnHour() {
        Visitor school = new Visitor(anAddress(), null);
        for (int i = 0; i < OneTimeCodes.PER_ADDRESS_AND_HOUR; i++) {
            codes.send(aPhone(), school);
        }
        assertTooOften(() -> codes.send(aPhone(), school));
    }

    @Test
    void aCodeIsDeadAfterFiveWrongGuesses() {
        String phone = aPhone();
        codes.send(phone, new Visitor(anAddress(), null));
        for (int i = 0; i < 2 * OneTimeCode.TRIES; i++) {
            assertThat(guess(anAddress(), SignInForm.Grant.PHONE, phone, "%06d".formatted(i)))
                    .isEqualTo(SIGN_IN_REFUSED);
        }
    }

    @Test
    void oneMailboxGetsNoSecondCodeWithinAMinute() {
        String email = anEmail();
        codes.sendByEmail(email, new Visitor(anAddress(), null));
        assertTooOften(() -> codes.sendByEmail(email, new Visitor(anAddress(), null)));
    }

    @Test
    void aCodeByMailIsDeadAfterFiveWrongGuesses() {
        String email = anEmail();
        codes.sendByEmail(email, new Visitor(anAddress(), null));
        for (int i = 0; i < 2 * OneTimeCode.TRIES; i++) {
            assertThat(guess(anAddress(), SignInForm.Grant.EMAIL, email, "%06d".formatted(i)))
                    .isEqualTo(SIGN_IN_REFUSED);
        }
    }

    @Test
    void oneAddressGuessesSixtyCodesAnHourOverPhonesAndMailboxes() {
        String address = anAddress();
        for (int i = 0; i < SignInSteps.WRONG_CODES_PER_ADDRESS; i++) {
            SignInForm.Grant grant = i % 2 == 0 ? SignInForm.Grant.EMAIL : SignInForm.Grant.PHONE;
            assertThat(guess(address, grant, i % 2 == 0 ? anEmail() : aPhone(), "000000"))
                    .isEqualTo(SIGN_IN_REFUSED);
        }
        assertThat(guess(address, SignInForm.Grant.EMAIL, anEmail(), "000000")).isEqualTo(SIGN_IN_TOO_OFTEN);
    }

    @Test
    void fivePasswordsAreGuessedForOneReaderCardAtOneAddress() {
        String card = "NL" + UUID.randomUUID().toString().substring(0, 12);
        OutsideFakes.card(card, "310115");
        String address = anAddress();
        for (int i = 0; i < PasswordCheck.WRONG_PER_NAME_AND_ADDRESS; i++) {
            assertThat(guess(address, SignInForm.Grant.READER_CARD, card, "000000"))
                    .isEqualTo(SIGN_IN_REFUSED);
        }
        assertThat(guess(address, SignInForm.Grant.READER_CARD, card, "310115")).isEqualTo(SIGN_IN_TOO_OFTEN);
    }

    @Test
    void thirtyPinsAreGuessedWithoutADeviceOfOurs() {
        String name = "li-" + UUID.randomUUID();
        String address = anAddress();
        for (int i = 0; i < StaffPins.WRONG_PER_DEVICE; i++) {
            assertThat(guess(address, SignInForm.Grant.PIN, name, "591836")).isEqualTo(SIGN_IN_REFUSED);
        }
        assertThat(guess(address, SignInForm.Grant.PIN, name, "591836")).isEqualTo(SIGN_IN_TOO_OFTEN);
    }

    @Test
    void codesOfWeChatAreGuessedNoOftenerThanPasswordsFromOneAddress() {
        String address = anAddress();
        for (int i = 0; i < PasswordCheck.WRONG_PER_ADDRESS; i++) {
            assertThat(guess(address, SignInForm.Grant.WECHAT, "", "none" + i)).isEqualTo(SIGN_IN_REFUSED);
        }
        String good = OutsideFakes.codeOf("o" + UUID.randomUUID());
        assertThat(guess(address, SignInForm.Grant.WECHAT, "", good)).isEqualTo(SIGN_IN_TOO_OFTEN);
    }

    @Test
    void oneAddressGuessesSixtyCodesAnHourOverAllNumbers() {
        String address = anAddress();
        for (int i = 0; i < SignInSteps.WRONG_CODES_PER_ADDRESS; i++) {
            assertThat(guess(address, SignInForm.Grant.PHONE, aPhone(), "000000"))
                    .isEqualTo(SIGN_IN_REFUSED);
        }
        assertThat(guess(address, SignInForm.Grant.PHONE, aPhone(), "000000")).isEqualTo(SIGN_IN_TOO_OFTEN);
    }

    @Test
    void fivePasswordsAreGuessedForOneNameAtOneAddress() {
        String name = "li-" + UUID.randomUUID();
        staff.register(name, "小李", Role.STAFF, "correct horse battery", Set.of());
        String address = anAddress();
        for (int i = 0; i < PasswordCheck.WRONG_PER_NAME_AND_ADDRESS; i++) {
            assertThat(guess(address, SignInForm.Grant.STAFF, name, "wrong")).isEqualTo(SIGN_IN_REFUSED);
        }
        assertThat(guess(address, SignInForm.Grant.STAFF, name, "correct horse battery"))
                .isEqualTo(SIGN_IN_TOO_OFTEN);
    }

    private Object guess(String address, SignInForm.Grant grant, String who, String secret) {
        SignInForm form =
                switch (grant) {
                    case PHONE -> SignInForm.byPhone(who, secret);
                    case EMAIL -> SignInForm.byEmail(who, secret);
                    case STAFF -> SignInForm.byPassword(who, secret);
                    case READER_CARD ->
                        new SignInForm(grant, null, null, null, secret, null, null, null, who, null, null);
                    case WECHAT -> new SignInForm(grant, null, null, null, null, null, null, null, null, secret, null);
                    case PIN ->
                        new SignInForm(
                                grant, null, null, who, null, null, "no device of ours", secret, null, null, null);
                };
        return catchThrowableOfType(
                        Refused.class, () -> signIn.open(UUID.randomUUID(), form, new Visitor(address, null)))
                .refusal();
    }

    private static void assertTooOften(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(Refused.class, call).refusal()).isEqualTo(SIGN_IN_TOO_OFTEN);
    }

    /** Its client answers every call as it does when nobody listens. */
    private RedisDataSource redisThatIsAway() {
        ReactiveRedisDataSource later = (ReactiveRedisDataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ReactiveRedisDataSource.class}, (self, method, args) -> {
                    asked.incrementAndGet();
                    return Uni.createFrom().failure(new IOException("connection refused"));
                });
        return (RedisDataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RedisDataSource.class}, (self, method, args) -> {
                    if (method.getName().equals("getReactive")) {
                        return later;
                    }
                    asked.incrementAndGet();
                    throw new UncheckedIOException(new IOException("connection refused"));
                });
    }

    private static String anAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static String anEmail() {
        return "r" + UUID.randomUUID() + "@example.cn";
    }

    private static String aPhone() {
        return "135%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }
}
