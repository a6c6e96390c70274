package cn.yishulai.planning;

import static cn.yishulai.planning.PlanningRefusal.PLANNING_MALFORMED;

import cn.yishulai.fairs.Seasons;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.Sites;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one season is planned with: who helps, and by which rules. */
@ApplicationScoped
@Transactional
public class SeasonMeans {

    private final PlanningSql sql;
    private final Seasons seasons;
    private final Staff staff;
    private final Sites sites;
    private final Audit audit;
    private final ObjectMapper json;

    SeasonMeans(PlanningSql sql, Seasons seasons, Staff staff, Sites sites, Audit audit, ObjectMapper json) {
        this.sql = sql;
        this.seasons = seasons;
        this.staff = staff;
        this.sites = sites;
        this.audit = audit;
        this.json = json;
    }

    /**
     * @param roles that this one can do; empty: all
     * @param away days on leave
     * @param homeSiteId from where the way to a fair is counted
     */
    record HelperForm(
            @NotNull String staffId,
            @NotNull @Size(max = 10) List<@NotNull @Size(max = 40) @Pattern(regexp = SeasonWishForm.SAID) String> roles,
            @NotNull @Size(min = 1, max = 7) List<@NotNull DayOfWeek> weekdays,
            @NotNull @Size(max = 120) List<@NotNull LocalDate> away,
            @NotNull @Min(1) @Max(14) Integer mostAWeek,
            @Nullable String homeSiteId) {}

    record HelpersForm(@NotNull @Size(max = 500) List<@Valid @NotNull HelperForm> items) {}

    record HelperView(
            UUID staffId,
            String name,
            List<String> roles,
            List<DayOfWeek> weekdays,
            List<LocalDate> away,
            int mostAWeek,
            @Nullable UUID homeSiteId) {}

    record HelpersView(List<HelperView> items) {}

    HelpersView helpers(UUID season) {
        seasons.require(season);
        return new HelpersView(rows(season));
    }

    List<HelperView> rows(UUID season) {
        List<HelperView> found = sql.list(
                row -> new HelperView(
                        PlanningSql.id(row, "staff_id"),
                        "",
                        List.of((String[]) row.getArray("roles").getArray()),
                        PlanningSql.numbers(row, "weekdays").stream()
                                .map(DayOfWeek::of)
                                .toList(),
                        Arrays.stream((Date[]) row.getArray("away").getArray())
                                .map(Date::toLocalDate)
                                .toList(),
                        row.getInt("most_a_week"),
                        PlanningSql.id(row, "home_site")),
                "SELECT * FROM season_helper WHERE season_id = ? ORDER BY staff_id",
                season);
        Map<UUID, String> names =
                staff.displayNames(found.stream().map(HelperView::staffId).toList());
        return found.stream()
                .map(one -> new HelperView(
                        one.staffId(),
                        names.getOrDefault(one.staffId(), ""),
                        one.roles(),
                        one.weekdays(),
                        one.away(),
                        one.mostAWeek(),
                        one.homeSiteId()))
                .toList();
    }

    /** All helpers of a season anew. @throws cn.yishulai.kernel.Refused SEASON_UNKNOWN, PLANNING_MALFORMED for somebody who is not there, or twice */
    HelpersView say(Caller caller, UUID season, HelpersForm form) {
        seasons.require(season);
        List<UUID> ids = form.items().stream()
                .map(one -> OpaqueId.parse(one.staffId(), PLANNING_MALFORMED))
                .toList();
        Set<UUID> there = staff.displayNames(ids).keySet();
        if (!there.containsAll(ids) || new HashSet<>(ids).size() < ids.size()) {
            throw PLANNING_MALFORMED.because("each helper once, and one who works here", Map.of("field", "items"));
        }
        sql.change("DELETE FROM season_helper WHERE season_id = ?", season);
        for (HelperForm one : form.items()) {
            UUID home = one.homeSiteId() == null
                    ? null
                    : sites.name(Sites.id(one.homeSiteId())).id();
            sql.change(
                    """
                    INSERT INTO season_helper (season_id, staff_id, roles, weekdays, away, most_a_week, home_site)
                    VALUES (?, ?, ?, ?, ?::text[]::date[], ?, ?)""",
                    season,
                    UUID.fromString(one.staffId()),
                    one.roles().stream().map(String::strip).distinct().sorted().toList(),
                    one.weekdays().stream()
                            .map(DayOfWeek::getValue)
                            .distinct()
                            .sorted()
                            .toList(),
                    one.away().stream()
                            .map(LocalDate::toString)
                            .distinct()
                            .sorted()
                            .toList(),
                    one.mostAWeek(),
                    home);
        }
        audit.record(caller.actor(), "season.helpers", "season:" + season, Map.of("helpers", ids.size()));
        return helpers(season);
    }

    PlanningRules rules(UUID season) {
        seasons.require(season);
        return sql.one(row -> row.getString("body"), "SELECT body FROM season_rules WHERE season_id = ?", season)
                .map(this::read)
                .orElse(PlanningRules.USUAL);
    }

    PlanningRules say(Caller caller, UUID season, PlanningRules rules) {
        seasons.require(season);
        try {
            sql.change(
                    """
                    INSERT INTO season_rules (season_id, body) VALUES (?, ?::jsonb)
                    ON CONFLICT (season_id) DO UPDATE SET body = excluded.body""",
                    season,
                    json.writeValueAsString(rules));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rules of a season cannot be written", e);
        }
        audit.record(caller.actor(), "season.planning-rules", "season:" + season, Map.of());
        return rules;
    }

    private PlanningRules read(String body) {
        try {
            return json.readValue(body, PlanningRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rules of a season cannot be read", e);
        }
    }
}
