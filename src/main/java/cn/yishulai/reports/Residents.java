package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.AREA_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How many people live in the city and its districts, by year. A figure is put right by another, and both stay. */
@ApplicationScoped
@Transactional
public class Residents {

    private static final String LAST =
            """
            SELECT DISTINCT ON (a.code, c.year) a.code, a.zh, a.en, c.year, c.residents, c.source, c.recorded_at,
                c.recorded_by IS NOT NULL AS confirmed
            FROM resident_area a JOIN resident_count c ON c.area = a.code
            ORDER BY a.code, c.year DESC, c.recorded_at DESC, c.id DESC""";

    private final Session database;
    private final Audit audit;
    private final Clock clock;

    Residents(Session database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** What holds now, area by area, the last year first. */
    List<ResidentView> all() {
        return database.createNativeQuery(LAST, Tuple.class).getResultList().stream()
                .map(row -> new ResidentView(
                        row.get("code", String.class),
                        row.get("zh", String.class),
                        row.get("en", String.class),
                        row.get("year", Integer.class),
                        row.get("residents", Long.class),
                        row.get("source", String.class),
                        row.get("recorded_at", Instant.class)
                                .atZone(OpeningCalendar.CITY)
                                .toOffsetDateTime(),
                        row.get("confirmed", Boolean.class)))
                .toList();
    }

    /** @throws cn.yishulai.kernel.Refused AREA_UNKNOWN */
    ResidentView record(Caller caller, ResidentForm form) {
        @Nullable
        Object known = database.createNativeQuery("SELECT code FROM resident_area WHERE code = :code", Object.class)
                .setParameter("code", form.area())
                .uniqueResult();
        if (known == null) {
            throw AREA_UNKNOWN.because("there is no such area");
        }
        database.createNativeMutationQuery(
                        """
                        INSERT INTO resident_count (area, year, residents, source, recorded_at, recorded_by)
                        VALUES (:area, :year, :residents, :source, :now, :by)""")
                .setParameter("area", form.area())
                .setParameter("year", form.year())
                .setParameter("residents", form.residents())
                .setParameter("source", form.source().strip())
                .setParameter("now", clock.instant())
                .setParameter("by", caller.personId())
                .executeUpdate();
        audit.record(
                caller.actor(),
                "residents.record",
                "area:" + form.area(),
                Map.of("year", form.year(), "residents", form.residents()));
        return all().stream()
                .filter(one -> one.area().equals(form.area()) && one.year() == form.year())
                .findFirst()
                .orElseThrow();
    }
}
