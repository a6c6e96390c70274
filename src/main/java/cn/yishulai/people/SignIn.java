package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing in. Whatever is wrong gets one and the same refusal. A retry with the same Idempotency-Key is answered from
 * the session that the first try opened; no token is stored for it.
 */
@ApplicationScoped
public class SignIn {

    private final SignInSteps steps;
    private final PasswordCheck passwords;
    private final StaffPins pins;
    private final OutsideCheck outside;
    private final Macs macs;

    SignIn(SignInSteps steps, PasswordCheck passwords, StaffPins pins, OutsideCheck outside, Macs macs) {
        this.steps = steps;
        this.passwords = passwords;
        this.pins = pins;
        this.outside = outside;
        this.macs = macs;
    }

    /**
     * Opens a session. A password is checked outside of any transaction, because that takes longer than all the rest.
     *
     * @param key the Idempotency-Key
     * @throws cn.yishulai.kernel.Refused SIGN_IN_REFUSED, SIGN_IN_MALFORMED, SIGN_IN_TOO_OFTEN, SIGN_IN_BUSY, SECOND_FACTOR_ASKED, PIN_LOCKED, LOGIN_NOT_LINKED, EMAIL_NOT_OFFERED,
     *     IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_FLIGHT
     */
    public SignedIn open(UUID key, SignInForm form, Visitor visitor) {
        byte[] mac = macs.of("login-attempt", form.parts());
        Optional<SignedIn> earlier = steps.earlier(key, mac);
        return earlier.orElseGet(() -> switch (form.grant()) {
            case PHONE -> steps.byPhone(key, mac, form, visitor);
            case EMAIL -> steps.byEmail(key, mac, form, visitor);
            case READER_CARD -> steps.byOutside(key, mac, form, outside.byCard(form, visitor));
            case WECHAT -> steps.byOutside(key, mac, form, outside.byWeChat(form, visitor));
            case PIN -> steps.byPin(key, mac, pins.whose(form, visitor));
            case STAFF -> byPassword(key, mac, form, visitor);
        });
    }

    /** A right password that is sent again, while its first try is still being answered, is no guess. */
    private SignedIn byPassword(UUID key, byte[] mac, SignInForm form, Visitor visitor) {
        Optional<PasswordCheck.Proven> proven = passwords.whose(form, visitor);
        try {
            return steps.byPassword(key, mac, form, proven);
        } catch (Refused refused) {
            if (refused.refusal().kind() == Refusal.Kind.CONFLICT) {
                proven.ifPresent(passwords::forgiveApart);
            }
            throw refused;
        }
    }
}
