package cn.yishulai.notices;

import cn.yishulai.places.OpeningCalendar;
import java.time.OffsetDateTime;
import java.util.UUID;

/** One notice of the inbox, in the language asked for. */
public record NoticeView(UUID id, OffsetDateTime at, String kind, String text) {

    static NoticeView of(NoticeRepository.Row row, Language language) {
        return new NoticeView(
                row.id(),
                row.at().atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                row.kind().topic(),
                NoticeText.of(row.kind(), row.facts(), language));
    }
}
