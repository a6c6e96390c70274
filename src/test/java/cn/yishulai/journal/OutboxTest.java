package cn.yishulai.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

    private final String topic = "topic-" + UUID.randomUUID();

    @Test
    void aMessageIsTakenByOneAndDoneForGood() {
        outbox.post(topic, Map.of("title", "红楼梦"));
        Outbox.Message message = outbox.due(10, topic).get(0);
        assertThat(message.payload()).isEqualTo(Map.of("title", "红楼梦"));
        assertThat(outbox.due(10, topic)).isEmpty();
        outbox.again(message.id(), Duration.ZERO);
        assertThat(outbox.due(10, topic)).singleElement().satisfies(m -> assertThat(m.attempts())
                .isEqualTo(2));
        outbox.done(message.id());
        outbox.again(message.id(), Duration.ZERO);
        assertThat(outbox.due(10, topic)).isEmpty();
    }

    @Test
    void aMessageOfAWriteThatFailsIsNeverSent() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.post(topic, Map.of());
                    throw new IllegalStateException("our own fault");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outbox.due(10, topic)).isEmpty();
    }

    @Test
    void aSealedMessageCannotBeReadInTheDatabase() throws SQLException {
        outbox.postSealed(topic, Map.of("code", "482913"));
        assertThat(rows("position('482913'::bytea IN sealed) > 0 OR payload LIKE '%482913%'"))
                .isZero();
        Outbox.Message message = outbox.due(1, topic).get(0);
        assertThat(message.payload()).isEqualTo(Map.of("code", "482913"));
        outbox.done(message.id());
        assertThat(rows("sealed IS NOT NULL AND done_at IS NOT NULL")).isZero();
    }

    private int rows(String where) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM outbox_message WHERE " + where)) {
            row.next();
            return row.getInt(1);
        }
    }
}
