package cn.yishulai.reports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether asking homes works (需配): appeals made on these days and promises given on them, each as it stands today.
 *
 * @param closed others promised, or nobody waits any more
 * @param waiting not answered yet
 * @param medianDaysToDelivery from the appeal to the book at the desk; null while none was brought
 * @param bonuses credits given for kept promises
 * @param shelvesAsleep homes whose listings sleep today
 */
public record AppealFigures(
        LocalDate from,
        LocalDate to,
        long asked,
        long listed,
        long taken,
        long promised,
        long later,
        long gone,
        long lapsed,
        long closed,
        long waiting,
        long kept,
        long turnedDown,
        long takenBack,
        long missed,
        long released,
        long running,
        @Nullable Double medianDaysToDelivery,
        @Nullable Double longestDaysToDelivery,
        long bonuses,
        long shelvesAsleep) {}
