package cn.yishulai.places;

import java.time.LocalTime;

/** From when until when a site is open, Asia/Shanghai. A day may have several such spans. */
public record Hours(LocalTime opens, LocalTime closes) {

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
