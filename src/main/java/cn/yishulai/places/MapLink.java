package cn.yishulai.places;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An address that opens a map application at a place. Each application is given the datum that it says it reads, so that
 * nobody stands some hundred metres beside the gate.
 */
public record MapLink(MapApp app, String url) {

    /** Who shows the way. */
    public enum MapApp {
        /** 高德, coordinates of its own maps: GCJ-02. */
        AMAP,
        /** 百度, told by {@code coord_type} that it is GCJ-02. */
        BAIDU,
        /** In mainland China its maps are drawn in GCJ-02. */
        APPLE,
        /** Whatever the phone opens {@code geo:} with (RFC 5870): WGS-84. */
        GEO
    }

    static List<MapLink> to(Position place, String name) {
        Position drawn = place.by(Datum.GCJ02);
        Position measured = place.by(Datum.WGS84);
        String said = said(name);
        return List.of(
                new MapLink(MapApp.AMAP, amap(place, name)),
                new MapLink(
                        MapApp.BAIDU,
                        "https://api.map.baidu.com/marker?location=%s,%s&title=%s&content=%s&output=html&coord_type=gcj02&src=yishulai"
                                .formatted(degrees(drawn.latitude()), degrees(drawn.longitude()), said, said)),
                new MapLink(
                        MapApp.APPLE,
                        "https://maps.apple.com/?ll=%s,%s&q=%s"
                                .formatted(degrees(drawn.latitude()), degrees(drawn.longitude()), said)),
                new MapLink(
                        MapApp.GEO,
                        "geo:%s,%s".formatted(degrees(measured.latitude()), degrees(measured.longitude()))));
    }

    /** The page of 高德 for a place, which opens its application where there is one. */
    static String amap(Position place, String name) {
        Position drawn = place.by(Datum.GCJ02);
        return "https://uri.amap.com/marker?position=%s,%s&name=%s&coordinate=gaode&src=yishulai"
                .formatted(degrees(drawn.longitude()), degrees(drawn.latitude()), said(name));
    }

    /** What 高德 knows by this name, for a place that nobody has measured. */
    static String search(String name, @Nullable String address) {
        return "https://uri.amap.com/search?src=yishulai&keyword="
                + said(address == null ? name : name + " " + address);
    }

    private static String said(String words) {
        return URLEncoder.encode(words, UTF_8).replace("+", "%20");
    }

    /** Six decimals are a hand's breadth. */
    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
