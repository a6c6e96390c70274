package cn.yishulai.people;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who work for the library, with it, or audit it. */
@ApplicationScoped
@Transactional
public class Staff {

    private final StaffRepository repository;
    private final Passwords passwords;
    private final Clock clock;

    Staff(StaffRepository repository, Passwords passwords, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * A new member of staff, librarian, partner or auditor.
     *
     * @param name to sign in with; case does not matter
     * @param sites where they may act; a librarian acts everywhere
     */
    public UUID register(String name, String displayName, Role role, String password, Set<UUID> sites) {
        StaffMember member = new StaffMember(name, displayName, role, passwords.hash(password), clock.instant());
        member.worksAt(sites);
        repository.persist(member);
        return member.id();
    }

    /** Whose partner or volunteer somebody is from now on. */
    public void worksFor(UUID member, UUID organisation) {
        repository.findByIdOptional(member).orElseThrow().worksFor(organisation);
    }

    /** Display names by id, of those that exist. */
    public Map<UUID, String> displayNames(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.withIds(ids).stream().collect(toMap(StaffMember::id, StaffMember::displayName));
    }

    /** Somebody who works here now. */
    public record Worker(UUID id, String name, Role role) {}

    /**
     * Who may be asked to help at a venue: librarians, staff and volunteers who work there, and the partners and volunteers of
     * the organisation.
     *
     * @param organisation null for none
     * @param above the venue and all sites above it, whose people may work at their branches too
     */
    public List<Worker> helpers(@Nullable UUID organisation, UUID venue, Set<UUID> above) {
        return repository.helpers(organisation, venue, above, clock.instant()).stream()
                .map(member -> new Worker(member.id(), member.displayName(), member.role()))
                .toList();
    }
}
