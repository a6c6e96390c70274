package cn.yishulai.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report counts.
 *
 * @param version null until it is published
 * @param zh the rule in words, as it was published
 * @param inForce whether counts are made by it where nobody says otherwise
 * @param preparedBy who; said only where the library works
 * @param mine whether the caller prepared it, and so another must publish it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Definition(
        UUID id,
        Report report,
        @Nullable Integer version,
        State state,
        CountingRules rules,
        String zh,
        String en,
        String note,
        OffsetDateTime preparedAt,
        @Nullable OffsetDateTime publishedAt,
        boolean inForce,
        @Nullable String preparedBy,
        @Nullable String publishedBy,
        @Nullable Boolean mine) {

    /** A draft is published or discarded, and then stands. */
    public enum State {
        DRAFT,
        PUBLISHED,
        DISCARDED
    }

    /** As everybody may read it: of those who work here nothing. */
    Definition forEverybody() {
        return new Definition(
                id, report, version, state, rules, zh, en, note, preparedAt, publishedAt, inForce, null, null, null);
    }
}
