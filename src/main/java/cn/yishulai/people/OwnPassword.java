package cn.yishulai.people;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Changing one's own password. */
@ApplicationScoped
@Transactional
public class OwnPassword {

    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final PasswordCheck check;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;

    OwnPassword(
            StaffRepository staff,
            SessionRepository sessions,
            PasswordCheck check,
            PasswordRules rules,
            Passwords passwords,
            Audit audit,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.check = check;
        this.rules = rules;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sets another password; every session but this one ends.
     *
     * @throws cn.yishulai.kernel.Refused PASSWORD_WRONG, PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, SIGN_IN_TOO_OFTEN,
     *     SIGN_IN_BUSY
     */
    public void change(Caller caller, UUID session, String current, String next, Visitor visitor) {
        check.requireOwn(caller.personId(), current, visitor);
        StaffMember member = staff.findById(caller.personId());
        rules.require(next, member.name(), member.displayName());
        member.newPassword(passwords.hash(next));
        sessions.endOthers(member.id(), session, LoginSession.End.SIGNED_OUT_EVERYWHERE, clock.instant());
        audit.record(caller.actor(), "password.change", "staff:" + member.id(), Map.of());
    }
}
