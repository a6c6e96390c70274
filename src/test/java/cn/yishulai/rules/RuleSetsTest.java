package cn.yishulai.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Grade;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Each test is rolled back: the rules of the house stay as they are for the other tests. */
@QuarkusTest
@TestTransaction
class RuleSetsTest {

    @Inject
    RuleSets rules;

    @Inject
    Clock clock;

    @Inject
    Session database;

    @Test
    void oneBookOneCreditIsTheFirstRule() {
        assertThat(rules.intake(1)).isEqualTo(new IntakeRules(1, Grade.FAIR, null, 20, 2, 1));
        assertThat(rules.requests())
                .isEqualTo(new RequestRules(rules.requests().version(), 10, 7, 48)); // other stories publish too
    }

    @Test
    void theNextVersionDecidesFromItsDayAndTheOldOneIsStillReadable() {
        IntakeRules stricter = new IntakeRules(1, Grade.GOOD, 2017, 5, 1, 1);
        int before = rules.intake().version(); // other stories publish too
        int tomorrow = rules.publish(clock.instant().plus(Duration.ofDays(1)), stricter);
        assertThat(rules.intake().version()).isEqualTo(before);
        int now = rules.publish(clock.instant(), stricter);
        assertThat(now).isEqualTo(tomorrow + 1);
        assertThat(rules.intake()).isEqualTo(new IntakeRules(now, Grade.GOOD, 2017, 5, 1, 1));
        assertThat(rules.intake(1).lowestGrade()).isEqualTo(Grade.FAIR);
        int requestsBefore = rules.requests().version();
        assertThat(rules.publish(clock.instant().minusSeconds(1), new RequestRules(1, 3, 5, 24)))
                .isGreaterThan(requestsBefore); // other stories publish for later, too
        assertThat(rules.requests().openPerHousehold()).isEqualTo(3);
    }

    @Test
    void aVersionIsNeverChanged() {
        assertThatThrownBy(() -> database.createNativeMutationQuery("UPDATE rule_set SET body = '{}'")
                        .executeUpdate())
                .hasMessageContaining("never changed");
    }

    @Test
    void aNumberNobodyCanMeanIsNoRule() {
        assertThatThrownBy(() -> new IntakeRules(1, Grade.FAIR, null, -1, 2, 1)).hasMessageContaining("capPerSession");
        assertThatThrownBy(() -> new IntakeRules(1, Grade.FAIR, 17, 20, 2, 1)).hasMessageContaining("earliestYear");
        assertThatThrownBy(() -> new RequestRules(1, 10, 0, 48)).hasMessageContaining("pickupOpenDays");
    }
}
