package cn.yishulai.places;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One span of an ordinary week. @param weekday ISO: Monday is 1 */
@Embeddable
record WeekSpan(
        @Column(nullable = false) short weekday,
        @Column(nullable = false) @JdbcTypeCode(SqlTypes.LOCAL_TIME) LocalTime opens,
        @Column(nullable = false) @JdbcTypeCode(SqlTypes.LOCAL_TIME) LocalTime closes) {

    Hours hours() {
        return new Hours(opens, closes);
    }
}
