package cn.yishulai.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How long what is kept, as data. */
@ApplicationScoped
@Transactional
public class RetentionRules {

    private final DataSource database;

    RetentionRules(DataSource database) {
        this.database = database;
    }

    /** @param days null when no clock runs */
    public record Rule(String name, @Nullable Integer days, String thenWhat) {}

    /** By name. */
    public List<Rule> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement read =
                        connection.prepareStatement("SELECT name, days, then_what FROM retention_rule ORDER BY name");
                ResultSet row = read.executeQuery()) {
            List<Rule> rules = new ArrayList<>();
            while (row.next()) {
                rules.add(new Rule(row.getString(1), (Integer) row.getObject(2), row.getString(3)));
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("the rules of retention cannot be read", e);
        }
    }

    /** The days of a rule that has a clock. */
    public int days(String name) {
        return all().stream()
                .filter(rule -> rule.name().equals(name))
                .map(Rule::days)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule with a clock is called " + name));
    }
}
