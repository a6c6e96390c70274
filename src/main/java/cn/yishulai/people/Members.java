package cn.yishulai.people;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;
import static cn.yishulai.people.SecondFactorRefusal.YOURSELF_NOT_ALLOWED;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who work here, as their librarian sees them, or a partner its own. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Members {

    /** Accounts end when a day ends here. */
    static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final StaffRepository staff;
    private final SecondFactorRepository factors;
    private final SessionRepository sessions;
    private final PartnerRights rights;
    private final Audit audit;
    private final Clock clock;

    Members(
            StaffRepository staff,
            SecondFactorRepository factors,
            SessionRepository sessions,
            PartnerRights rights,
            Audit audit,
            Clock clock) {
        this.staff = staff;
        this.factors = factors;
        this.sessions = sessions;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param endsOn the last day of the account, if it has one */
    public record MemberView(
            UUID id,
            String name,
            String displayName,
            Role role,
            Set<UUID> sites,
            @Nullable UUID organisation,
            @Nullable LocalDate endsOn,
            boolean secondFactor) {}

    /** In the order in which they came: everybody for a librarian, its own organisation for a partner. */
    public Page<MemberView> list(Caller caller, @Nullable String after, int limit) {
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<MemberView> rows = staff.working(organisationOf(caller), last, limit + 1, clock.instant()).stream()
                .map(this::view)
                .toList();
        return Page.cut(rows, limit, member -> member.id().toString());
    }

    /**
     * Somebody leaves: from here on no session of theirs is refreshed. A partner parts with volunteers of its own only.
     *
     * @throws cn.yishulai.kernel.Refused STAFF_UNKNOWN, also for one of another organisation; YOURSELF_NOT_ALLOWED,
     *     RIGHT_NOT_YOURS
     */
    public void leave(Caller caller, UUID id) {
        if (caller.personId().equals(id)) {
            throw YOURSELF_NOT_ALLOWED.because("somebody else lets one go");
        }
        rights.require(caller, PartnerRight.LEAD_VOLUNTEERS);
        UUID mine = organisationOf(caller);
        Instant now = clock.instant();
        StaffMember member = staff.locked(id)
                .filter(found -> !found.isGone(now))
                .filter(found -> caller.role() == Role.LIBRARIAN
                        || found.role() == Role.VOLUNTEER && mine != null && mine.equals(found.organisation()))
                .orElseThrow(() -> STAFF_UNKNOWN.because("nobody of this id works here"));
        member.leave(now);
        sessions.endAll(id, LoginSession.End.LEFT, now);
        audit.record(caller.actor(), "staff.leave", "staff:" + id, Map.of());
    }

    private MemberView view(StaffMember member) {
        Instant end = member.endsAt();
        return new MemberView(
                member.id(),
                member.name(),
                member.displayName(),
                member.role(),
                member.sites(),
                member.organisation(),
                end == null ? null : LocalDate.ofInstant(end.minusMillis(1), CITY),
                factors.of(member.id()).filter(SecondFactor::isConfirmed).isPresent());
    }

    /** Null for whoever sees all of them; nobody's for a partner without an organisation. */
    private static @Nullable UUID organisationOf(Caller caller) {
        if (caller.role() == Role.LIBRARIAN) {
            return null;
        }
        return caller.organisation() == null ? new UUID(0, 0) : caller.organisation();
    }
}
