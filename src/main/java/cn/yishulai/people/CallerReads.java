package cn.yishulai.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who the bearer of a session is today: roles, sites and households change while a session lives. */
@ApplicationScoped
class CallerReads {

    /** Whoever has the phone now need not learn who had it before. */
    private static final String NAMELESS = "—";

    private final PersonRepository persons;
    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final DeviceRepository devices;
    private final StaffDuties duties;
    private final Clock clock;

    CallerReads(
            PersonRepository persons,
            StaffRepository staff,
            SessionRepository sessions,
            DeviceRepository devices,
            StaffDuties duties,
            Clock clock) {
        this.persons = persons;
        this.staff = staff;
        this.sessions = sessions;
        this.devices = devices;
        this.duties = duties;
        this.clock = clock;
    }

    /** Nothing when the person is gone or the member of staff has left. */
    Optional<Caller> of(LoginSession session) {
        UUID person = session.personId();
        if (person != null) {
            return persons.findByIdOptional(person)
                    .filter(p -> !p.isErased())
                    .map(CallerReads::citizen)
                    .flatMap(caller -> acted(caller, session));
        }
        UUID member = session.staffId();
        return member == null
                ? Optional.empty()
                : staff.findByIdOptional(member)
                        .filter(m -> !m.isGone(clock.instant()))
                        .flatMap(m ->
                                session.deviceId() == null ? Optional.of(working(m)) : atDevice(m, session.deviceId()));
    }

    /** The desk and a proxy act behind the person; who shares the phone with a person is that person. */
    private Optional<Caller> acted(Caller caller, LoginSession session) {
        UUID desk = session.parentId();
        UUID holder = session.holderId();
        if (desk != null) {
            return sessions.worker(desk)
                    .flatMap(staff::findByIdOptional)
                    .filter(member -> !member.isGone(clock.instant()))
                    .map(member -> caller.actedBy(new Caller.Behind(member.role(), member.id())));
        }
        if (session.restricted() != null) {
            return Optional.of(new Caller(Role.CITIZEN, caller.personId(), caller.household(), Set.of(), NAMELESS));
        }
        if (holder == null || holder.equals(caller.personId())) {
            return Optional.of(caller);
        }
        return persons.servedBy(holder, null).stream()
                .filter(served -> served.personId().equals(caller.personId()))
                .findFirst()
                .map(served -> served.byProxy() ? caller.actedBy(new Caller.Behind(Role.CITIZEN, holder)) : caller);
    }

    /**
     * Before a shared device somebody works at its site and nowhere else, a librarian too: what reaches further than one
     * counter needs the password and the second factor. Nothing when the device is revoked or stands where they do not work.
     */
    Optional<Caller> atDevice(StaffMember member, UUID device) {
        return devices.findByIdOptional(device)
                .filter(found -> !found.isRevoked())
                .map(CounterDevice::site)
                .filter(site -> member.role() == Role.LIBRARIAN
                        || working(member).sites().contains(site))
                .filter(site -> member.role() != Role.AUDITOR)
                .map(site -> new Caller(
                        member.role() == Role.LIBRARIAN ? Role.STAFF : member.role(),
                        member.id(),
                        null,
                        Set.of(site),
                        member.displayName(),
                        member.organisation(),
                        null));
    }

    static Caller citizen(Person person) {
        return new Caller(Role.CITIZEN, person.id(), person.householdId(), Set.of(), person.nickname());
    }

    /** With the branches of the sites where they work with their branches. */
    Caller working(StaffMember member) {
        Caller worker = worker(member);
        return new Caller(
                worker.role(),
                worker.personId(),
                null,
                duties.reach(member.id(), worker.sites()),
                worker.displayName(),
                worker.organisation(),
                null);
    }

    static Caller worker(StaffMember member) {
        return new Caller(
                member.role(), member.id(), null, member.sites(), member.displayName(), member.organisation(), null);
    }
}
