package cn.yishulai.planning;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.places.PlaceRefusal.ORGANISATION_UNKNOWN;
import static cn.yishulai.planning.PlanningRefusal.SEASON_WISH_CHANGED;
import static cn.yishulai.planning.PlanningRefusal.SEASON_WISH_DONE;
import static cn.yishulai.planning.PlanningRefusal.SEASON_WISH_MALFORMED;
import static cn.yishulai.planning.PlanningRefusal.SEASON_WISH_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.Organisations;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What partners and the library wish for a season. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class SeasonWishes {

    private static final int USUAL_WEIGHT = 3;

    private final PlanningSql sql;
    private final SeasonWishRows rows;
    private final Organisations organisations;
    private final Sites sites;
    private final Audit audit;
    private final Clock clock;

    SeasonWishes(
            PlanningSql sql, SeasonWishRows rows, Organisations organisations, Sites sites, Audit audit, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.organisations = organisations;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of the caller's organisation, or all for the library, in the order in which they were stated. */
    Page<SeasonWishView> list(Caller caller, UUID season, @Nullable String after, int limit) {
        rows.requireSeason(season);
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<SeasonWishRows.Row> found = rows.page(season, partner(caller), last, limit + 1);
        Page<SeasonWishRows.Row> page =
                Page.cut(found, limit, row -> row.wish().id().toString());
        return new Page<>(views(page.items()), page.nextAfter());
    }

    /** @throws cn.yishulai.kernel.Refused SEASON_UNKNOWN, SEASON_WISH_MALFORMED, SITE_UNKNOWN, ORGANISATION_UNKNOWN */
    SeasonWishView state(Caller caller, UUID season, SeasonWishForm form) {
        rows.requireSeason(season);
        UUID organisation = organisation(caller, form);
        requireSensible(form);
        UUID id = rows.add(
                season, organisation, form, weight(caller, form, USUAL_WEIGHT), caller.personId(), clock.instant());
        audit.record(caller.actor(), "season.wish", "season-wish:" + id, Map.of("season", season.toString()));
        return require(caller, season, id);
    }

    /** All that is said of it anew. @throws cn.yishulai.kernel.Refused SEASON_WISH_UNKNOWN, SEASON_WISH_CHANGED, SEASON_WISH_DONE */
    SeasonWishView change(Caller caller, UUID season, UUID id, SeasonWishForm form, @Nullable Integer seen) {
        SeasonWishRows.Row row = hold(caller, season, id);
        requireSeen(row, seen);
        UUID organisation = organisation(caller, form);
        requireSensible(form);
        rows.write(id, organisation, form, weight(caller, form, row.wish().weight()));
        audit.record(caller.actor(), "season.wish-change", "season-wish:" + id, Map.of());
        return require(caller, season, id);
    }

    /** It is not planned any more; plans that were made of it keep their line. */
    void withdraw(Caller caller, UUID season, UUID id) {
        hold(caller, season, id);
        sql.change("UPDATE season_wish SET withdrawn_at = ?, version = version + 1 WHERE id = ?", clock.instant(), id);
        audit.record(caller.actor(), "season.wish-withdraw", "season-wish:" + id, Map.of());
    }

    private SeasonWishRows.Row hold(Caller caller, UUID season, UUID id) {
        sql.one(row -> id, "SELECT id FROM season_wish WHERE id = ? AND season_id = ? FOR NO KEY UPDATE", id, season);
        SeasonWishRows.Row row = rows.find(season, id)
                .filter(found -> partner(caller) == null || partner(caller).equals(found.organisation()))
                .orElseThrow(() -> SEASON_WISH_UNKNOWN.because("no such wish of this season"));
        if (row.fair() != null) {
            throw SEASON_WISH_DONE.because("a fair was made of it");
        }
        return row;
    }

    private SeasonWishView require(Caller caller, UUID season, UUID id) {
        return views(List.of(rows.find(season, id).orElseThrow(() -> SEASON_WISH_UNKNOWN.because("no such wish"))))
                .get(0);
    }

    private static void requireSeen(SeasonWishRows.Row row, @Nullable Integer seen) {
        if (seen != null && seen != row.version()) {
            throw SEASON_WISH_CHANGED.because("it was changed meanwhile");
        }
    }

    /** Whose wishes only this caller sees; null: all. Nobody has wishes of an organisation that is none. */
    private static @Nullable UUID partner(Caller caller) {
        return caller.role() == Role.PARTNER ? Objects.requireNonNullElse(caller.organisation(), new UUID(0, 0)) : null;
    }

    private @Nullable UUID organisation(Caller caller, SeasonWishForm form) {
        UUID said = form.organisationId() == null
                ? null
                : organisations
                        .require(OpaqueId.parse(form.organisationId(), ORGANISATION_UNKNOWN))
                        .id();
        if (caller.role() != Role.PARTNER) {
            return said;
        }
        UUID own = caller.organisation();
        if (own == null || said != null && !said.equals(own)) {
            throw ORGANISATION_UNKNOWN.because("a partner wishes for its own organisation");
        }
        return own;
    }

    private static int weight(Caller caller, SeasonWishForm form, int before) {
        return caller.role() == Role.PARTNER || form.weight() == null ? before : form.weight();
    }

    private void requireSensible(SeasonWishForm form) {
        List<UUID> venues = form.venueIds().stream().map(Sites::id).toList();
        sites.requireOpen(venues);
        if (form.latest().isBefore(form.earliest())) {
            throw SEASON_WISH_MALFORMED.because("the latest day is before the earliest", Map.of("field", "latest"));
        }
        if (form.opens().plusMinutes(form.minutes()).isAfter(form.closes())
                || form.opens().plusMinutes(form.minutes()).isBefore(form.opens())) {
            throw SEASON_WISH_MALFORMED.because("it does not fit into its hours", Map.of("field", "minutes"));
        }
        requireOnce(venues, "venueIds");
        requireOnce(form.weekdays(), "weekdays");
        requireOnce(form.roles().stream().map(SeasonWishForm.Role::role).toList(), "roles");
        requireOnce(
                form.equipment().stream().map(SeasonWishForm.Piece::equipmentId).toList(), "equipment");
        rows.requireEquipment(form.equipment());
    }

    private static void requireOnce(List<?> named, String field) {
        if (new HashSet<>(named).size() < named.size()) {
            throw SEASON_WISH_MALFORMED.because("something is named twice", Map.of("field", field));
        }
    }

    private List<SeasonWishView> views(List<SeasonWishRows.Row> found) {
        Map<UUID, String> names = organisations.names(found.stream()
                .map(SeasonWishRows.Row::organisation)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, SiteName> venues = sites.names(found.stream()
                .flatMap(row -> row.wish().venues().stream())
                .distinct()
                .toList());
        return found.stream().map(row -> row.view(names, venues)).toList();
    }
}
