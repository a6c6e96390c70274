package cn.yishulai.planning;

import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Seasons, wishes and plans that stand in the database, each with a venue of its own. */
public final class PlanningFixture {

    private PlanningFixture() {}

    /** A season of four weeks that begins in forty days. */
    public static UUID season() {
        LocalDate first = today().plusDays(40);
        return insert(
                "INSERT INTO fair_season (title, begins_on, ends_on) VALUES (?, ?, ?) RETURNING id",
                "读者节 " + UUID.randomUUID().toString().substring(0, 8),
                first,
                first.plusDays(27));
    }

    public static LocalDate today() {
        return LocalDate.now(Arc.container().instance(Clock.class).get().withZone(ZoneId.of("Asia/Shanghai")));
    }

    /** Open every day from nine to eight. */
    public static UUID venue() {
        return Arc.container()
                .instance(Sites.class)
                .get()
                .add(new SiteForm(
                        "场地 " + UUID.randomUUID(),
                        SiteKind.CULTURAL_CENTRE,
                        null,
                        null,
                        true,
                        SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(20, 0)))));
    }

    /** A fair of two hours on any day of the season, with one helper and no van. */
    public static UUID wish(UUID season, @Nullable UUID organisation, UUID venue) {
        UUID stater = Somebody.aLibrarian().caller().personId();
        UUID wish = insert(
                """
                INSERT INTO season_wish (season_id, organisation_id, title, earliest, latest, weekdays, holidays, opens, closes, minutes, people,
                    weight, van, stated_by, stated_at)
                SELECT s.id, ?, '市集', s.begins_on, s.ends_on, '{1,2,3,4,5,6,7}', 'FINE', '09:00', '18:00', 120, 50, 3, false, ?, now()
                FROM fair_season s WHERE s.id = ? RETURNING id""",
                organisation,
                stater,
                season);
        insert(
                "INSERT INTO season_wish_venue (wish_id, rank, site_id) VALUES (?, 1, ?) RETURNING wish_id",
                wish,
                venue);
        insert("INSERT INTO season_wish_role (wish_id, role, needed) VALUES (?, '换书台', 1) RETURNING wish_id", wish);
        return wish;
    }

    public static UUID equipment(String name, int pieces) {
        return insert("INSERT INTO equipment (name, pieces) VALUES (?, ?) RETURNING id", name, pieces);
    }

    /** A plan with this wish in it, placed on the third day at ten; nothing speaks against it. */
    public static UUID plan(UUID season, UUID wish, UUID venue) {
        UUID plan = insert(
                """
                INSERT INTO season_plan (season_id, number, state, seconds, seed, asked_at, finished_at, must, should, better, report)
                VALUES (?, 1 + coalesce((SELECT max(number) FROM season_plan WHERE season_id = ?), 0), 'PROPOSED', 1, 1, now(), now(), 0, 10, 0,
                    '{"sums":[],"whys":[],"unplaced":[],"open":[]}') RETURNING id""",
                season,
                season);
        insert(
                """
                INSERT INTO season_plan_fair (plan_id, wish_id, venue_id, begins_at, ends_at, pinned)
                SELECT ?, ?, ?, (begins_on + 2 + time '10:00') AT TIME ZONE 'Asia/Shanghai', (begins_on + 2 + time '12:00') AT TIME ZONE 'Asia/Shanghai',
                    false FROM fair_season WHERE id = ? RETURNING plan_id""",
                plan,
                wish,
                venue,
                season);
        insert(
                "INSERT INTO season_plan_shift (plan_id, wish_id, number, role, pinned) VALUES (?, ?, 1, '换书台', false) RETURNING plan_id",
                plan,
                wish);
        return plan;
    }

    /** A season with one wish, and a plan in which it has its place. */
    public record Planned(UUID season, UUID wish, UUID plan) {}

    public static Planned planned() {
        UUID season = season();
        UUID venue = venue();
        UUID wish = wish(season, null, venue);
        return new Planned(season, wish, plan(season, wish, venue));
    }

    /** A season with one wish, and a search that some other process is busy with. */
    public static Planned searched() {
        UUID season = season();
        return new Planned(season, wish(season, null, venue()), running(season));
    }

    /** One that some other process searches for an hour, so that none here takes it. */
    public static UUID running(UUID season) {
        return insert(
                """
                INSERT INTO season_plan (season_id, number, state, seconds, seed, asked_at, worker, lease_until)
                VALUES (?, 1, 'RUNNING', 600, 1, now(), uuidv7(), now() + interval '1 hour') RETURNING id""",
                season);
    }

    static UUID insert(String sql, @Nullable Object... values) {
        try (Connection connection =
                        Arc.container().instance(DataSource.class).get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
