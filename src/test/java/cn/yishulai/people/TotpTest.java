package cn.yishulai.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** "12345678901234567890", the secret of the examples in RFC 6238. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void aClockMayBeOneStepWrongAndNoMore() {
        String code = Totp.code(SECRET, 100);
        assertThat(Totp.step(SECRET, code, at(99))).hasValue(100);
        assertThat(Totp.step(SECRET, code, at(101))).hasValue(100);
        assertThat(Totp.step(SECRET, code, at(98))).isEmpty();
        assertThat(Totp.step(SECRET, code, at(102))).isEmpty();
    }

    @Test
    void aSecretHas160BitsAndIsNeverTheSame() {
        assertThat(Totp.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.secret());
    }

    @Test
    void anAuthenticatorReadsTheAddress() {
        assertThat(Totp.uri("li wei", SECRET))
                .isEqualTo("otpauth://totp/%E7%9B%8A%E4%B9%A6%E6%9D%A5:li%20wei?secret=" + SECRET
                        + "&issuer=%E7%9B%8A%E4%B9%A6%E6%9D%A5&algorithm=SHA1&digits=6&period=30");
    }

    private static Instant at(long step) {
        return Instant.ofEpochSecond(step * 30 + 7);
    }
}
