package cn.yishulai.places;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** Days on which a site is closed although its week says open. Both days are included. */
@Entity(name = "Closure")
@Table(name = "site_closure")
class Closure {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "site_id", nullable = false)
    private UUID siteId;

    @Column(name = "first_day", nullable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    private LocalDate firstDay;

    @Column(name = "last_day", nullable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    private LocalDate lastDay;

    @Column(nullable = false)
    private String reason;

    @Column(name = "covers_branches", nullable = false)
    private boolean coversBranches;

    @SuppressWarnings("NullAway.Init")
    protected Closure() {}

    @SuppressWarnings("NullAway.Init")
    Closure(UUID siteId, LocalDate firstDay, LocalDate lastDay, String reason, boolean coversBranches) {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("closed from %s to %s".formatted(firstDay, lastDay));
        }
        this.siteId = siteId;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.reason = reason;
        this.coversBranches = coversBranches;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    String reason() {
        return reason;
    }
}
