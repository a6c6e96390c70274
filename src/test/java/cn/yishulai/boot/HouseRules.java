package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Every rule between rows, asked for after a story. */
@ApplicationScoped
public class HouseRules {

    private final DataSource database;

    HouseRules(DataSource database) {
        this.database = database;
    }

    public void allHold() {
        try (Connection connection = database.getConnection()) {
            assertThat(Invariants.check(connection)).isNotEmpty().allSatisfy(finding -> assertThat(finding.rows())
                    .as("%s", finding.rule())
                    .isEmpty());
        } catch (SQLException e) {
            throw new IllegalStateException("the rules cannot be asked for", e);
        }
    }
}
