package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.FAMILY_CARD_REPLACED;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_MERGED;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_UNKNOWN;

import cn.yishulai.journal.Locked;
import cn.yishulai.kernel.FamilyCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class HouseholdRepository implements PanacheRepositoryBase<Household, UUID> {

    private final DataSource database;

    HouseholdRepository(DataSource database) {
        this.database = database;
    }

    /** @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN */
    Household require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> HOUSEHOLD_UNKNOWN.because("there is no such household"));
    }

    /** The same, locked: its persons are about to change. @throws cn.yishulai.kernel.Refused HOUSEHOLD_MERGED as well */
    Household requireLocked(UUID id) {
        Household household = Locked.row(getEntityManager(), Household.class, id)
                .orElseThrow(() -> HOUSEHOLD_UNKNOWN.because("there is no such household"));
        if (household.isMerged()) {
            throw HOUSEHOLD_MERGED.because("this household is part of another by now");
        }
        return household;
    }

    /** Until the end of the transaction the household is what it is: families do not merge, nobody moves. */
    void keep(UUID id) {
        boolean merged = (Boolean) getEntityManager()
                .createNativeQuery(
                        "SELECT merged_into IS NOT NULL FROM household WHERE id = ?1 FOR SHARE", Object.class)
                .setParameter(1, id)
                .getSingleResult();
        if (merged) {
            throw HOUSEHOLD_MERGED.because("this household is part of another by now");
        }
    }

    /**
     * The family of a card, kept as {@link #keep} does, in one plain statement: every hand-over asks it.
     *
     * @return empty when no family of today has this card; {@link #require(FamilyCode)} says why
     */
    Optional<UUID> kept(FamilyCode code) {
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(
                        "SELECT id FROM household WHERE family_code = ? AND merged_into IS NULL FOR SHARE")) {
            keep.setString(1, code.value());
            try (ResultSet row = keep.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a family cannot be looked up", e);
        }
    }

    /** The household that a merged one is part of by now; else itself. */
    UUID today(UUID id) {
        return (UUID) getEntityManager()
                .createNativeQuery(
                        """
                        WITH RECURSIVE path AS (
                            SELECT id, merged_into FROM household WHERE id = ?1
                            UNION ALL SELECT h.id, h.merged_into FROM household h JOIN path p ON h.id = p.merged_into)
                        SELECT id FROM path WHERE merged_into IS NULL""",
                        Object.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    /** A new household without persons. */
    UUID open(FamilyCode code, Instant now) {
        Household household = new Household(code, now);
        persistAndFlush(household);
        return household.id();
    }

    /** @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN */
    Household require(FamilyCode code) {
        return find(code)
                .orElseThrow(() -> wasLost(code)
                        ? FAMILY_CARD_REPLACED.because("this card was replaced by another")
                        : HOUSEHOLD_UNKNOWN.because("no family has this code"));
    }

    /** Also by the card of a family that has merged into another since. */
    Optional<Household> find(FamilyCode code) {
        return find("familyCode", code.value()).firstResultOptional().or(() -> former(code, "MERGED")
                .flatMap(this::findByIdOptional));
    }

    boolean wasLost(FamilyCode code) {
        return former(code, "LOST").isPresent();
    }

    private Optional<UUID> former(FamilyCode code, String why) {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        "SELECT household_id FROM former_family_code WHERE code = ?1 AND why = ?2", Object.class)
                .setParameter(1, code.value())
                .setParameter(2, why)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** The code is not on any card from here on. */
    void retire(FamilyCode code, UUID household, String why, Instant now) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO former_family_code (code, household_id, why, until) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, code.value())
                .setParameter(2, household)
                .setParameter(3, why)
                .setParameter(4, now)
                .executeUpdate();
    }
}
