package cn.yishulai.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the outside source said before, also that it knows nothing. All nodes share it. */
@ApplicationScoped
@Transactional
class OutsideAnswers {

    private final EntityManager database;
    private final ObjectMapper json;
    private final OutsideConfig config;
    private final Clock clock;

    OutsideAnswers(EntityManager database, ObjectMapper json, OutsideConfig config, Clock clock) {
        this.database = database;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /** @param book null when the source knows no such number */
    record Kept(@Nullable OutsideBook book, Instant askedAt) {}

    /** Empty when it was never asked, or so long ago that it is asked again. */
    Optional<Kept> of(String number) {
        List<?> rows = database.createNativeQuery(
                        "SELECT answer, asked_at FROM outside_answer WHERE number = ?1", Tuple.class)
                .setParameter(1, number)
                .getResultList();
        return rows.stream().map(row -> kept((Tuple) row)).filter(this::isFresh).findFirst();
    }

    void keep(String number, Optional<OutsideBook> book) {
        database.createNativeQuery(
                        """
                        INSERT INTO outside_answer (number, answer, asked_at) VALUES (?1, CAST(nullif(?2, '') AS text), ?3)
                        ON CONFLICT (number) DO UPDATE SET answer = excluded.answer, asked_at = excluded.asked_at
                        """)
                .setParameter(1, number)
                .setParameter(2, book.map(this::write).orElse(""))
                .setParameter(3, clock.instant())
                .executeUpdate();
    }

    private boolean isFresh(Kept kept) {
        var keep = kept.book() == null ? config.keepMiss() : config.keep();
        return clock.instant().isBefore(kept.askedAt().plus(keep));
    }

    private Kept kept(Tuple row) {
        String answer = row.get("answer", String.class);
        try {
            return new Kept(
                    answer == null ? null : json.readValue(answer, OutsideBook.class),
                    row.get("asked_at", Instant.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that was kept cannot be read", e);
        }
    }

    private String write(OutsideBook book) {
        try {
            return json.writeValueAsString(book);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be kept", e);
        }
    }
}
