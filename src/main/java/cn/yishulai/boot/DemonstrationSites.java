package cn.yishulai.boot;

import cn.yishulai.places.Hours;
import cn.yishulai.places.Shelves;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The places of the demonstration. The reading rooms are invented, the others stand in Nanjing. */
@ApplicationScoped
class DemonstrationSites {

    /** Shelves in the order in which one walks past them. */
    static final List<String> SHELVES = List.of("A1", "A2", "A3", "B1", "B2");

    private static final Hours LIBRARY_DAY = Hours.of("09:00", "20:30");
    private static final Hours READING_ROOM_DAY = Hours.of("10:00", "18:00");
    private static final Hours PARK_DAY = Hours.of("06:00", "21:00");

    private final Sites sites;
    private final Shelves shelves;

    DemonstrationSites(Sites sites, Shelves shelves) {
        this.sites = sites;
        this.shelves = shelves;
    }

    record Ids(UUID centre, List<UUID> readingRooms, UUID park, UUID culturalCentre) {}

    boolean none() {
        return sites.list(null, 1).items().isEmpty();
    }

    Ids found() {
        UUID centre = add("南京市民图书交换中心", SiteKind.CENTRE, null, "建邺区乐山路 158 号", true, LIBRARY_DAY);
        shelves.plan(centre, SHELVES);
        return new Ids(
                centre,
                List.of(
                        readingRoom(centre, "莫愁里少儿图书室", "建邺区莫愁里 12 号"),
                        readingRoom(centre, "梅园少儿图书室", "玄武区梅园坊 5 号"),
                        readingRoom(centre, "江畔少儿图书室", "鼓楼区江畔街 30 号")),
                add("玄武湖公园", SiteKind.PARK, null, "玄武区玄武巷 1 号", false, PARK_DAY),
                add("南京市文化馆", SiteKind.CULTURAL_CENTRE, null, "建邺区", false, LIBRARY_DAY));
    }

    private UUID readingRoom(UUID centre, String name, String address) {
        return add(name, SiteKind.READING_ROOM, centre, address, true, READING_ROOM_DAY);
    }

    private UUID add(String name, SiteKind kind, @Nullable UUID parent, String address, boolean receives, Hours hours) {
        Map<DayOfWeek, List<Hours>> week =
                kind == SiteKind.PARK ? SiteForm.daily(hours) : SiteForm.closedOnMondays(hours);
        return sites.add(new SiteForm(name, kind, parent, address, receives, week));
    }
}
