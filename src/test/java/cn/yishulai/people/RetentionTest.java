package cn.yishulai.people;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.journal.Forgetting;
import cn.yishulai.journal.Retention;
import cn.yishulai.journal.RetentionRules;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionTest {

    @Inject
    Retention retention;

    @Inject
    RetentionRules rules;

    @Inject
    @All
    List<Forgetting> rooms;

    @Inject
    Households households;

    @Inject
    DataSource database;

    @Test
    void everyRuleWithAClockHasOneRoomThatForgets() {
        assertThat(rooms)
                .extracting(Forgetting::rule)
                .containsExactlyInAnyOrderElementsOf(rules.all().stream()
                        .filter(rule -> rule.days() != null)
                        .map(RetentionRules.Rule::name)
                        .toList());
    }

    @Test
    void aRehearsalCountsAndChangesNothingAndTheNightForgetsJustThat() throws SQLException {
        retention.run(false);
        change(
                "INSERT INTO login_failure (id, at, who, address) SELECT uuidv7(), now() - interval '25 hours', '\\x01', '\\x02' FROM generate_series(1, 1203)");
        change(
                "INSERT INTO login_failure (id, at, who, address) VALUES ('%s', now() - interval '23 hours', '\\x01', '\\x02')"
                        .formatted(UUID.randomUUID()));
        change(
                "INSERT INTO outbox_message (id, topic, posted_at, due_at, done_at) VALUES (uuidv7(), 'x', now(), now(), now() - interval '31 days')");
        change(
                "INSERT INTO once_answer (id, request_hash, status, answered_at) VALUES (uuidv7(), '\\x01', 204, now() - interval '8 days')");
        long before = number("SELECT count(*) FROM login_failure");
        Map<String, Long> rehearsed = counts(retention.run(true));
        assertThat(rehearsed)
                .containsEntry("sign-in-attempts", 1203L)
                .containsEntry("messages", 1L)
                .containsEntry("answers", 1L);
        assertThat(number("SELECT count(*) FROM login_failure")).isEqualTo(before);
        assertThat(counts(retention.run(false))).isEqualTo(rehearsed);
        assertThat(number("SELECT count(*) FROM login_failure")).isEqualTo(before - 1203);
        assertThat(counts(retention.run(true)).values()).allMatch(count -> count == 0);
        assertThat(
                        number(
                                "SELECT count(*) FROM audit_entry WHERE subject = 'rule:sign-in-attempts' AND facts::json ->> 'count' = '1203'"))
                .isOne();
    }

    @Test
    void oneNodeForgetsAtATime() throws SQLException {
        try (Connection other = database.getConnection()) {
            other.createStatement().execute("SELECT pg_advisory_lock(%d)".formatted(0x7265_7465_6e74L));
            assertThat(retention.run(false)).isEmpty();
            other.createStatement().execute("SELECT pg_advisory_unlock(%d)".formatted(0x7265_7465_6e74L));
        }
        assertThat(retention.run(false)).isNotEmpty();
    }

    @Test
    void aFamilyThatStaysAwayIsToldFirstAndErasedLater() throws SQLException {
        UUID family = absent("四年没来");
        UUID back = absent("又回来了");
        assertThat(counts(retention.run(true))).containsEntry(Absences.UNSEEN, 2L);
        retention.run(false);
        assertThat(households.personsOf(family)).hasSize(1);
        assertThat(number("SELECT count(*) FROM outbox_message WHERE topic = 'household-leaving' AND payload LIKE '%"
                        + family + "%'"))
                .isOne();
        assertThat(counts(retention.run(true)).get(Absences.UNSEEN)).isZero();
        change("UPDATE household SET announced_at = now() - interval '61 days' WHERE id IN ('%s', '%s')"
                .formatted(family, back));
        Somebody.ofPerson(households.firstAdult(back));
        assertThat(counts(retention.run(true))).containsEntry(Absences.ANNOUNCED, 1L);
        retention.run(false);
        assertThat(households.personsOf(family)).isEmpty();
        assertThat(households.personsOf(back)).hasSize(1);
        assertThat(number("SELECT count(*) FROM household WHERE announced_at IS NULL AND id = '%s'".formatted(back)))
                .isOne();
    }

    private UUID absent(String nickname) throws SQLException {
        UUID family = households.found(nickname).id();
        change("UPDATE household SET seen_at = now() - interval '4 years' WHERE id = '%s'".formatted(family));
        return family;
    }

    private static Map<String, Long> counts(List<Retention.Outcome> outcomes) {
        return outcomes.stream().collect(Collectors.toMap(Retention.Outcome::rule, Retention.Outcome::count));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            change.executeUpdate();
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
