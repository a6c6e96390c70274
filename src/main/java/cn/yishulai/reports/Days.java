package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.REPORT_DAYS_MALFORMED;

import cn.yishulai.places.OpeningCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The days a report is about, first and last included, as days of the city. */
record Days(LocalDate from, LocalDate to) {

    private static final int MOST_YEARS = 10;

    /** @throws cn.yishulai.kernel.Refused REPORT_DAYS_MALFORMED */
    Days {
        if (from.isAfter(to) || to.isAfter(from.plusYears(MOST_YEARS))) {
            throw REPORT_DAYS_MALFORMED.because("the days run forward, over at most %d years".formatted(MOST_YEARS));
        }
    }

    /** @throws cn.yishulai.kernel.Refused REPORT_DAYS_MALFORMED */
    static Days parse(@Nullable String from, @Nullable String to) {
        return new Days(day(from), day(to));
    }

    Instant begin() {
        return OpeningCalendar.startOf(from);
    }

    /** So many days before the first. */
    Instant baseline(int days) {
        return OpeningCalendar.startOf(from.minusDays(days));
    }

    Instant end() {
        return OpeningCalendar.endOf(to);
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw REPORT_DAYS_MALFORMED.because("from and to are days like 2026-11-22");
        }
    }
}
