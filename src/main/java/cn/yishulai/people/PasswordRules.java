package cn.yishulai.people;

import static cn.yishulai.people.PasswordRefusal.PASSWORD_TOO_COMMON;
import static cn.yishulai.people.PasswordRefusal.PASSWORD_TOO_SHORT;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a new password must be (NIST SP 800-63B, 5.1.1): long, not one that is tried first, and nothing else; no digits or
 * signs are asked for. The demonstration's own logins are made without asking here.
 */
@ApplicationScoped
class PasswordRules {

    static final int SHORTEST = 12;

    /** 10^8 guesses outlast the limits on guessing by some centuries; "password1234" takes 10^4. */
    private static final double FEWEST_GUESSES_LOG10 = 8;
    /** The estimate takes the square of the length; the rest of a long one only makes it better. */
    private static final int ESTIMATED = 48;

    private final Zxcvbn estimate = new Zxcvbn();
    private final Optional<StolenPasswords> stolen;

    PasswordRules(PasswordsConfig config) {
        this.stolen = config.breachedFile().map(StolenPasswords::new);
    }

    /** A list that was configured and cannot be read keeps the service from starting, rather than from being asked. */
    void readListAtStart(@Observes StartupEvent start) {
        stolen.ifPresent(list -> list.contains(""));
    }

    /**
     * @param own what everybody would try first with this person
     * @throws cn.yishulai.kernel.Refused PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON
     */
    void require(String password, String... own) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw PASSWORD_TOO_SHORT.because("a password has %d characters or more".formatted(SHORTEST));
        }
        List<String> known = Stream.concat(Arrays.stream(own), Stream.of("yishulai", "益书来", "jinling", "library"))
                .toList();
        String begin = password.length() > ESTIMATED ? password.substring(0, ESTIMATED) : password;
        if (estimate.measure(begin, known).getGuessesLog10() < FEWEST_GUESSES_LOG10
                || stolen.filter(list -> list.contains(password)).isPresent()) {
            throw PASSWORD_TOO_COMMON.because("this password is among those that are tried first");
        }
    }
}
