package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.places.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tours as people see them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TourReads {

    private final TradeSql sql;
    private final Sites sites;
    private final Venues venues;
    private final TourHours hours;

    private record Place(SiteName name, @Nullable String address, String way) {}

    TourReads(TradeSql sql, Sites sites, Venues venues, TourHours hours) {
        this.sql = sql;
        this.sites = sites;
        this.venues = venues;
        this.hours = hours;
    }

    TourView view(Tour tour, Instant now) {
        List<UUID> ids = tour.stops().stream().map(Tour.Stop::site).toList();
        Map<UUID, SiteName> names = sites.names(ids);
        Map<UUID, String> addresses = addresses(ids);
        Map<UUID, String> ways = venues.ways(ids);
        Map<UUID, TourHours.Standing> standings = hours.at(tour, now);
        List<TourView.Stop> stops = tour.stops().stream()
                .map(stop -> stop(
                        tour,
                        stop,
                        new Place(
                                Objects.requireNonNull(names.get(stop.site())),
                                addresses.get(stop.site()),
                                Objects.requireNonNull(ways.get(stop.site()))),
                        Objects.requireNonNull(standings.get(stop.site()))))
                .toList();
        return new TourView(
                tour.id(),
                tour.title(),
                tour.story(),
                tour.state(),
                tour.firstDay(),
                tour.lastDay(),
                tour.inOrder(),
                tour.needed(),
                tour.codeSeconds(),
                tour.minutesBetween(),
                tour.version(),
                stops);
    }

    private static TourView.Stop stop(Tour tour, Tour.Stop stop, Place place, TourHours.Standing standing) {
        boolean runs = tour.state() == TourState.PUBLISHED;
        return new TourView.Stop(
                place.name(),
                place.address(),
                stop.position(),
                stop.story(),
                stop.task(),
                stop.hours().isEmpty()
                        ? null
                        : stop.hours().stream().map(TourView.Span::of).toList(),
                runs && standing.open(),
                runs ? TourView.maybeInCity(standing.closes()) : null,
                runs ? TourView.maybeInCity(standing.opens()) : null,
                standing.reason(),
                place.way());
    }

    private Map<UUID, String> addresses(List<UUID> ids) {
        Map<UUID, String> addresses = new HashMap<>();
        sql.list(
                row -> addresses.put(TradeSql.id(row, "id"), row.getString("address")),
                "SELECT id, address FROM site WHERE id = ANY (?::uuid[]) AND address IS NOT NULL",
                ids);
        return addresses;
    }
}
