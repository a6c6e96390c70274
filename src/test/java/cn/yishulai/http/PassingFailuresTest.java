package cn.yishulai.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told that the same request may succeed in a moment, and who that it is our fault. */
class PassingFailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "53100", "53300", "08006", "57P01", "57P03", "57014", "58030", "55P03", "40P01", "40001", "25P03",
                "25006"
            })
    void aDatabaseThatIsBusyFullOrAwayPasses(String state) {
        assertThat(ProblemMapper.isPassing(new IllegalStateException(new SQLException("no", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001", "XX000", "25P02"})
    void aMistakeOfOursDoesNot(String state) {
        assertThat(ProblemMapper.isPassing(new IllegalStateException(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void aConnectionThatNobodyGaveBackPasses() {
        assertThat(ProblemMapper.isPassing(new SQLException("no", new TimeoutException())))
                .isTrue();
        assertThat(ProblemMapper.isPassing(new SQLException("no"))).isFalse();
    }

    /** As the transaction manager tells it. */
    @Test
    void aDiskThatIsFullAtTheCommitPasses() {
        RollbackException rollback = new RollbackException("could not commit");
        XAException broken = new XAException();
        broken.initCause(new SQLException("no space left on device", "53100"));
        rollback.addSuppressed(broken);
        assertThat(ProblemMapper.isPassing(new IllegalStateException(rollback))).isTrue();
    }
}
