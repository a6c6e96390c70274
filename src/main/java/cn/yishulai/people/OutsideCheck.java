package cn.yishulai.people;

import static cn.yishulai.people.OutsideRefusal.SIGN_IN_WAY_AWAY;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_MALFORMED;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_TOO_OFTEN;

import cn.yishulai.kernel.Refused;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Proofs by systems outside. A try is counted here before the other system is asked, so that it is not tried through us
 * faster than it would be directly; the limits stand in the database and never fail open. No transaction is open while the
 * other system thinks.
 */
@ApplicationScoped
class OutsideCheck {

    private static final Logger LOG = Logger.getLogger(OutsideCheck.class);

    private final ReaderCards cards;
    private final WeChat weChat;
    private final LoginRepository logins;
    private final Macs macs;
    private final Clock clock;

    OutsideCheck(ReaderCards cards, WeChat weChat, LoginRepository logins, Macs macs, Clock clock) {
        this.cards = cards;
        this.weChat = weChat;
        this.logins = logins;
        this.macs = macs;
        this.clock = clock;
    }

    /** Somebody whom a system outside knows. @param subject a keyed digest of what they are called there */
    record Proof(OutsideKind kind, byte[] subject) {}

    private interface Question {
        Optional<String> ask() throws OutsideAway;
    }

    /** @throws cn.yishulai.kernel.Refused SIGN_IN_MALFORMED, SIGN_IN_TOO_OFTEN, SIGN_IN_WAY_CLOSED, SIGN_IN_WAY_AWAY */
    Optional<Proof> byCard(SignInForm form, Visitor visitor) {
        String card = form.card();
        String password = form.password();
        if (card == null || password == null) {
            throw SIGN_IN_MALFORMED.because("grant READER_CARD needs card and password");
        }
        return proof(OutsideKind.READER_CARD, card, visitor, () -> cards.reader(card, password));
    }

    /** @throws cn.yishulai.kernel.Refused SIGN_IN_MALFORMED, SIGN_IN_TOO_OFTEN, SIGN_IN_WAY_CLOSED, SIGN_IN_WAY_AWAY */
    Optional<Proof> byWeChat(SignInForm form, Visitor visitor) {
        String code = form.wechatCode();
        if (code == null) {
            throw SIGN_IN_MALFORMED.because("grant WECHAT needs wechatCode");
        }
        return proof(OutsideKind.WECHAT, null, visitor, () -> weChat.openid(code));
    }

    /** @param name as it was typed, if it is one that can be tried again */
    private Optional<Proof> proof(OutsideKind kind, @Nullable String name, Visitor visitor, Question question) {
        byte[] address = macs.of("visitor", visitor.address());
        byte[] who = name == null ? address : macs.of("visitor", kind.name(), name);
        UUID attempt = QuarkusTransaction.requiringNew().call(() -> count(who, address));
        try {
            Optional<Proof> proof =
                    question.ask().map(subject -> new Proof(kind, macs.of("outside", kind.name(), subject)));
            proof.ifPresent(p -> forgive(attempt));
            return proof;
        } catch (Refused closed) {
            forgive(attempt);
            throw closed;
        } catch (OutsideAway e) {
            LOG.warnf("%s cannot be asked: %s", kind, e.getMessage());
            forgive(attempt);
            throw SIGN_IN_WAY_AWAY.because(
                    "that system does not answer now; sign in by phone", Map.of("retryAfterSeconds", 60L));
        }
    }

    private void forgive(UUID attempt) {
        QuarkusTransaction.requiringNew().run(() -> logins.uncount(attempt));
    }

    private UUID count(byte[] who, byte[] address) {
        Instant since = clock.instant().minus(PasswordCheck.WINDOW);
        logins.queue(who);
        if (who != address
                        && (logins.failuresOf(who, address, since) >= PasswordCheck.WRONG_PER_NAME_AND_ADDRESS
                                || logins.failuresOf(who, null, since) >= PasswordCheck.WRONG_PER_NAME_AT_NEW_ADDRESSES)
                || logins.failuresFrom(address, since) >= PasswordCheck.WRONG_PER_ADDRESS) {
            throw SIGN_IN_TOO_OFTEN.because(
                    "too many wrong tries", Map.of("retryAfterSeconds", PasswordCheck.WINDOW.toSeconds()));
        }
        return logins.count(who, address, clock.instant());
    }
}
