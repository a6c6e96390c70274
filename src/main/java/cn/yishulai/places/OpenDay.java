package cn.yishulai.places;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One day of a site as people ask for it.
 *
 * @param from when it opens, {@code 09:00}; null when closed
 * @param until when it closes for the night; between the two it may close at noon, which the spans say
 * @param reason why it is closed on a day that is not an ordinary one
 */
public record OpenDay(
        LocalDate day,
        boolean open,
        @Nullable String from,
        @Nullable String until,
        @Nullable List<Span> spans,
        @Nullable String reason) {

    /** From when until when: {@code 09:00} to {@code 12:00}. */
    public record Span(String from, String until) {

        static Span of(Hours hours) {
            return new Span(hours.opens().toString(), hours.closes().toString());
        }
    }

    static OpenDay of(LocalDate day, List<Hours> hours, @Nullable String reason) {
        if (hours.isEmpty()) {
            return new OpenDay(day, false, null, null, null, reason);
        }
        List<Span> spans = hours.stream().map(Span::of).toList();
        return new OpenDay(
                day, true, spans.get(0).from(), spans.get(spans.size() - 1).until(), spans, null);
    }
}
