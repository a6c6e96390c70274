package cn.yishulai.catalog;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Compares volumes with the catalogue and suggests which may be one: each when it comes in, and those of the imports one
 * after the other. It suggests and never acts.
 */
@ApplicationScoped
class DuplicateSearch {

    /** Volumes compared in one transaction of the job: about a second of work. */
    static final int AT_ONCE = 300;

    /** An import commits a thousand at a time; what is younger may not be visible yet, and would be passed over. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    /** Fewer syllables sound like too many other titles. */
    private static final int FEWEST_SYLLABLES = 3;

    /**
     * Volumes near one by title, number or sound, and what speaks for their being the same. An author that differs, and
     * numbers or years on both sides that differ, speak against it: those are editions of one work at the most.
     */
    private static final String COMPARE =
            """
            WITH mine AS (
                SELECT v.id, v.edition_id, v.label, s.title_key, s.author_key, e.year, e.publisher
                  FROM volume v JOIN edition e ON e.id = v.edition_id JOIN volume_search s ON s.volume_id = v.id
                 WHERE v.id = ?1 AND v.merged_into IS NULL),
            near AS (
                (SELECT s.volume_id FROM mine JOIN volume_search s ON s.title_key = mine.title_key LIMIT 60)
                UNION
                (SELECT o.volume_id FROM volume_number n JOIN volume_number o ON o.number = n.number
                  WHERE n.volume_id = ?1 LIMIT 60)
                UNION
                (SELECT volume_id FROM volume_search WHERE tokens @@ CAST(nullif(?2, '') AS tsquery) LIMIT 60)),
            compared AS (
                SELECT v.id, v.edition_id = m.edition_id AS one_edition, (v.label IS NULL) <> (m.label IS NULL) AS one_labelled,
                       v.label IS NULL AS unlabelled, s.title_key = m.title_key AS title,
                       starts_with(s.title_key, m.title_key) OR starts_with(m.title_key, s.title_key) AS begins,
                       coalesce(s.tokens @@ CAST(nullif(?2, '') AS tsquery), false)
                           AND length(s.title_key) = length(m.title_key) AS pinyin,
                       s.author_key <> '' AND m.author_key <> ''
                           AND (s.author_key = m.author_key OR coalesce(s.tokens @@ CAST(nullif(?4, '') AS tsquery), false)) AS author,
                       s.author_key <> '' AND m.author_key <> '' AND s.author_key <> m.author_key
                           AND NOT coalesce(s.tokens @@ CAST(nullif(?4, '') AS tsquery), false) AS other_author,
                       coalesce(e.year = m.year, false) AS year, coalesce(e.year <> m.year, false) AS other_year,
                       coalesce(e.publisher = m.publisher, false) AS publisher,
                       EXISTS (SELECT FROM volume_number a JOIN volume_number b ON a.number = b.number
                                WHERE a.volume_id = v.id AND b.volume_id = m.id) AS number,
                       EXISTS (SELECT FROM volume_number WHERE volume_id = v.id)
                           AND EXISTS (SELECT FROM volume_number WHERE volume_id = m.id) AS numbered
                  FROM mine m, near JOIN volume v ON v.id = near.volume_id JOIN edition e ON e.id = v.edition_id
                  JOIN volume_search s ON s.volume_id = v.id
                 WHERE v.id <> m.id AND v.merged_into IS NULL),
            judged AS (
                SELECT *, CASE
                       WHEN number AND one_edition AND one_labelled THEN 'SPLIT'
                       WHEN number AND NOT one_edition AND NOT other_author AND (title OR pinyin OR begins) THEN 'MERGE'
                       WHEN (title OR pinyin AND author) AND NOT other_author AND NOT other_year AND NOT one_edition
                            AND (number OR NOT numbered) THEN 'MERGE' END AS kind
                  FROM compared)
            INSERT INTO cataloguing_task (kind, volume_id, other_id, evidence, found_at)
            SELECT kind, CASE WHEN kind = 'SPLIT' AND unlabelled THEN id ELSE ?1 END,
                   CASE WHEN kind = 'SPLIT' AND unlabelled THEN ?1 ELSE id END,
                   array_remove(ARRAY[CASE WHEN number THEN 'NUMBER' END, CASE WHEN title THEN 'TITLE' END,
                       CASE WHEN pinyin AND NOT title THEN 'PINYIN' END, CASE WHEN author THEN 'AUTHOR' END,
                       CASE WHEN year THEN 'YEAR' END, CASE WHEN publisher THEN 'PUBLISHER' END], NULL), ?3
              FROM judged WHERE kind IS NOT NULL
             ORDER BY number DESC, title DESC, author DESC, year DESC, publisher DESC, id LIMIT 5
            ON CONFLICT (kind, least(volume_id, other_id), greatest(volume_id, other_id)) DO NOTHING
            """;

    private static final String NEXT =
            """
            SELECT v.id AS id, s.title_key AS title, s.author_key AS author FROM volume v JOIN volume_search s ON s.volume_id = v.id
             WHERE v.id > (SELECT last_volume FROM duplicate_search) AND v.id < ?1 AND v.merged_into IS NULL
             ORDER BY v.id LIMIT ?2
            """;

    private final EntityManager database;
    private final Clock clock;

    DuplicateSearch(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        QuarkusTransaction.requiringNew().run(this::round);
    }

    /**
     * Compares the next volumes, as far as they have settled. Two nodes take turns.
     *
     * @return how many were compared
     */
    int round() {
        if (database.createNativeQuery("SELECT one FROM duplicate_search FOR UPDATE SKIP LOCKED")
                .getResultList()
                .isEmpty()) {
            return 0;
        }
        List<?> next = database.createNativeQuery(NEXT, Tuple.class)
                .setParameter(1, before(clock.instant().minus(SETTLED)))
                .setParameter(2, AT_ONCE)
                .getResultList();
        UUID last = null;
        for (Object row : next) {
            Tuple volume = (Tuple) row;
            last = volume.get("id", UUID.class);
            compare(last, volume.get("title", String.class), volume.get("author", String.class));
        }
        if (last != null) {
            database.createNativeQuery("UPDATE duplicate_search SET last_volume = ?1")
                    .setParameter(1, last)
                    .executeUpdate();
        }
        return next.size();
    }

    /** Suggests up to five volumes that may be the same, the best first. */
    void compare(UUID volume, String titleKey, String authorKey) {
        database.createNativeQuery(COMPARE)
                .setParameter(1, volume)
                .setParameter(2, sound(titleKey))
                .setParameter(3, clock.instant())
                .setParameter(4, soundOfName(authorKey))
                .executeUpdate();
    }

    /** 钱锺书 and 钱钟书 sound the same. */
    private static String soundOfName(String authorKey) {
        Set<String> sounds = new LinkedHashSet<>();
        Pinyin.addName(authorKey, sounds);
        return sounds.stream().findFirst().map(sound -> "'" + sound + "'").orElse("");
    }

    /** The token of how a whole title sounds; empty for a title that is short enough to sound like many. */
    private static String sound(String titleKey) {
        List<String> syllables = Pinyin.syllables(titleKey);
        // A digit or a letter has no sound there: 编目1 and 编目2 would sound the same.
        boolean allHan = syllables.size() == titleKey.codePointCount(0, titleKey.length());
        if (syllables.size() < FEWEST_SYLLABLES || !allHan) {
            return "";
        }
        return "'" + Tokens.cut(String.join("", syllables).replace('ü', 'v')) + "'";
    }

    /** The smallest id of that moment: the first 48 bits of an id are its milliseconds. */
    private static UUID before(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
