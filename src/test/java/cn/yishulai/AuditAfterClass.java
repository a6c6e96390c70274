package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Invariants;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The audit of a class that is {@link Audited}: once, for it reads every table. Rows that an earlier class left behind
 * are found here too, so the first class that fails is where to look.
 */
public class AuditAfterClass implements QuarkusTestAfterAllCallback {

    @Override
    public void afterAll(QuarkusTestContext context) {
        Class<?> test = context.getTestInstance().getClass();
        if (!test.isAnnotationPresent(Audited.class)) {
            return;
        }
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (Connection connection = database.getConnection()) {
            assertThat(Invariants.check(connection))
                    .as("the audit after %s", test.getSimpleName())
                    .filteredOn(finding -> !finding.rows().isEmpty())
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
