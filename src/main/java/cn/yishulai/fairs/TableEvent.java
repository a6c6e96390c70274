package cn.yishulai.fairs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done at a table.
 *
 * @param table of the device; null where it has none
 * @param by who answers for the device
 * @param body as the device said it
 */
record TableEvent(
        UUID device,
        long sequence,
        UUID fair,
        @Nullable Integer table,
        UUID by,
        String kind,
        Instant occurredAt,
        Map<String, Object> body) {

    @Nullable
    String text(String name) {
        return body.get(name) instanceof String said && said.length() <= 300 ? said : null;
    }

    /** Null when it is no list of short texts, or too long. */
    @Nullable
    List<String> texts(String name, int most) {
        if (!(body.get(name) instanceof List<?> list) || list.size() > most) {
            return null;
        }
        List<String> said = list.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.length() <= 64 && text.chars().noneMatch(Character::isISOControl))
                .toList();
        return said.size() == list.size() ? said : null;
    }
}
