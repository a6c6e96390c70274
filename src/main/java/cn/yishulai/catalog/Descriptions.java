package cn.yishulai.catalog;

import cn.yishulai.catalog.DescriptionChanges.Proposal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of works, editions and volumes, field by field: who said it, when, and what was said before.
 * A librarian is believed more than an import or an outside source, those more than a household; who is believed less
 * may still fill what nobody has filled.
 */
@ApplicationScoped
@Transactional
class Descriptions {

    private static final String HISTORY = "SELECT * FROM description_change WHERE subject_id = ANY (?) ORDER BY id";

    private final AgroalDataSource database;
    private final Clock clock;

    Descriptions(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Changes a work, an edition or a volume, keeps what was there, and lets search find the new words. A field that
     * says this already, that a stronger source has filled or emptied, or that the subject does not have, stays.
     *
     * @param values as the history keeps them, see {@link DescribedField}; null empties a field
     * @return what was changed
     */
    List<FieldChange> change(UUID subject, Map<DescribedField, ? extends @Nullable String> values, Origin origin) {
        List<Proposal> proposals = values.entrySet().stream()
                .map(entry -> new Proposal(subject, entry.getKey(), entry.getValue(), null))
                .toList();
        try (Connection connection = database.getConnection()) {
            return DescriptionChanges.make(connection, proposals, origin, clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException("a description cannot be changed", e);
        }
    }

    /** Notes who described these, when they come to be. */
    void described(List<UUID> subjects, Origin origin) {
        try (Connection connection = database.getConnection()) {
            DescriptionChanges.described(connection, subjects, origin, clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException("the origin of a description cannot be kept", e);
        }
    }

    /** All changes of these subjects, oldest first. Where a value is from says the last change of its field or of all. */
    List<FieldChange> history(List<UUID> subjects) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HISTORY)) {
            statement.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            return DescriptionChanges.rows(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the history of a description cannot be read", e);
        }
    }
}
