package cn.yishulai.counter;

import cn.yishulai.kernel.CopyCode;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which desks have a copy on their board just now, so that two people who scanned the same book hear of each other before
 * one of them is refused. It lies in Redis for a few seconds at a time, renewed while a desk listens, and is no guard: the
 * copy's lock and status are. Without Redis nobody is named, and nothing else is different.
 */
@ApplicationScoped
class Boards {

    /** A desk that was not heard of for so long (a node that died) has it on its board no more. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(8);

    /** Notes this desk and answers the names of the others, by Redis' own clock: nodes need not agree on the time. */
    private static final String NOTE =
            """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('HSET', KEYS[1], ARGV[1], now .. ' ' .. ARGV[2])
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            local others = {}
            local desks = redis.call('HGETALL', KEYS[1])
            for i = 1, #desks, 2 do
              local at, name = string.match(desks[i + 1], '^(%d+) (.*)$')
              if now - tonumber(at) > tonumber(ARGV[3]) then
                redis.call('HDEL', KEYS[1], desks[i])
              elseif desks[i] ~= ARGV[1] then
                table.insert(others, name)
              end
            end
            table.sort(others)
            return others""";

    private final ReactiveRedisDataSource redis;
    private final BoardSettings settings;

    Boards(ReactiveRedisDataSource redis, BoardSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /**
     * Who else has the copy on a board: at once, whenever that changes, and now and then so that no proxy takes the line
     * for dead. Ends by itself after {@link BoardSettings#listen}; the desk is forgotten when it stops listening. Costs one
     * script in Redis every {@link BoardSettings#every}, and no thread.
     *
     * @param name how the other desks are told of this one
     */
    Multi<BoardView> follow(CopyCode copy, String desk, String name) {
        AtomicReference<List<String>> last = new AtomicReference<>();
        long rounds = Math.max(1, settings.listen().dividedBy(settings.every()));
        long proof = Math.max(1, settings.proof().dividedBy(settings.every()));
        return Multi.createFrom()
                .ticks()
                .every(settings.every())
                .onOverflow()
                .drop()
                .select()
                .first(rounds)
                .onItem()
                .transformToUniAndConcatenate(tick -> others(copy, desk, name).map(now -> new Heard(tick, now)))
                .filter(heard -> !heard.others().equals(last.getAndSet(heard.others())) || heard.tick() % proof == 0)
                .map(heard -> new BoardView(copy.value(), heard.others()))
                .onTermination()
                .call(() -> leave(copy, desk));
    }

    private record Heard(long tick, List<String> others) {}

    private Uni<List<String>> others(CopyCode copy, String desk, String name) {
        return redis.execute("EVAL", NOTE, "1", key(copy), desk, name, Long.toString(FORGOTTEN.toMillis()))
                .map(Boards::names)
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<Void> leave(CopyCode copy, String desk) {
        return redis.execute("HDEL", key(copy), desk)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private static List<String> names(Response answer) {
        List<String> names = new ArrayList<>();
        answer.forEach(name -> names.add(name.toString()));
        return List.copyOf(names);
    }

    private static String key(CopyCode copy) {
        return "board:" + copy.value();
    }
}
