package cn.yishulai.planning;

import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Organisations;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.planning.PlanReport.Blocker;
import cn.yishulai.planning.PlanReport.Nearest;
import cn.yishulai.planning.PlanReport.Why;
import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.PlanRows.ShiftRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan with the names of all that it is about. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PlanWords {

    private final PlanningSql sql;
    private final SeasonWishRows wishes;
    private final Sites sites;
    private final Staff staff;
    private final Organisations organisations;

    PlanWords(PlanningSql sql, SeasonWishRows wishes, Sites sites, Staff staff, Organisations organisations) {
        this.sql = sql;
        this.wishes = wishes;
        this.sites = sites;
        this.staff = staff;
        this.organisations = organisations;
    }

    /** What ids are called. @param things fairs that stood before, vans, helpers, kinds of equipment */
    private record Names(
            Map<UUID, SeasonWishRows.Row> wishes,
            Map<UUID, SiteName> sites,
            Map<UUID, String> organisations,
            Map<UUID, String> things) {

        @Nullable
        String of(@Nullable UUID id) {
            if (id == null) {
                return null;
            }
            SeasonWishRows.Row wish = wishes.get(id);
            return wish == null ? things.get(id) : wish.wish().title();
        }

        PlanView.@Nullable Named named(@Nullable UUID id) {
            String name = of(id);
            return id == null || name == null ? null : new PlanView.Named(id, name);
        }
    }

    PlanView head(PlanRecord plan) {
        return view(plan, null, null, null, null);
    }

    PlanView whole(PlanRecord plan, PlanRows rows) {
        PlanReport report = plan.report();
        if (report == null) {
            return head(plan);
        }
        Names names = names(rows, report);
        return view(
                plan,
                rows.fairs().stream().map(row -> fair(row, rows, report, names)).toList(),
                report.sums(),
                report.unplaced().stream()
                        .map(one -> new PlanView.Unplaced(
                                one.wish(), title(names, one.wish()), one.obstacles(), nearest(one.nearest(), names)))
                        .toList(),
                report.open().stream()
                        .map(one -> new PlanView.Open(
                                one.wish(), title(names, one.wish()), one.shift(), one.role(), one.ruled()))
                        .toList());
    }

    private static PlanView view(
            PlanRecord plan,
            @Nullable List<PlanView.Fair> fairs,
            @Nullable List<PlanReport.Sum> sums,
            @Nullable List<PlanView.Unplaced> unplaced,
            @Nullable List<PlanView.Open> open) {
        return new PlanView(
                plan.id(),
                plan.season(),
                plan.number(),
                plan.basedOn(),
                plan.state(),
                plan.seconds(),
                plan.seed(),
                plan.moves(),
                plan.spentMillis(),
                plan.askedAt(),
                plan.finishedAt(),
                plan.must(),
                plan.should(),
                plan.better(),
                plan.version(),
                fairs,
                sums,
                unplaced,
                open);
    }

    private static PlanView.Fair fair(FairRow row, PlanRows rows, PlanReport report, Names names) {
        SeasonWishRows.Row wish = Objects.requireNonNull(names.wishes().get(row.wish()));
        return new PlanView.Fair(
                row.wish(),
                wish.wish().title(),
                wish.organisation() == null ? null : names.organisations().get(wish.organisation()),
                wish.wish().people(),
                wish.wish().minutes(),
                wish.wish().weight(),
                wish.wish().van(),
                row.venue() == null ? null : names.sites().get(row.venue()),
                inCity(row.begins()),
                inCity(row.ends()),
                names.named(row.van()),
                row.pinned(),
                wish.fair(),
                report.whys().stream()
                        .filter(why -> why.fairs().contains(row.wish()))
                        .map(why -> why(why, row.wish(), names))
                        .toList(),
                rows.shifts().stream()
                        .filter(shift -> shift.wish().equals(row.wish()))
                        .map(shift -> shift(shift, names))
                        .toList());
    }

    private static PlanView.Shift shift(ShiftRow row, Names names) {
        return new PlanView.Shift(row.number(), row.role(), names.named(row.helper()), row.pinned());
    }

    private static PlanView.Why why(Why why, UUID of, Names names) {
        return new PlanView.Why(
                why.reason(),
                why.level(),
                why.cost(),
                why.amount(),
                why.fairs().stream()
                        .filter(other -> !other.equals(of))
                        .map(other -> title(names, other))
                        .toList(),
                why.shift(),
                names.of(why.about()));
    }

    private static String title(Names names, UUID fair) {
        return Objects.requireNonNullElse(names.of(fair), "");
    }

    private static PlanView.@Nullable Choice nearest(@Nullable Nearest nearest, Names names) {
        return nearest == null
                ? null
                : new PlanView.Choice(
                        Objects.requireNonNull(names.sites().get(nearest.venue())),
                        atCity(nearest.begins()),
                        atCity(nearest.ends()),
                        nearest.blockers().stream()
                                .map(blocker -> new PlanView.Blocker(blocker.obstacle(), names.of(blocker.about())))
                                .toList());
    }

    /** Places for a fair, named. */
    List<PlanView.Choice> choices(Map<Place, List<Blocker>> places) {
        Set<UUID> about = new LinkedHashSet<>();
        places.values().forEach(blockers -> blockers.stream()
                .map(Blocker::about)
                .filter(Objects::nonNull)
                .forEach(about::add));
        Names names = new Names(
                byId(wishes.named(List.copyOf(about))),
                sites.names(
                        places.keySet().stream().map(Place::venueId).distinct().toList()),
                Map.of(),
                things(about));
        List<PlanView.Choice> choices = new ArrayList<>();
        places.forEach((place, blockers) ->
                choices.add(nearest(new Nearest(place.venueId(), place.begins(), place.ends(), blockers), names)));
        return choices;
    }

    private Names names(PlanRows rows, PlanReport report) {
        Set<UUID> ids = new LinkedHashSet<>();
        Set<UUID> venues = new LinkedHashSet<>();
        rows.fairs().forEach(row -> {
            ids.add(row.wish());
            ids.add(row.van());
            venues.add(row.venue());
        });
        rows.shifts().forEach(row -> ids.add(row.helper()));
        report.whys().forEach(why -> {
            ids.addAll(why.fairs());
            ids.add(why.about());
        });
        report.unplaced().stream()
                .map(PlanReport.Unplaced::nearest)
                .filter(Objects::nonNull)
                .forEach(nearest -> {
                    venues.add(nearest.venue());
                    nearest.blockers().forEach(blocker -> ids.add(blocker.about()));
                });
        ids.remove(null);
        venues.remove(null);
        Map<UUID, SeasonWishRows.Row> found = byId(wishes.named(List.copyOf(ids)));
        return new Names(
                found,
                sites.names(venues),
                organisations.names(found.values().stream()
                        .map(SeasonWishRows.Row::organisation)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                things(ids));
    }

    private static Map<UUID, SeasonWishRows.Row> byId(List<SeasonWishRows.Row> rows) {
        Map<UUID, SeasonWishRows.Row> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.wish().id(), row));
        return byId;
    }

    private Map<UUID, String> things(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>(staff.displayNames(ids));
        sql.list(
                row -> names.put(PlanningSql.id(row, "id"), row.getString("name")),
                """
                SELECT id, title AS name FROM fair WHERE id = ANY (?::uuid[]) UNION ALL SELECT id, name FROM van WHERE id = ANY (?::uuid[])
                UNION ALL SELECT id, name FROM equipment WHERE id = ANY (?::uuid[])""",
                ids,
                ids,
                ids);
        return names;
    }

    private static @Nullable OffsetDateTime inCity(@Nullable Instant instant) {
        return instant == null ? null : atCity(instant);
    }

    private static OffsetDateTime atCity(Instant instant) {
        return instant.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
