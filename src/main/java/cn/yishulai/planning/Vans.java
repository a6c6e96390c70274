package cn.yishulai.planning;

import static cn.yishulai.planning.PlanningRefusal.PLANNING_MALFORMED;
import static cn.yishulai.planning.PlanningRefusal.VAN_NAME_TAKEN;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.planning.SeasonCase.DayKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every season is planned with: the vans of the library, and the holidays of the year. */
@ApplicationScoped
@Transactional
public class Vans {

    private final PlanningSql sql;
    private final Audit audit;
    private final Clock clock;

    Vans(PlanningSql sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** As the library calls it: 大白, or 苏A·12345. */
    record VanForm(@NotNull @Size(max = 40) @Pattern(regexp = SeasonWishForm.SAID) String name) {}

    record VanView(UUID id, String name) {}

    record VansView(List<VanView> items) {}

    /** A day that is not what its weekday says. */
    record Holiday(
            @NotNull LocalDate day,
            @NotNull DayKind kind,
            @NotNull @Size(max = 40) @Pattern(regexp = SeasonWishForm.SAID) String name) {}

    /** @param source the notice that says so */
    record HolidaysForm(
            @NotNull @Size(max = 120) @Pattern(regexp = SeasonWishForm.SAID) String source,
            @NotNull @Size(max = 120) List<@Valid @NotNull Holiday> days) {}

    /** @param confirmedAt when somebody of the library said them last; null for days that came with the software */
    record HolidaysView(int year, @Nullable OffsetDateTime confirmedAt, List<HolidayView> days) {}

    record HolidayView(LocalDate day, DayKind kind, String name, String source) {}

    VansView list() {
        return new VansView(sql.list(
                row -> new VanView(PlanningSql.id(row, "id"), row.getString("name")),
                "SELECT id, name FROM van WHERE retired_at IS NULL ORDER BY name"));
    }

    /** @throws cn.yishulai.kernel.Refused VAN_NAME_TAKEN */
    VanView add(Caller caller, VanForm form) {
        try {
            UUID id = sql.one(
                            row -> PlanningSql.id(row, "id"),
                            "INSERT INTO van (name) VALUES (?) RETURNING id",
                            form.name().strip())
                    .orElseThrow();
            audit.record(caller.actor(), "van.add", "van:" + id, Map.of());
            return new VanView(id, form.name().strip());
        } catch (PlanningSql.Clash taken) {
            throw VAN_NAME_TAKEN.because("there is a van of that name");
        }
    }

    HolidaysView holidays(int year) {
        return new HolidaysView(
                year,
                sql.one(
                                row -> PlanningSql.instant(row, "confirmed_at"),
                                "SELECT confirmed_at FROM holiday_year WHERE year = ?",
                                year)
                        .map(at -> at.atZone(OpeningCalendar.CITY).toOffsetDateTime())
                        .orElse(null),
                sql.list(
                        row -> new HolidayView(
                                row.getObject("day", LocalDate.class),
                                DayKind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                row.getString("source")),
                        "SELECT * FROM holiday WHERE day BETWEEN ? AND ? ORDER BY day",
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31)));
    }

    /** All days of a year anew, as a notice says them. @throws cn.yishulai.kernel.Refused PLANNING_MALFORMED for a day of another year, or twice */
    HolidaysView say(Caller caller, int year, HolidaysForm form) {
        HashSet<LocalDate> said = new HashSet<>();
        for (Holiday holiday : form.days()) {
            if (holiday.day().getYear() != year || !said.add(holiday.day())) {
                throw PLANNING_MALFORMED.because("each day once, and of that year", Map.of("field", "days"));
            }
        }
        sql.change(
                "DELETE FROM holiday WHERE day BETWEEN ? AND ?", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        for (Holiday holiday : form.days()) {
            sql.change(
                    "INSERT INTO holiday (day, kind, name, source) VALUES (?, ?, ?, ?)",
                    holiday.day(),
                    holiday.kind(),
                    holiday.name().strip(),
                    form.source().strip());
        }
        sql.change(
                """
                INSERT INTO holiday_year (year, confirmed_at, confirmed_by) VALUES (?, ?, ?)
                ON CONFLICT (year) DO UPDATE SET confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by""",
                year,
                clock.instant(),
                caller.personId());
        audit.record(
                caller.actor(),
                "holidays.say",
                "holidays:" + year,
                Map.of("days", form.days().size()));
        return holidays(year);
    }
}
