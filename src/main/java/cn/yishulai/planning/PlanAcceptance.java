package cn.yishulai.planning;

import static cn.yishulai.planning.PlanningRefusal.PLAN_CLASHES;
import static cn.yishulai.planning.PlanningRefusal.PLAN_NOT_SOUND;

import cn.yishulai.fairs.Equipments;
import cn.yishulai.fairs.FairForm;
import cn.yishulai.fairs.Fairs;
import cn.yishulai.fairs.Rota;
import cn.yishulai.fairs.Seasons;
import cn.yishulai.fairs.SessionForm;
import cn.yishulai.fairs.ShiftPlan;
import cn.yishulai.kernel.Refused;
import cn.yishulai.planning.PlanReport.Why;
import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.PlanRows.ShiftRow;
import cn.yishulai.planning.SeasonCase.Kit;
import cn.yishulai.planning.SeasonCase.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes drafts of fairs from a plan, with what belongs to them. The first clash ends it, and nothing of it is kept. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PlanAcceptance {

    private final PlanningSql sql;
    private final SeasonWishRows wishes;
    private final Fairs fairs;
    private final Seasons seasons;
    private final Rota rota;
    private final Equipments equipments;

    PlanAcceptance(
            PlanningSql sql, SeasonWishRows wishes, Fairs fairs, Seasons seasons, Rota rota, Equipments equipments) {
        this.sql = sql;
        this.wishes = wishes;
        this.fairs = fairs;
        this.seasons = seasons;
        this.rota = rota;
        this.equipments = equipments;
    }

    /** From building up until it is cleared. */
    private record Bound(UUID fair, String title, Instant from, Instant until) {}

    boolean isVan(UUID van) {
        return sql.one(row -> van, "SELECT id FROM van WHERE id = ? AND retired_at IS NULL", van)
                .isPresent();
    }

    /**
     * The plan may have been sound when it was last looked at: fairs were planned, or put off to another day, since.
     *
     * @throws Refused PLAN_NOT_SOUND naming what speaks against the plan, and the fairs outside of it that are in the way
     */
    void requireSound(SeasonCase given, Judged judged) {
        if (judged.must() > 0) {
            Map<UUID, String> standing =
                    given.standing().stream().collect(Collectors.toMap(Standing::fair, Standing::title));
            List<Why> musts = judged.report().whys().stream()
                    .filter(one -> one.level() == Reason.Level.MUST)
                    .toList();
            Why why = musts.stream()
                    .filter(one -> one.fairs().stream().anyMatch(standing::containsKey))
                    .findFirst()
                    .orElseGet(() -> musts.get(0));
            throw PLAN_NOT_SOUND.because(
                    "something speaks against what must be: " + why.reason(),
                    Map.of(
                            "clash",
                            why.reason().name(),
                            "wishIds",
                            why.fairs().stream()
                                    .filter(id -> !standing.containsKey(id))
                                    .map(UUID::toString)
                                    .toList(),
                            "others",
                            why.fairs().stream()
                                    .filter(standing::containsKey)
                                    .map(standing::get)
                                    .toList()));
        }
    }

    /** @return how many drafts it made. @throws Refused PLAN_CLASHES */
    int write(UUID season, SeasonCase given, PlanRows rows) {
        letGoOfWhatMoved();
        List<FairRow> placed = rows.fairs().stream()
                .filter(row -> row.venue() != null)
                .sorted(Comparator.comparing(FairRow::wish))
                .toList();
        Map<UUID, SeasonWishRows.Row> byId = new TreeMap<>();
        wishes.named(placed.stream().map(FairRow::wish).toList())
                .forEach(row -> byId.put(row.wish().id(), row));
        for (FairRow row : placed) {
            SeasonWishRows.Row wish = Objects.requireNonNull(byId.get(row.wish()));
            write(
                    season,
                    given.rules(),
                    wish,
                    row,
                    rows.shifts().stream()
                            .filter(shift -> shift.wish().equals(row.wish()))
                            .toList());
        }
        return placed.size();
    }

    /** A draft that was given up, or is somewhere else by now, holds its old place no longer. */
    private void letGoOfWhatMoved() {
        sql.change(
                """
                DELETE FROM venue_hold h USING fair f WHERE f.id = h.fair_id
                AND (f.state NOT IN ('DRAFT', 'PROPOSED', 'APPROVED', 'PUBLISHED', 'RUNNING')
                    OR (f.venue_id, f.begins_at, f.ends_at) IS DISTINCT FROM (h.site_id, h.begins_at, h.ends_at))""");
        sql.change(
                "DELETE FROM van_trip t USING fair f WHERE f.id = t.fair_id AND f.state IN ('CANCELLED', 'POSTPONED')");
    }

    private void write(UUID season, PlanningRules rules, SeasonWishRows.Row wish, FairRow row, List<ShiftRow> shifts) {
        Instant begins = Objects.requireNonNull(row.begins());
        Instant ends = Objects.requireNonNull(row.ends());
        UUID venue = Objects.requireNonNull(row.venue());
        requireFree(wish.wish().title(), venue, begins, ends);
        UUID fair = fairs.plan(new FairForm(
                wish.wish().title(),
                wish.about(),
                venue,
                List.of(new SessionForm(begins, ends, wish.wish().people())),
                wish.organisation()));
        seasons.put(fair, season);
        Bound bound = new Bound(
                fair,
                wish.wish().title(),
                begins.minusSeconds(60L * rules.setUp()),
                ends.plusSeconds(60L * rules.clear()));
        kept(
                "VENUE",
                bound,
                () -> sql.change(
                        "INSERT INTO venue_hold (fair_id, site_id, begins_at, ends_at) VALUES (?, ?, ?, ?)",
                        fair,
                        venue,
                        begins,
                        ends));
        if (row.van() != null) {
            kept(
                    "VAN",
                    bound,
                    () -> sql.change(
                            "INSERT INTO van_trip (fair_id, van_id, leaves_at, back_at) VALUES (?, ?, ?, ?)",
                            fair,
                            row.van(),
                            bound.from(),
                            bound.until()));
        }
        hands(bound, shifts);
        for (Kit kit : wish.wish().equipment()) {
            if (!equipments.tryBook(fair, kit.id(), kit.needed(), bound.from(), bound.until())) {
                throw clash("EQUIPMENT", bound.title(), kit.name());
            }
        }
        sql.change(
                "UPDATE season_wish SET fair_id = ?, version = version + 1 WHERE id = ?",
                fair,
                wish.wish().id());
    }

    /** A fair that was planned, approved or put off to this time meanwhile, by name. */
    private void requireFree(String title, UUID venue, Instant begins, Instant ends) {
        sql.one(
                        row -> row.getString("title"),
                        """
                        SELECT title FROM fair f WHERE venue_id = ? AND begins_at < ? AND ends_at > ?
                        AND (state IN ('DRAFT', 'PROPOSED', 'APPROVED', 'PUBLISHED', 'RUNNING')
                            OR state = 'POSTPONED' AND NOT EXISTS (SELECT FROM fair_without_day w WHERE w.fair_id = f.id))
                        ORDER BY begins_at LIMIT 1""",
                        venue,
                        ends,
                        begins)
                .ifPresent(other -> {
                    throw clash("VENUE", title, other);
                });
    }

    private void hands(Bound bound, List<ShiftRow> shifts) {
        Map<String, List<ShiftRow>> byRole = new TreeMap<>();
        shifts.forEach(shift ->
                byRole.computeIfAbsent(shift.role(), any -> new ArrayList<>()).add(shift));
        byRole.forEach((role, needed) -> {
            UUID shift =
                    rota.propose(bound.fair(), new ShiftPlan(role, bound.from(), bound.until(), needed.size(), null));
            for (ShiftRow one : needed) {
                if (one.helper() != null && !rota.tryAsk(shift, one.helper())) {
                    throw clash("HELPER", bound.title(), role);
                }
            }
        });
    }

    /** Two that accept at once both found it free; the database gives it to one. */
    private static void kept(String what, Bound bound, Runnable change) {
        try {
            change.run();
        } catch (PlanningSql.Clash taken) {
            throw clash(what, bound.title(), null);
        }
    }

    private static Refused clash(String what, String title, @Nullable String other) {
        return PLAN_CLASHES.because(
                "%s for %s is taken%s"
                        .formatted(what.toLowerCase(Locale.ROOT), title, other == null ? "" : ": " + other),
                other == null
                        ? Map.of("clash", what, "fair", title)
                        : Map.of("clash", what, "fair", title, "other", other));
    }
}
