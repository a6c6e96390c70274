package cn.yishulai.notices;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The two languages of the service. */
public enum Language {
    ZH(DateTimeFormatter.ofPattern("M月d日", Locale.CHINA), DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA)),
    EN(
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d MMMM HH:mm", Locale.ENGLISH));

    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;

    Language(DateTimeFormatter day, DateTimeFormatter minute) {
        this.day = day;
        this.minute = minute;
    }

    /** The first of the wanted languages that we speak; Chinese when it is none. */
    static Language of(List<Locale> wanted) {
        return wanted.stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .map(language -> language.equals("en") ? EN : ZH)
                .orElse(ZH);
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    String minute(ZonedDateTime time) {
        return minute.format(time);
    }
}
