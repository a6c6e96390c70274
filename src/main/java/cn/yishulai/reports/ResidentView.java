package cn.yishulai.reports;

import java.time.OffsetDateTime;

/**
 * So many people lived in the area at the end of the year, says the source.
 *
 * @param confirmed somebody of the library recorded it; else it came with the software
 */
public record ResidentView(
        String area,
        String zh,
        String en,
        int year,
        long residents,
        String source,
        OffsetDateTime recordedAt,
        boolean confirmed) {}
