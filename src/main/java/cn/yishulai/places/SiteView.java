package cn.yishulai.places;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site as everybody may see it.
 *
 * @param parentId the site it belongs to; null for one that stands on its own
 * @param receives books can be brought and fetched here
 * @param closedDownOn when it was given up
 * @param copyCapacity how many copies its shelves take
 * @param personCapacity how many people may be there at once
 * @param district where it is, as far as that is known
 * @param districtSaid true where somebody said the district, and it was not taken from the address; else null
 * @param week its ordinary week; null in a list
 * @param openDays the coming fourteen days; null in a list
 */
public record SiteView(
        UUID id,
        @Nullable UUID parentId,
        String name,
        SiteKind kind,
        @Nullable String address,
        boolean receives,
        @Nullable LocalDate closedDownOn,
        @Nullable Integer copyCapacity,
        @Nullable Integer personCapacity,
        @Nullable District district,
        @Nullable Boolean districtSaid,
        @Nullable List<WeekDay> week,
        @Nullable List<OpenDay> openDays) {

    /** One weekday on which it is open, and when. */
    public record WeekDay(DayOfWeek day, List<OpenDay.Span> spans) {}

    static SiteView of(Site site, Districts.@Nullable Located located) {
        return new SiteView(
                site.id(),
                site.parentId(),
                site.name(),
                site.kind(),
                site.address(),
                site.receives(),
                site.closedDownOn(),
                site.copyCapacity(),
                site.personCapacity(),
                located == null ? null : located.district(),
                located != null && located.said() ? true : null,
                null,
                null);
    }

    SiteView with(List<WeekDay> ordinary, List<OpenDay> days) {
        return new SiteView(
                id,
                parentId,
                name,
                kind,
                address,
                receives,
                closedDownOn,
                copyCapacity,
                personCapacity,
                district,
                districtSaid,
                ordinary,
                days);
    }
}
