package cn.yishulai.places;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * From when until when a site is open on one day, Asia/Shanghai.
 *
 * <p>The columns are sent as they are: by way of {@code java.sql.Time} they would shift with the time zone of the JVM.
 */
@Embeddable
public record Hours(
        @Column(nullable = false) @JdbcTypeCode(SqlTypes.LOCAL_TIME) LocalTime opens,
        @Column(nullable = false) @JdbcTypeCode(SqlTypes.LOCAL_TIME) LocalTime closes) {

    public Hours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("opens at %s and closes at %s".formatted(opens, closes));
        }
    }

    /** {@code Hours.of("09:00", "17:30")}. */
    public static Hours of(String opens, String closes) {
        return new Hours(LocalTime.parse(opens), LocalTime.parse(closes));
    }
}
