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
            SELECT DISTINCT c.relname::text || '.' || a.attname::text
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY (f.conkey)
            WHERE c.relkind IN ('r', 'p') AND a.atttypid = 'uuid'::regtype
              AND (f.confrelid IN ('household'::regclass, 'person'::regclass)
                   OR f.oid IS NULL AND a.attname ~ '(household|person|guardian|proxy|elder|child|actor|brought|reader)|_by$')
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
