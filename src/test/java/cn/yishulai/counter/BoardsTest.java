package cn.yishulai.counter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two desks with one copy in hand hear of each other, on whichever node each of them is. */
@QuarkusTest
class BoardsTest {

    private static final CopyCode COPY = CopyCode.random();

    @Inject
    ReactiveRedisDataSource redis;

    /** A line that is open, and what came over it. */
    private record Line(BlockingQueue<BoardView> heard, Cancellable end) {
        List<String> next() throws InterruptedException {
            BoardView view = heard.poll(1, TimeUnit.MINUTES);
            assertThat(view).as("nothing came").isNotNull();
            return view.others();
        }
    }

    /** Each call is another node: they share Redis only. */
    private Line line(CopyCode copy, String desk, String name, Duration proof) {
        BlockingQueue<BoardView> heard = new LinkedBlockingQueue<>();
        BoardSettings settings = new BoardSettings() {
            @Override
            public Duration every() {
                return Duration.ofMillis(20);
            }

            @Override
            public Duration proof() {
                return proof;
            }

            @Override
            public Duration listen() {
                return Duration.ofMinutes(2);
            }
        };
        return new Line(
                heard,
                new Boards(redis, settings).follow(copy, desk, name).subscribe().with(heard::add));
    }

    @Test
    void twoDesksHearOfEachOtherUntilOneLaysTheBookDown() throws Exception {
        Line ours = line(COPY, "one", "李老师", Duration.ofMinutes(1));
        assertThat(ours.next()).isEmpty();
        Line theirs = line(COPY, "two", "王 老师", Duration.ofMinutes(1));
        assertThat(theirs.next()).containsExactly("李老师");
        assertThat(ours.next()).containsExactly("王 老师");
        Line elsewhere = line(CopyCode.random(), "three", "周老师", Duration.ofMinutes(1));
        assertThat(elsewhere.next()).isEmpty();

        theirs.end().cancel();

        assertThat(ours.next()).isEmpty();
        ours.end().cancel();
        elsewhere.end().cancel();
    }

    @Test
    void aDeskThatAsksAgainDoesNotHearOfItself() throws Exception {
        CopyCode copy = CopyCode.random();
        Line first = line(copy, "same", "李老师", Duration.ofMinutes(1));
        assertThat(first.next()).isEmpty();
        Line again = line(copy, "same", "李老师", Duration.ofMinutes(1));
        assertThat(again.next()).isEmpty();
        first.end().cancel();
        again.end().cancel();
    }

    @Test
    void aLineThatHasNothingToSaySaysSoNowAndThen() throws Exception {
        Line line = line(CopyCode.random(), "one", "李老师", Duration.ofMillis(40));
        for (int i = 0; i < 3; i++) {
            assertThat(line.next()).isEmpty();
        }
        line.end().cancel();
    }

    @Test
    void nobodyElseFollowsWhoHasWhatInHand() {
        given().accept("text/event-stream")
                .get("/v1/copies/" + COPY.value() + "/boards?site=0")
                .then()
                .statusCode(401);
    }
}
