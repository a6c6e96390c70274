package cn.yishulai.people;

import static cn.yishulai.people.ApprovalRefusal.OWN_FAMILY;
import static cn.yishulai.people.ApprovalRefusal.OWN_FAMILY_UNKNOWN;
import static cn.yishulai.people.ApprovalRefusal.SECOND_PERSON_NEEDED;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.FamilyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Which families those who work here belong to (内控): declared by themselves, ended only by somebody else. Nobody grades the
 * books of their own family or corrects its credits; what else they do for it is listed for review.
 */
@ApplicationScoped
@Transactional
public class OwnFamilies {

    private final Session database;
    private final Households households;
    private final Audit audit;
    private final Clock clock;

    OwnFamilies(Session database, Households households, Audit audit, Clock clock) {
        this.database = database;
        this.households = households;
        this.audit = audit;
        this.clock = clock;
    }

    /** A declaration that stands. */
    public record Declared(UUID id, UUID staff, String name, UUID household, Instant since) {}

    /** Once more says nothing new. @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN */
    public List<Declared> declare(Caller staff, FamilyCode code) {
        UUID household = households.requireByCode(code);
        households.keep(household);
        int added = database.createNativeMutationQuery(
                        """
                        INSERT INTO own_family (id, staff_id, household_id, declared_at) VALUES (uuidv7(), :staff, :household, :now)
                        ON CONFLICT (staff_id, household_id) WHERE ended_at IS NULL DO NOTHING
                        """)
                .setParameter("staff", staff.personId())
                .setParameter("household", household)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (added == 1) {
            audit.record(staff.actor(), "own-family.declare", "household:" + household, Map.of());
        }
        return of(staff);
    }

    /** Those of the caller, the newest first. */
    public List<Declared> of(Caller staff) {
        return read("f.staff_id = :id", staff.personId());
    }

    /** All that stand, the newest first. */
    public List<Declared> all() {
        return read("f.id <> :id", new UUID(0, 0));
    }

    /** @throws cn.yishulai.kernel.Refused OWN_FAMILY_UNKNOWN, SECOND_PERSON_NEEDED for one's own */
    public void end(Caller librarian, UUID id) {
        Declared found = read("f.id = :id", id).stream()
                .findFirst()
                .orElseThrow(() -> OWN_FAMILY_UNKNOWN.because("no declaration of this id stands"));
        if (found.staff().equals(librarian.personId())) {
            throw SECOND_PERSON_NEEDED.because("somebody else ends what you declared");
        }
        int ended = database.createNativeMutationQuery(
                        "UPDATE own_family SET ended_at = :now, ended_by = :by WHERE id = :id AND ended_at IS NULL")
                .setParameter("now", clock.instant())
                .setParameter("by", librarian.personId())
                .setParameter("id", id)
                .executeUpdate();
        if (ended == 0) {
            throw OWN_FAMILY_UNKNOWN.because("the declaration was ended meanwhile");
        }
        audit.record(
                librarian.actor(),
                "own-family.end",
                "household:" + found.household(),
                Map.of("staff", found.staff().toString()));
    }

    /** Whether the caller, or whoever acts in the caller's name, declared this family. */
    public boolean isOwn(Caller caller, UUID household) {
        UUID acting =
                caller.behind() == null ? caller.personId() : caller.behind().personId();
        return !database.createNativeQuery(
                        "SELECT 1 FROM own_family WHERE staff_id = :staff AND household_id = :household AND ended_at IS NULL",
                        Object.class)
                .setParameter("staff", acting)
                .setParameter("household", household)
                .getResultList()
                .isEmpty();
    }

    /** @throws cn.yishulai.kernel.Refused OWN_FAMILY */
    public void requireAnothers(Caller caller, UUID household) {
        if (isOwn(caller, household)) {
            throw OWN_FAMILY.because("you declared this family as your own: a colleague does this");
        }
    }

    /** Two families become one: whoever declared either is of it. */
    void merge(UUID from, UUID into) {
        database.createNativeMutationQuery(
                        """
                        UPDATE own_family f SET household_id = :into WHERE household_id = :from AND NOT EXISTS (
                            SELECT FROM own_family o WHERE o.staff_id = f.staff_id AND o.household_id = :into AND o.ended_at IS NULL)
                        """)
                .setParameter("from", from)
                .setParameter("into", into)
                .executeUpdate();
        database.createNativeMutationQuery("DELETE FROM own_family WHERE household_id = :from")
                .setParameter("from", from)
                .executeUpdate();
    }

    private List<Declared> read(String which, UUID id) {
        return database
                .createNativeQuery(
                        """
                        SELECT f.id, f.staff_id, m.display_name, f.household_id, f.declared_at
                        FROM own_family f JOIN staff_member m ON m.id = f.staff_id
                        WHERE f.ended_at IS NULL AND %s ORDER BY f.declared_at DESC, f.id LIMIT 500
                        """
                                .formatted(which),
                        Tuple.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .map(row -> new Declared(
                        row.get("id", UUID.class),
                        row.get("staff_id", UUID.class),
                        row.get("display_name", String.class),
                        row.get("household_id", UUID.class),
                        row.get("declared_at", Instant.class)))
                .toList();
    }
}
