package cn.yishulai.places;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Days on which a site is closed although its week says open. Both days are included; without a site, all sites are closed. */
@Entity(name = "Closure")
@Table(name = "site_closure")
class Closure {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "site_id")
    private @Nullable UUID siteId;

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

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "extended_through", nullable = false)
    private UUID extendedThrough = new UUID(0, 0);

    @Column(name = "extended_at")
    private @Nullable Instant extendedAt;

    @SuppressWarnings("NullAway.Init")
    protected Closure() {}

    @SuppressWarnings("NullAway.Init")
    Closure(@Nullable UUID siteId, LocalDate firstDay, LocalDate lastDay, String reason, boolean coversBranches) {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("closed from %s to %s".formatted(firstDay, lastDay));
        }
        this.siteId = siteId;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.reason = reason;
        this.coversBranches = coversBranches;
    }

    /** Open again from today on; days that were closed stay so. Nothing that was promised becomes shorter by it. */
    void withdraw(LocalDate today, Instant now) {
        if (firstDay.isBefore(today)) {
            lastDay = lastDay.isBefore(today) ? lastDay : today.minusDays(1);
        } else {
            withdrawnAt = now;
        }
        extendedAt = extendedAt == null ? now : extendedAt;
    }

    /** The windows of all families up to this one are extended. */
    void extendedThrough(UUID family) {
        extendedThrough = family;
    }

    void extendedAll(Instant now) {
        extendedAt = now;
    }

    ClosureFacts facts() {
        return new ClosureFacts(
                id,
                siteId,
                firstDay,
                lastDay,
                reason,
                coversBranches,
                withdrawnAt != null,
                extendedThrough,
                extendedAt);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    String reason() {
        return reason;
    }
}
