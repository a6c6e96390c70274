package cn.yishulai.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Opens and closes what librarians are asked to look at, as volumes come in, are described and are made one. */
@ApplicationScoped
@Transactional
class Suggestions {

    private static final String CLOSE =
            "UPDATE cataloguing_task SET state = 'DONE', closed_at = ?1, closed_by = ?2 WHERE state = 'OPEN' AND ";

    private final DuplicateSearch duplicates;
    private final EntityManager database;
    private final Clock clock;

    Suggestions(DuplicateSearch duplicates, EntityManager database, Clock clock) {
        this.duplicates = duplicates;
        this.database = database;
        this.clock = clock;
    }

    /** A volume has just come in: librarians are asked to complete it, and what may be the same is suggested. */
    void arrived(UUID volume, Description book, Origin origin) {
        switch (origin.kind()) {
            case HOUSEHOLD, STAFF ->
                database.createNativeQuery(
                                """
                            INSERT INTO cataloguing_task (kind, volume_id, evidence, found_at) VALUES ('ENRICH', ?1, '{}', ?2)
                            ON CONFLICT DO NOTHING
                            """)
                        .setParameter(1, volume)
                        .setParameter(2, clock.instant())
                        .executeUpdate();
            case IMPORT, OUTSIDE, LIBRARIAN -> {}
        }
        SearchEntry entry = SearchEntry.of(book);
        duplicates.compare(volume, entry.titleKey(), entry.authorKey());
    }

    /** Two are one now: what was asked about the pair is answered, and questions about the one that is gone are moot. */
    void merged(UUID stays, UUID gone, MergeLevel level, String actor) {
        String pair =
                """
                kind = 'MERGE' AND least(volume_id, other_id) = least(CAST(?3 AS uuid), CAST(?4 AS uuid))
                AND greatest(volume_id, other_id) = greatest(CAST(?3 AS uuid), CAST(?4 AS uuid))
                """;
        close(pair, actor).setParameter(3, stays).setParameter(4, gone).executeUpdate();
        if (level == MergeLevel.VOLUME) {
            close("(volume_id = ?3 OR other_id = ?3)", actor)
                    .setParameter(3, gone)
                    .executeUpdate();
        }
    }

    /** A librarian has put the description right. */
    void enriched(UUID volume, String actor) {
        close("kind = 'ENRICH' AND volume_id = ?3", actor)
                .setParameter(3, volume)
                .executeUpdate();
    }

    private Query close(String which, String actor) {
        return database.createNativeQuery(CLOSE + which)
                .setParameter(1, clock.instant())
                .setParameter(2, actor);
    }
}
