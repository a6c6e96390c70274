package cn.yishulai.notices;

import cn.yishulai.places.OpeningCalendar;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notice of the inbox, in the language asked for.
 *
 * @param dropOffId whose receipt says more; null where there is none
 */
public record NoticeView(UUID id, OffsetDateTime at, String kind, String text, @Nullable String dropOffId) {

    static NoticeView of(NoticeRepository.Row row, Language language) {
        return new NoticeView(
                row.id(),
                row.at().atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                row.kind().topic(),
                NoticeText.of(row.kind(), row.facts(), language),
                row.facts().get("dropOffId") instanceof String session ? session : null);
    }
}
