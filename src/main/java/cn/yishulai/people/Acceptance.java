package cn.yishulai.people;

import static cn.yishulai.people.InvitationRefusal.INVITATION_VOID;
import static cn.yishulai.people.PasswordRefusal.LOGIN_NAME_MALFORMED;
import static cn.yishulai.people.PasswordRefusal.LOGIN_NAME_TAKEN;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Invitations.InvitationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What whoever holds the token of an invitation can do with it. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Acceptance {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{2,64}");

    private final InvitationRepository invitations;
    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;

    Acceptance(
            InvitationRepository invitations,
            StaffRepository staff,
            SessionRepository sessions,
            PasswordRules rules,
            Passwords passwords,
            Audit audit,
            Clock clock) {
        this.invitations = invitations;
        this.staff = staff;
        this.sessions = sessions;
        this.rules = rules;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param name to sign in with; null while it is to be chosen */
    public record Invited(InvitationView invitation, @Nullable String name) {}

    /** @throws cn.yishulai.kernel.Refused INVITATION_VOID */
    public Invited look(String token) {
        Invitation invitation = require(token);
        UUID member = invitation.staff();
        return new Invited(
                InvitationView.of(invitation),
                member == null ? null : staff.findById(member).name());
    }

    /**
     * Becomes what the invitation says, or sets another password; then it is used up.
     *
     * @param name to sign in with; not asked of whoever has one
     * @throws cn.yishulai.kernel.Refused INVITATION_VOID, LOGIN_NAME_MALFORMED, LOGIN_NAME_TAKEN, PASSWORD_TOO_SHORT,
     *     PASSWORD_TOO_COMMON
     */
    public Invited accept(String token, @Nullable String name, String password) {
        Invitation invitation = require(token);
        UUID known = invitation.staff();
        StaffMember member = known == null ? newMember(invitation, name, password) : withPassword(known, password);
        invitation.accepted(member.id(), clock.instant());
        audit.record("staff:" + member.id(), "invitation.accept", "invitation:" + invitation.id(), Map.of());
        return new Invited(InvitationView.of(invitation), member.name());
    }

    private Invitation require(String token) {
        return invitations
                .byToken(Macs.digest(token))
                .filter(invitation -> invitation.isOpen(clock.instant()))
                .filter(invitation -> !isOfSomebodyGone(invitation.staff()))
                .orElseThrow(() -> INVITATION_VOID.because("ask for another invitation"));
    }

    private boolean isOfSomebodyGone(@Nullable UUID member) {
        return member != null && staff.findById(member).isGone(clock.instant());
    }

    private StaffMember withPassword(UUID id, String password) {
        StaffMember member = staff.locked(id).orElseThrow();
        rules.require(password, member.name(), member.displayName());
        member.newPassword(passwords.hash(password));
        sessions.endAll(id, LoginSession.End.SIGNED_OUT_EVERYWHERE, clock.instant());
        return member;
    }

    private StaffMember newMember(Invitation invitation, @Nullable String typed, String password) {
        String name = StaffMember.normal(typed == null ? "" : typed);
        if (!NAME.matcher(name).matches()) {
            throw LOGIN_NAME_MALFORMED.because("a name has 2 to 64 letters, digits, dots, hyphens or underscores");
        }
        staff.lockName(name);
        if (staff.byName(name).isPresent()) {
            throw LOGIN_NAME_TAKEN.because("somebody signs in by this name");
        }
        rules.require(password, name, invitation.displayName());
        StaffMember member = new StaffMember(
                name, invitation.displayName(), invitation.role(), passwords.hash(password), clock.instant());
        member.worksAt(invitation.sites());
        if (invitation.organisation() != null) {
            member.worksFor(invitation.organisation());
        }
        LocalDate last = invitation.endsOn();
        if (last != null) {
            Instant end = last.plusDays(1).atStartOfDay(Members.CITY).toInstant();
            member.endsAt(end);
        }
        staff.persistAndFlush(member);
        return member;
    }
}
