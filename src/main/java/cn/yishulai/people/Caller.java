package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.NOT_A_HOUSEHOLD;
import static cn.yishulai.people.PeopleRefusal.SITE_NOT_YOURS;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param personId a person of a household, or a member of staff
 * @param householdId of a citizen; nobody else has one here
 * @param sites where a member of staff, a partner or a volunteer may act; empty for everybody else
 * @param organisation whose partner or volunteer it is; the library's own people and citizens have none
 * @param behind who really acts, when it is not the person: the desk, or a proxy. The person's rights, the other's name in
 *     every trace (RFC 8693 calls it the actor)
 */
public record Caller(
        Role role,
        UUID personId,
        @Nullable UUID householdId,
        Set<UUID> sites,
        String displayName,
        @Nullable UUID organisation,
        @Nullable Behind behind) {

    /** Who acts in somebody's name. */
    public record Behind(Role role, UUID personId) {}

    public Caller {
        sites = Set.copyOf(sites);
        if ((role == Role.CITIZEN) != (householdId != null)) {
            throw new IllegalArgumentException("citizens have a household, nobody else has");
        }
    }

    /** Somebody who acts in their own name and belongs to no organisation but the library. */
    public Caller(Role role, UUID personId, @Nullable UUID householdId, Set<UUID> sites, String displayName) {
        this(role, personId, householdId, sites, displayName, null, null);
    }

    /** The same, but really acted by the other. */
    public Caller actedBy(Behind other) {
        return new Caller(role, personId, householdId, sites, displayName, organisation, other);
    }

    /** @throws cn.yishulai.kernel.Refused NOT_A_HOUSEHOLD for everybody but citizens */
    public UUID household() {
        if (householdId == null) {
            throw NOT_A_HOUSEHOLD.because("a %s has no household here".formatted(role.inContract()));
        }
        return householdId;
    }

    /** @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS unless the site is one of the caller's; librarians act everywhere */
    public void requireSite(UUID site) {
        if (role != Role.LIBRARIAN && !sites.contains(site)) {
            throw SITE_NOT_YOURS.because("you do not work at this site");
        }
    }

    public boolean isCitizen() {
        return role == Role.CITIZEN;
    }

    /** Staff act at their sites; librarians everywhere. */
    public boolean isStaff() {
        return role == Role.STAFF;
    }

    /** How the audit trail names the caller: {@code citizen:…}, or {@code staff:… for citizen:…} when the desk acts. */
    public String actor() {
        String self = role.inContract() + ':' + personId;
        return behind == null ? self : behind.role().inContract() + ':' + behind.personId() + " for " + self;
    }
}
