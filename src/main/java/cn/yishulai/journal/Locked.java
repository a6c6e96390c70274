package cn.yishulai.journal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/**
 * A row locked until the end of the transaction, as it stands when the lock is had. Hibernate locks what the transaction has loaded
 * before without reading it again, so whoever looked first would decide by what was true before the wait.
 */
public final class Locked {

    private Locked() {}

    /**
     * For whoever changes the row. One statement; none when this transaction holds the lock already. What the transaction has changed
     * by then is written first, so none of it is lost.
     */
    public static <E> Optional<E> row(EntityManager database, Class<E> type, Object id) {
        return row(database, type, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** For whoever needs it to stay as it is; any number at once. */
    public static <E> Optional<E> shared(EntityManager database, Class<E> type, Object id) {
        return row(database, type, id, LockModeType.PESSIMISTIC_READ);
    }

    private static <E> Optional<E> row(EntityManager database, Class<E> type, Object id, LockModeType mode) {
        SessionImplementor session = database.unwrap(SessionImplementor.class);
        E loaded = loaded(session, type, id);
        if (loaded == null) {
            return Optional.ofNullable(session.find(type, id, mode));
        }
        if (session.getCurrentLockMode(loaded).lessThan(LockMode.fromJpaLockMode(mode))) {
            session.flush();
            session.refresh(loaded, mode);
        }
        return Optional.of(loaded);
    }

    private static <E> @Nullable E loaded(SessionImplementor session, Class<E> type, Object id) {
        return type.cast(session.getPersistenceContext()
                .getEntity(session.generateEntityKey(
                        id, session.getFactory().getMappingMetamodel().getEntityDescriptor(type))));
    }
}
