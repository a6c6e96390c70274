package cn.yishulai.swaps;

import static cn.yishulai.swaps.DeaccessionRefusal.DEACCESSION_LIST_UNKNOWN;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.DeaccessionListForm.Purpose;
import cn.yishulai.swaps.DeaccessionListView.Line;
import cn.yishulai.swaps.DeaccessionListView.Outcome;
import cn.yishulai.swaps.DeaccessionListView.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Deaccession lists as they are written down. */
@ApplicationScoped
class DeaccessionListRepository {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Session database;
    private final Volumes volumes;
    private final Sites sites;
    private final Staff staff;

    DeaccessionListRepository(Session database, Volumes volumes, Sites sites, Staff staff) {
        this.database = database;
        this.volumes = volumes;
        this.sites = sites;
        this.staff = staff;
    }

    /** What decides about a list. */
    record Head(UUID site, Purpose purpose, @Nullable String recipient, String reason, State state, UUID proposedBy) {

        /** What the movement of each copy says. */
        String words() {
            return switch (purpose) {
                case FREE_SHELF -> "free shelf: " + reason;
                case DONATION -> "donated to %s: %s".formatted(recipient, reason);
            };
        }
    }

    UUID add(UUID site, DeaccessionListForm form, UUID by, Instant now, Set<UUID> copies) {
        UUID list = database.createNativeQuery(
                        """
                        INSERT INTO deaccession_list (id, site_id, purpose, recipient, reason, state, proposed_by, proposed_at)
                        VALUES (uuidv7(), ?1, ?2, ?3, ?4, 'PROPOSED', ?5, ?6) RETURNING id""",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, site)
                .setParameter(2, form.purpose().name())
                .setParameter(3, form.recipient(), String.class)
                .setParameter(4, form.reason())
                .setParameter(5, by)
                .setParameter(6, now)
                .getSingleResult();
        database.createNativeMutationQuery(
                        "INSERT INTO deaccession_list_copy (list_id, copy_id) SELECT ?1, id FROM copy WHERE id IN (?2)")
                .setParameter(1, list)
                .setParameter(2, copies)
                .executeUpdate();
        return list;
    }

    Head head(UUID id, boolean locked) {
        return database.createNativeQuery(
                        "SELECT site_id, purpose, recipient, reason, state, proposed_by FROM deaccession_list WHERE id = ?1"
                                + (locked ? " FOR UPDATE" : ""),
                        Object[].class)
                .setParameter(1, id)
                .uniqueResultOptional()
                .map(row -> new Head(
                        (UUID) row[0],
                        Purpose.valueOf((String) row[1]),
                        (String) row[2],
                        (String) row[3],
                        State.valueOf((String) row[4]),
                        (UUID) row[5]))
                .orElseThrow(() -> DEACCESSION_LIST_UNKNOWN.because("no list of your sites has this id"));
    }

    /** @param ofSites null for all */
    List<UUID> ids(State state, @Nullable Collection<UUID> ofSites, @Nullable UUID after, int rows) {
        return database.createNativeQuery(
                        """
                        SELECT id FROM deaccession_list
                        WHERE state = ?1 AND id < ?2 AND (?3 OR site_id IN (?4)) ORDER BY id DESC LIMIT ?5""",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, state.name())
                .setParameter(2, after == null ? NEWEST : after)
                .setParameter(3, ofSites == null)
                .setParameter(4, ofSites == null || ofSites.isEmpty() ? Set.of(new UUID(0, 0)) : ofSites)
                .setParameter(5, rows)
                .getResultList();
    }

    List<UUID> copies(UUID list) {
        return database.createNativeQuery("SELECT copy_id FROM deaccession_list_copy WHERE list_id = ?1", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, list)
                .getResultList();
    }

    void settle(UUID list, UUID copy, Outcome outcome) {
        database.createNativeMutationQuery(
                        "UPDATE deaccession_list_copy SET outcome = ?3 WHERE list_id = ?1 AND copy_id = ?2")
                .setParameter(1, list)
                .setParameter(2, copy)
                .setParameter(3, outcome.name())
                .executeUpdate();
    }

    void decide(UUID list, State state, UUID by, Instant now, @Nullable String why) {
        database.createNativeMutationQuery(
                        """
                        UPDATE deaccession_list SET state = ?2, decided_by = ?3, decided_at = ?4, decided_reason = ?5
                        WHERE id = ?1""")
                .setParameter(1, list)
                .setParameter(2, state.name())
                .setParameter(3, by)
                .setParameter(4, now)
                .setParameter(5, why, String.class)
                .executeUpdate();
    }

    DeaccessionListView view(UUID id, Caller caller) {
        Object[] row = database.createNativeQuery(
                        """
                        SELECT site_id, purpose, recipient, reason, state, proposed_by, proposed_at, decided_by, decided_at,
                               decided_reason
                        FROM deaccession_list WHERE id = ?1""",
                        Object[].class)
                .setParameter(1, id)
                .getSingleResult();
        UUID proposer = (UUID) row[5];
        UUID decider = (UUID) row[7];
        Map<UUID, String> names = staff.displayNames(
                Stream.of(proposer, decider).filter(Objects::nonNull).collect(Collectors.toSet()));
        return new DeaccessionListView(
                id.toString(),
                sites.name((UUID) row[0]),
                Purpose.valueOf((String) row[1]),
                (String) row[2],
                (String) row[3],
                State.valueOf((String) row[4]),
                names.getOrDefault(proposer, ""),
                ((Instant) row[6]).atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                decider == null ? null : names.getOrDefault(decider, ""),
                row[8] == null
                        ? null
                        : ((Instant) row[8]).atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                (String) row[9],
                proposer.equals(caller.personId()),
                lines(id));
    }

    private List<Line> lines(UUID list) {
        List<Object[]> rows = database.createNativeQuery(
                        """
                        SELECT c.code, c.volume_id, c.shelf, l.outcome
                        FROM deaccession_list_copy l JOIN copy c ON c.id = l.copy_id
                        WHERE l.list_id = ?1 ORDER BY c.shelf NULLS LAST, c.code""",
                        Object[].class)
                .setParameter(1, list)
                .getResultList();
        Map<UUID, VolumeSummary> books =
                volumes.summaries(rows.stream().map(row -> (UUID) row[1]).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new Line(
                        (String) row[0],
                        Objects.requireNonNull(books.get((UUID) row[1])),
                        (String) row[2],
                        row[3] == null ? null : Outcome.valueOf((String) row[3])))
                .toList();
    }
}
