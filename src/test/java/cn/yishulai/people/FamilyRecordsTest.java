package cn.yishulai.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every room answers for what it keeps of a family. */
@QuarkusTest
class FamilyRecordsTest {

    /**
     * Columns of base tables that hold the id of a household or a person: they refer to one, or their name says so. A
     * reference to anything else explains itself.
     */
    private static final String OF_A_FAMILY =
            """
            SELECT DISTINCT c.table_name || '.' || c.column_name
            FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            LEFT JOIN (
                SELECT k.table_name, k.column_name, u.table_name AS refers_to
                FROM information_schema.key_column_usage k
                JOIN information_schema.referential_constraints r USING (constraint_schema, constraint_name)
                JOIN information_schema.table_constraints u ON u.constraint_schema = r.unique_constraint_schema
                    AND u.constraint_name = r.unique_constraint_name) f USING (table_name, column_name)
            WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = 'uuid'
              AND (f.refers_to IN ('household', 'person')
                   OR f.refers_to IS NULL AND c.column_name ~ '(household|person|guardian|proxy|elder|child|actor|brought|reader)|_by$')
            """;

    @Inject
    @All
    List<FamilyRecords> rooms;

    @Inject
    DataSource database;

    @Test
    void everyColumnThatNamesAFamilyIsAnsweredFor() throws SQLException {
        Set<String> answered =
                rooms.stream().flatMap(room -> room.columns().stream()).collect(Collectors.toSet());
        assertThat(columns()).hasSizeGreaterThan(15).isSubsetOf(answered);
    }

    @Test
    void noRoomAnswersForAColumnThatIsNotThere() throws SQLException {
        assertThat(rooms.stream().flatMap(room -> room.columns().stream())).isSubsetOf(columns());
    }

    @Test
    void eachRoomAnswersOnceAndForNoOther() {
        assertThat(rooms).extracting(FamilyRecords::room).doesNotHaveDuplicates();
        assertThat(rooms.stream().flatMap(room -> room.columns().stream())).doesNotHaveDuplicates();
    }

    private Set<String> columns() throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(OF_A_FAMILY)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
