package cn.yishulai.places;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place for fairs as everybody may see it; who answers for it is not in it.
 *
 * @param position by WGS-84 and by GCJ-02, whichever it was given in
 * @param maps addresses that open map applications there
 * @param photos addresses of its photos
 */
public record VenueView(
        SiteName site,
        SiteKind kind,
        @Nullable String address,
        @Nullable Integer peopleAtOnce,
        @Nullable Boolean power,
        @Nullable Boolean network,
        @Nullable Boolean roof,
        @Nullable Boolean stepFree,
        @Nullable String facilities,
        @Nullable String houseRules,
        @Nullable PositionView position,
        List<MapLink> maps,
        List<PhotoView> photos,
        int version) {

    /** @param given the datum in which it was said; the other one is computed */
    public record PositionView(Point wgs84, Point gcj02, Datum given) {

        static PositionView of(Position place) {
            return new PositionView(Point.of(place.by(Datum.WGS84)), Point.of(place.by(Datum.GCJ02)), place.datum());
        }
    }

    /** Degrees, to a hand's breadth. */
    public record Point(double latitude, double longitude) {

        private static final double SIX_DECIMALS = 1e6;

        static Point of(Position place) {
            return new Point(rounded(place.latitude()), rounded(place.longitude()));
        }

        private static double rounded(double degrees) {
            return Math.round(degrees * SIX_DECIMALS) / SIX_DECIMALS;
        }
    }

    public record PhotoView(UUID id, String url) {}

    static VenueView of(Site site, VenueProfile said, List<UUID> photos, int version) {
        Position place = said.position();
        return new VenueView(
                new SiteName(site.id(), site.name()),
                site.kind(),
                site.address(),
                said.peopleAtOnce() == null ? site.personCapacity() : said.peopleAtOnce(),
                said.power(),
                said.network(),
                said.roof(),
                said.stepFree(),
                said.facilities(),
                said.houseRules(),
                place == null ? null : PositionView.of(place),
                place == null ? List.of() : MapLink.to(place, site.name()),
                photos.stream()
                        .map(photo -> new PhotoView(photo, "/v1/sites/%s/venue/photos/%s".formatted(site.id(), photo)))
                        .toList(),
                version);
    }
}
