package cn.yishulai.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A count, how far it is, and what it came to.
 *
 * @param asOf what was recorded later is not in it
 * @param recountOf the count whose question it asked again
 * @param doneSteps months that were gathered
 * @param checksum SHA-256 of the figures
 * @param sections absent while it is not done, and in lists
 * @param names of the sites, fairs and areas that the figures name by their ids
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CountView(
        UUID id,
        Report report,
        State state,
        LocalDate from,
        LocalDate to,
        @Nullable UUID siteId,
        @Nullable UUID fairId,
        OffsetDateTime asOf,
        Definition definition,
        @Nullable UUID recountOf,
        int doneSteps,
        int ofSteps,
        @Nullable String askedBy,
        OffsetDateTime askedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable String checksum,
        @Nullable List<Section> sections,
        @Nullable Map<String, String> names) {

    /** A count that takes long waits for a process that has time. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /**
     * A table of figures.
     *
     * @param more whether only its first rows stand here; the files have them all
     */
    public record Section(String name, List<Row> rows, boolean more) {}

    /** @param hidden whether the measures are kept back, because somebody could be recognised in them */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(ObjectNode keys, ObjectNode measures, @Nullable Boolean hidden) {}
}
