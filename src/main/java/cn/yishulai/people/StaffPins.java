package cn.yishulai.people;

import static cn.yishulai.people.DeviceRefusal.PIN_LOCKED;
import static cn.yishulai.people.DeviceRefusal.PIN_TRIVIAL;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_MALFORMED;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_TOO_OFTEN;

import cn.yishulai.journal.Audit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * PINs for shared devices. A PIN is worth something only together with a device that was paired: the device is what one
 * has, the PIN what one knows, so such a session counts as proven by two factors. Five wrong ones lock a name at that
 * device and nowhere else; the password is never touched, so nobody can be locked out of it.
 */
@ApplicationScoped
public class StaffPins {

    /** Over all names, of one device or one address, in the window of wrong passwords. */
    static final int WRONG_PER_DEVICE = 30;

    private static final String ROWS = "012345678901234 987654321098765";
    private static final Pattern TWICE = Pattern.compile("(\\d{1,3})\\1+");

    private final DeviceRepository devices;
    private final StaffRepository staff;
    private final LoginRepository logins;
    private final PasswordCheck check;
    private final Passwords passwords;
    private final Macs macs;
    private final Audit audit;
    private final Clock clock;

    StaffPins(
            DeviceRepository devices,
            StaffRepository staff,
            LoginRepository logins,
            PasswordCheck check,
            Passwords passwords,
            Macs macs,
            Audit audit,
            Clock clock) {
        this.devices = devices;
        this.staff = staff;
        this.logins = logins;
        this.check = check;
        this.passwords = passwords;
        this.macs = macs;
        this.audit = audit;
        this.clock = clock;
    }

    /** A PIN that fitted at a device. */
    record Proven(UUID member, UUID device) {}

    private record Known(Optional<UUID> id, String hash) {}

    /**
     * Sets one's PIN, with the password once more; unlocks it everywhere.
     *
     * @throws cn.yishulai.kernel.Refused PASSWORD_WRONG, PIN_TRIVIAL, SIGN_IN_TOO_OFTEN, SIGN_IN_BUSY
     */
    @Transactional
    public void set(Caller caller, String password, String pin, Visitor visitor) {
        if (isTrivial(pin)) {
            throw PIN_TRIVIAL.because("no rows and no repetitions");
        }
        check.requireOwn(caller.personId(), password, visitor);
        StaffMember member = staff.findById(caller.personId());
        devices.keepPin(member.id(), passwords.hash(keyed(member.id().toString(), pin)), clock.instant());
        devices.forgetTries(who(member.name()));
        audit.record(caller.actor(), "pin.set", "staff:" + member.id(), Map.of());
    }

    /** From here on there is none. */
    @Transactional
    public void forget(Caller caller) {
        devices.forgetPin(caller.personId());
        audit.record(caller.actor(), "pin.forget", "staff:" + caller.personId(), Map.of());
    }

    static boolean isTrivial(String pin) {
        return ROWS.contains(pin)
                || TWICE.matcher(pin).matches()
                || pin.chars().distinct().count() < 3;
    }

    /**
     * Who has this name and PIN, at this device; nothing when nobody. A try is taken before the PIN is looked at, so that
     * tries sent at the same time count too. Takes as long for a name that nobody has.
     *
     * @throws cn.yishulai.kernel.Refused SIGN_IN_MALFORMED, SIGN_IN_TOO_OFTEN, SIGN_IN_BUSY, PIN_LOCKED
     */
    Optional<Proven> whose(SignInForm form, Visitor visitor) {
        String name = form.name();
        String pin = form.pin();
        String credential = form.deviceCredential();
        if (name == null || pin == null || credential == null) {
            throw SIGN_IN_MALFORMED.because("grant PIN needs deviceCredential, name and pin");
        }
        byte[] who = who(name);
        byte[] address = macs.of("visitor", visitor.address());
        Optional<UUID> device = QuarkusTransaction.requiringNew()
                .call(() -> devices.byCredential(Macs.digest(credential)).map(CounterDevice::id));
        byte[] from = device.map(id -> macs.of("visitor", "counter-device", id.toString()))
                .orElse(address);
        UUID attempt = QuarkusTransaction.requiringNew().call(() -> count(who, from, device));
        Known known = QuarkusTransaction.requiringNew().call(() -> read(name));
        boolean fits = check.fits(keyed(known.id().map(UUID::toString).orElse(name), pin), known.hash());
        if (!fits || known.id().isEmpty() || device.isEmpty()) {
            return Optional.empty();
        }
        QuarkusTransaction.requiringNew().run(() -> {
            logins.uncount(attempt);
            devices.forgetTries(device.get(), who);
        });
        return Optional.of(new Proven(known.id().get(), device.get()));
    }

    private UUID count(byte[] who, byte[] from, Optional<UUID> device) {
        logins.queue(from);
        if (logins.failuresFrom(from, clock.instant().minus(PasswordCheck.WINDOW)) >= WRONG_PER_DEVICE) {
            throw SIGN_IN_TOO_OFTEN.because(
                    "too many wrong PINs", Map.of("retryAfterSeconds", PasswordCheck.WINDOW.toSeconds()));
        }
        if (device.isPresent() && !devices.takeTry(device.get(), who)) {
            throw PIN_LOCKED.because("too many wrong PINs for this name here; sign in by password and set another");
        }
        return logins.count(who, from, clock.instant());
    }

    private Known read(String name) {
        return staff.byName(name)
                .filter(member -> !member.isGone(clock.instant()))
                .flatMap(member -> devices.pinHash(member.id()).map(hash -> new Known(Optional.of(member.id()), hash)))
                .orElseGet(() -> new Known(Optional.empty(), check.nobodys()));
    }

    private byte[] who(String name) {
        return macs.of("visitor", "pin-name", StaffMember.normal(name));
    }

    private String keyed(String owner, String pin) {
        return HexFormat.of().formatHex(macs.of("staff-pin", owner, pin));
    }
}
