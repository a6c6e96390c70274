package cn.yishulai.swaps;

import static cn.yishulai.swaps.AppealRefusal.APPEAL_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Appeals to homes, and what became of each. */
@ApplicationScoped
class AppealRepository {

    private static final String APPEAL =
            """
            SELECT a.id, a.copy_id, a.household_id, a.basis, a.state, a.site_id, a.window_from, cast(a.window_days AS integer) AS days,
                   a.answer_until, a.rules_version FROM appeal a\s""";

    /**
     * Nobody needs an answer any more: the book left the home or its title was recalled, the shelf sleeps, the home waits
     * for it itself, or no wish is left.
     */
    private static final String NOT_NEEDED =
            """
            UPDATE appeal a SET state = 'CLOSED', ended_at = :now
            FROM copy c WHERE c.id = a.copy_id AND a.state = 'ASKED' AND (
                c.household_id IS DISTINCT FROM a.household_id
                OR NOT (c.status = 'HANDED_OVER' OR c.status = 'LISTED' AND c.disposition IN ('GIVE', 'SWAP', 'CALLABLE'))
                OR EXISTS (SELECT FROM recalled_volume v WHERE v.volume_id = c.volume_id)
                OR EXISTS (SELECT FROM sleeping_shelf s WHERE s.household_id = a.household_id AND s.woken_at IS NULL)
                OR EXISTS (SELECT FROM swap_request r WHERE r.household_id = a.household_id AND r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY')
                    AND (r.volume_id = c.volume_id OR r.line_key = ANY (wish_keys(c.volume_id))))
                OR NOT EXISTS (SELECT FROM unnest(wish_keys(c.volume_id)) AS k (key) JOIN swap_request r ON r.line_key = k.key AND r.state = 'OPEN'
                    WHERE r.household_id <> a.household_id AND (r.worst_grade IS NULL OR grade_rank(c.grade) <= grade_rank(r.worst_grade))
                    AND NOT EXISTS (SELECT FROM promise p WHERE p.request_id = r.id AND p.state = 'RUNNING')))""";

    private final Session database;

    AppealRepository(Session database) {
        this.database = database;
    }

    record Appeal(
            UUID id,
            UUID copy,
            UUID household,
            AppealBasis basis,
            AppealState state,
            UUID site,
            LocalDate from,
            int openDays,
            LocalDate until,
            int rulesVersion) {}

    void ask(UUID household, UUID copy, AppealBasis basis, Running running, Instant now) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO appeal (id, copy_id, household_id, basis, state, site_id, window_from, window_days, answer_until,
                                            asked_at, rules_version)
                        VALUES (uuidv7(), :copy, :household, :basis, 'ASKED', :site, :from, :days, :until, :now, :version)
                        """)
                .setParameter("copy", copy)
                .setParameter("household", household)
                .setParameter("basis", basis.name())
                .setParameter("site", running.site())
                .setParameter("from", running.from())
                .setParameter("days", running.openDays())
                .setParameter("until", running.until())
                .setParameter("now", now)
                .setParameter("version", running.rulesVersion())
                .executeUpdate();
    }

    /** A window of so many open days of a site, by a version of the rules. */
    record Running(UUID site, LocalDate from, int openDays, LocalDate until, int rulesVersion) {}

    /** Neither locked nor of a home: what it is about, so that the line can be locked first. */
    UUID copyOf(UUID id) {
        return database.createNativeQuery("SELECT copy_id FROM appeal WHERE id = :id", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(AppealRepository::unknown);
    }

    /** Locked. @throws cn.yishulai.kernel.Refused APPEAL_UNKNOWN also for an appeal to another home */
    Appeal require(UUID id, UUID household) {
        return read(APPEAL + "WHERE a.id = ?1 FOR UPDATE OF a", id).stream()
                .filter(appeal -> appeal.household().equals(household))
                .findFirst()
                .orElseThrow(AppealRepository::unknown);
    }

    /** The home's own, those to be answered soonest first. */
    List<Appeal> askedOf(UUID household) {
        return read(
                APPEAL + "WHERE a.household_id = ?1 AND a.state = 'ASKED' ORDER BY a.answer_until, a.id", household);
    }

    void end(UUID id, AppealState state, @Nullable LocalDate askAgainOn, Instant now) {
        database.createNativeMutationQuery(
                        "UPDATE appeal SET state = :state, ended_at = :now, ask_again_on = :again WHERE id = :id")
                .setParameter("state", state.name())
                .setParameter("now", now)
                .setParameter("again", askAgainOn, LocalDate.class)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** @return how many */
    int closeWhatIsNotNeeded(Instant now) {
        return database.createNativeMutationQuery(NOT_NEEDED)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Those that could have met a wish, right after a promise for it. What somebody else has in hand is left to the clock. */
    void closeWhatIsNotNeeded(UUID wish, Instant now) {
        database.createNativeMutationQuery(
                        NOT_NEEDED
                                + """
                                 AND a.id IN (SELECT s.id FROM swap_request w CROSS JOIN LATERAL wish_home_volumes(w.wish, w.alike, w.wished_volume) AS v (volume)
                                    JOIN copy k ON k.volume_id = v.volume JOIN appeal s ON s.copy_id = k.id AND s.state = 'ASKED'
                                    WHERE w.id = :wish FOR UPDATE OF s SKIP LOCKED)""")
                .setParameter("now", now)
                .setParameter("wish", wish)
                .executeUpdate();
    }

    /** Appeals whose time is over, locked; what another node has is left to it. */
    List<Appeal> takeOverdue(LocalDate today, int limit) {
        return database.createNativeQuery(
                        APPEAL
                                + "WHERE a.state = 'ASKED' AND a.answer_until < :today ORDER BY a.answer_until, a.id LIMIT :limit FOR UPDATE OF a SKIP LOCKED",
                        Tuple.class)
                .setParameter("today", today)
                .setParameter("limit", limit)
                .getResultStream()
                .map(AppealRepository::appeal)
                .toList();
    }

    /** Days were closed meanwhile: it runs longer. */
    void extend(UUID id, LocalDate until) {
        database.createNativeMutationQuery("UPDATE appeal SET answer_until = :until WHERE id = :id")
                .setParameter("until", until)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** What a home is to be told in one message. */
    record Untold(UUID household, String title, int books, LocalDate until) {}

    /** Appeals of which no home was told, one row a home, marked as told: one message each, whichever node gathers them. */
    List<Untold> takeUntold(int homes, Instant now) {
        return database.createNativeQuery(
                        """
                        WITH home AS (
                            SELECT DISTINCT household_id FROM appeal WHERE state = 'ASKED' AND told_at IS NULL ORDER BY household_id LIMIT :homes
                        ), taken AS (
                            SELECT a.id FROM appeal a JOIN home h USING (household_id)
                            WHERE a.state = 'ASKED' AND a.told_at IS NULL ORDER BY a.id FOR UPDATE OF a SKIP LOCKED
                        ), told AS (
                            UPDATE appeal a SET told_at = :now FROM taken t WHERE t.id = a.id
                            RETURNING a.household_id, a.copy_id, a.answer_until)
                        SELECT t.household_id, cast(count(*) AS integer) AS books, min(t.answer_until) AS until,
                               min(concat_ws(' ', e.title, v.label)) AS title
                        FROM told t JOIN copy c ON c.id = t.copy_id JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
                        GROUP BY t.household_id ORDER BY t.household_id
                        """,
                        Tuple.class)
                .setParameter("homes", homes)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Untold(
                        row.get("household_id", UUID.class),
                        row.get("title", String.class),
                        row.get("books", Integer.class),
                        WindowRepository.day(row.get("until"))))
                .toList();
    }

    private List<Appeal> read(String sql, UUID parameter) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, parameter)
                .getResultStream()
                .map(AppealRepository::appeal)
                .toList();
    }

    private static Appeal appeal(Tuple row) {
        return new Appeal(
                row.get("id", UUID.class),
                row.get("copy_id", UUID.class),
                row.get("household_id", UUID.class),
                AppealBasis.valueOf(row.get("basis", String.class)),
                AppealState.valueOf(row.get("state", String.class)),
                row.get("site_id", UUID.class),
                WindowRepository.day(row.get("window_from")),
                row.get("days", Integer.class),
                WindowRepository.day(row.get("answer_until")),
                row.get("rules_version", Integer.class));
    }

    private static RuntimeException unknown() {
        return APPEAL_UNKNOWN.because("no appeal to your home has this id");
    }

    /** The one appeal to the home of which this copy is asked now, if any. */
    Optional<UUID> askedFor(UUID copy) {
        return database.createNativeQuery(
                        "SELECT id FROM appeal WHERE copy_id = :copy AND state = 'ASKED'", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("copy", copy)
                .getResultStream()
                .findFirst();
    }
}
