package cn.yishulai.people;

import cn.yishulai.journal.Locked;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<Invitation, UUID> {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    /** Locked: of two who accept at once, one is first. */
    Optional<Invitation> byToken(byte[] digest) {
        return find("tokenDigest", (Object) digest)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<Invitation> locked(UUID id) {
        return Locked.row(getEntityManager(), Invitation.class, id);
    }

    /** Newest first. */
    List<Invitation> open(@Nullable UUID organisation, @Nullable UUID after, int rows, Instant now) {
        return find(
                        "acceptedAt is null and revokedAt is null and expiresAt > ?1 and id < ?2"
                                + " and (?3 is null or organisationId = ?3) order by id desc",
                        now,
                        after == null ? NEWEST : after,
                        organisation)
                .page(0, rows)
                .list();
    }

    /** Whoever has lost a password has one way to a new one. */
    void revokeFor(UUID staff, Instant now) {
        update("revokedAt = ?1 where staffId = ?2 and acceptedAt is null and revokedAt is null", now, staff);
    }
}
