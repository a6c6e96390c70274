package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.RIGHT_NOT_YOURS;
import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Who of an organisation may do what. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class PartnerRights {

    private final Session database;
    private final Audit audit;
    private final Clock clock;

    PartnerRights(Session database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param rights of a partner; a volunteer has none */
    public record Colleague(UUID id, String displayName, Role role, Set<PartnerRight> rights) {}

    /** Whether a partner has the right; the library's own people are not asked for it. */
    public boolean has(Caller caller, PartnerRight right) {
        return switch (caller.role()) {
            case PARTNER -> of(caller.personId()).contains(right);
            case VOLUNTEER -> false;
            case CITIZEN, STAFF, LIBRARIAN, AUDITOR -> true;
        };
    }

    /** @throws cn.yishulai.kernel.Refused RIGHT_NOT_YOURS */
    public void require(Caller caller, PartnerRight right) {
        if (!has(caller, right)) {
            throw RIGHT_NOT_YOURS.because("your organisation has others for this", Map.of("right", right));
        }
    }

    /** Partners and volunteers who are there now, in the order in which they came. */
    public List<Colleague> colleagues(UUID organisation, int most) {
        return database.createNativeQuery(
                        """
                        SELECT id, display_name, role, may_propose, may_lead_volunteers FROM staff_member
                        WHERE organisation_id = :organisation AND left_at IS NULL AND (ends_at IS NULL OR ends_at > :now)
                        ORDER BY id""",
                        Object[].class)
                .setParameter("organisation", organisation)
                .setParameter("now", Timestamp.from(clock.instant()))
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Colleague(
                        (UUID) row[0],
                        (String) row[1],
                        Role.valueOf((String) row[2]),
                        row[2].equals(Role.PARTNER.name())
                                ? rights((Boolean) row[3], (Boolean) row[4])
                                : Set.<PartnerRight>of()))
                .toList();
    }

    /**
     * From here on a partner of the organisation may do this and nothing else beyond looking.
     *
     * @throws cn.yishulai.kernel.Refused STAFF_UNKNOWN for somebody who is not one
     */
    public Colleague give(Caller librarian, UUID organisation, UUID partner, Collection<PartnerRight> rights) {
        int changed = database.createNativeMutationQuery(
                        """
                        UPDATE staff_member SET may_propose = :propose, may_lead_volunteers = :lead
                        WHERE id = :partner AND organisation_id = :organisation AND role = 'PARTNER' AND left_at IS NULL""")
                .setParameter("propose", rights.contains(PartnerRight.PROPOSE))
                .setParameter("lead", rights.contains(PartnerRight.LEAD_VOLUNTEERS))
                .setParameter("partner", partner)
                .setParameter("organisation", organisation)
                .executeUpdate();
        if (changed == 0) {
            throw STAFF_UNKNOWN.because("no partner of the organisation has this id");
        }
        audit.record(
                librarian.actor(),
                "partner.rights",
                "staff:" + partner,
                Map.of(
                        "rights",
                        rights.stream().map(Enum::name).sorted().toList().toString()));
        return colleagues(organisation, Integer.MAX_VALUE).stream()
                .filter(colleague -> colleague.id().equals(partner))
                .findFirst()
                .orElseThrow(() -> STAFF_UNKNOWN.because("no partner of the organisation has this id"));
    }

    private Set<PartnerRight> of(UUID partner) {
        return database.createNativeQuery(
                        "SELECT may_propose, may_lead_volunteers FROM staff_member WHERE id = :partner", Object[].class)
                .setParameter("partner", partner)
                .getResultStream()
                .findFirst()
                .map(row -> rights((Boolean) row[0], (Boolean) row[1]))
                .orElse(Set.of());
    }

    private static Set<PartnerRight> rights(boolean propose, boolean leadVolunteers) {
        Set<PartnerRight> rights = EnumSet.noneOf(PartnerRight.class);
        if (propose) {
            rights.add(PartnerRight.PROPOSE);
        }
        if (leadVolunteers) {
            rights.add(PartnerRight.LEAD_VOLUNTEERS);
        }
        return rights;
    }
}
