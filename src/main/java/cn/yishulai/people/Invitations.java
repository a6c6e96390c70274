package cn.yishulai.people;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_MISMATCH;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.people.InvitationRefusal.INVITATION_INCOMPLETE;
import static cn.yishulai.people.InvitationRefusal.INVITATION_UNKNOWN;
import static cn.yishulai.people.InvitationRefusal.LIBRARIAN_THERE_ALREADY;
import static cn.yishulai.people.InvitationRefusal.ROLE_NOT_YOURS_TO_GIVE;
import static cn.yishulai.people.PeopleRefusal.NICKNAME_MALFORMED;
import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Invitations: how anybody but a citizen comes to an account. A librarian invites everybody; a partner invites volunteers of
 * its own organisation to its own sites. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class Invitations {

    /** A season; whoever stays longer is invited again. */
    static final int LONGEST_VOLUNTEER_DAYS = 366;

    private static final int LONGEST_DAYS = 3_660;

    private static final Set<Role> OF_AN_ORGANISATION = Set.of(Role.PARTNER, Role.VOLUNTEER);
    private static final String USE = "invitation";

    private final InvitationRepository repository;
    private final StaffRepository staff;
    private final PartnerRights rights;
    private final Macs macs;
    private final Audit audit;
    private final Clock clock;

    Invitations(
            InvitationRepository repository,
            StaffRepository staff,
            PartnerRights rights,
            Macs macs,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.staff = staff;
        this.rights = rights;
        this.macs = macs;
        this.audit = audit;
        this.clock = clock;
    }

    /** An open invitation, without its token. */
    public record InvitationView(
            UUID id,
            Role role,
            String displayName,
            Set<UUID> sites,
            @Nullable UUID organisation,
            @Nullable LocalDate endsOn,
            Instant expiresAt) {

        static InvitationView of(Invitation of) {
            return new InvitationView(
                    of.id(), of.role(), of.displayName(), of.sites(), of.organisation(), of.endsOn(), of.expiresAt());
        }
    }

    /** @param token shown once: whoever has it gets in */
    public record Made(InvitationView invitation, String token) {

        @Override
        public String toString() {
            return "Made[" + invitation.id() + "]";
        }
    }

    /**
     * Invites somebody. The same key gets the same invitation and the same token.
     *
     * @throws cn.yishulai.kernel.Refused ROLE_NOT_YOURS_TO_GIVE, RIGHT_NOT_YOURS, INVITATION_INCOMPLETE, SITE_NOT_YOURS, IDEMPOTENCY_MISMATCH
     */
    public Made invite(Caller caller, InvitationForm form, UUID key) {
        InvitationForm whole = requireWhole(caller, form);
        return made(caller.personId(), key, form.parts(), origin -> new Invitation(whole, origin), caller.actor());
    }

    /**
     * A way to a new password for somebody who has lost it; the ones before are void. The password that is stays until then.
     *
     * @throws cn.yishulai.kernel.Refused STAFF_UNKNOWN, IDEMPOTENCY_MISMATCH
     */
    public Made resetPassword(Caller librarian, UUID member, UUID key) {
        StaffMember locked = staff.locked(member)
                .filter(m -> !m.isGone(clock.instant()))
                .orElseThrow(() -> STAFF_UNKNOWN.because("nobody of this id works here"));
        return made(
                librarian.personId(),
                key,
                new String[] {"reset", member.toString()},
                origin -> {
                    repository.revokeFor(member, clock.instant());
                    return Invitation.toChooseAPassword(locked, origin);
                },
                librarian.actor());
    }

    /**
     * For the very first one, from the machine itself.
     *
     * @param another also when there are librarians: all of them may have lost their ways in
     * @throws cn.yishulai.kernel.Refused LIBRARIAN_THERE_ALREADY
     */
    public Made inviteLibrarianFromTheMachine(String displayName, boolean another) {
        if (!another && staff.hasLibrarian(clock.instant())) {
            throw LIBRARIAN_THERE_ALREADY.because(
                    "there is a librarian already, who can invite; --another invites one more");
        }
        InvitationForm form = new InvitationForm(Role.LIBRARIAN, displayName, Set.of(), null, null);
        return made(null, UUID.randomUUID(), form.parts(), origin -> new Invitation(form, origin), "machine");
    }

    /** Newest first: everybody's for a librarian, its own organisation's for a partner. */
    public Page<InvitationView> open(Caller caller, @Nullable String after, int limit) {
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<InvitationView> rows = repository.open(organisationOf(caller), last, limit + 1, clock.instant()).stream()
                .map(InvitationView::of)
                .toList();
        return Page.cut(rows, limit, invitation -> invitation.id().toString());
    }

    /** @throws cn.yishulai.kernel.Refused INVITATION_UNKNOWN, also for one of another organisation */
    public void revoke(Caller caller, UUID id) {
        rights.require(caller, PartnerRight.LEAD_VOLUNTEERS);
        UUID mine = organisationOf(caller);
        Invitation invitation = repository
                .locked(id)
                .filter(found -> mine == null || mine.equals(found.organisation()))
                .filter(found -> found.isOpen(clock.instant()))
                .orElseThrow(() -> INVITATION_UNKNOWN.because("there is no such open invitation"));
        invitation.revoke(clock.instant());
        audit.record(caller.actor(), "invitation.revoke", "invitation:" + id, Map.of());
    }

    private Made made(
            @Nullable UUID by, UUID key, String[] asked, Function<Invitation.Origin, Invitation> maker, String actor) {
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(macs.of(USE, String.valueOf(by), key.toString()));
        byte[] digest = Macs.digest(token);
        byte[] mac = macs.of(USE, asked);
        Supplier<Invitation> fresh = () -> {
            Invitation invitation = maker.apply(new Invitation.Origin(digest, mac, by, clock.instant()));
            repository.persist(invitation);
            audit.record(
                    actor,
                    "invitation.make",
                    "invitation:" + invitation.id(),
                    Map.of("role", invitation.role().name()));
            return invitation;
        };
        Invitation invitation = repository.byToken(digest).orElseGet(fresh);
        if (!invitation.wasAskedWith(mac)) {
            throw IDEMPOTENCY_MISMATCH.because("this Idempotency-Key was used before with other contents");
        }
        return new Made(InvitationView.of(invitation), token);
    }

    private InvitationForm requireWhole(Caller caller, InvitationForm asked) {
        InvitationForm form = asked;
        if (caller.role() == Role.PARTNER) {
            if (form.role() != Role.VOLUNTEER) {
                throw ROLE_NOT_YOURS_TO_GIVE.because("partners invite volunteers");
            }
            rights.require(caller, PartnerRight.LEAD_VOLUNTEERS);
            if (form.organisationId() == null && caller.organisation() != null) {
                form = form.of(caller.organisation());
            }
            form.siteIds().forEach(caller::requireSite);
        }
        boolean ofAnOrganisation = OF_AN_ORGANISATION.contains(form.role());
        if (form.role() == Role.CITIZEN || ofAnOrganisation != (form.organisationId() != null)) {
            throw INVITATION_INCOMPLETE.because("partners and volunteers belong to an organisation, nobody else does");
        }
        requireName(form.displayName());
        LocalDate today = LocalDate.now(clock.withZone(Members.CITY));
        LocalDate end = form.endsOn();
        int longest = form.role() == Role.VOLUNTEER ? LONGEST_VOLUNTEER_DAYS : LONGEST_DAYS;
        if (end == null ? form.role() == Role.VOLUNTEER : end.isBefore(today) || end.isAfter(today.plusDays(longest))) {
            throw INVITATION_INCOMPLETE.because("a volunteer's account ends on a day within a year");
        }
        return form;
    }

    private static void requireName(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw NICKNAME_MALFORMED.because("a name says something, in one line");
        }
    }

    /** Null for whoever sees all of them. */
    private static @Nullable UUID organisationOf(Caller caller) {
        return caller.role() == Role.LIBRARIAN ? null : caller.organisation();
    }
}
