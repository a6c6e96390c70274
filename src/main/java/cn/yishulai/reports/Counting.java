package cn.yishulai.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.CommonQueryContract;

/** Counts from what happened, in the running transaction. Nothing that was counted before is used. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Counting {

    private static final String KEEP =
            """
            INSERT INTO report_figure (count_id, section, position, keys, measures)
            SELECT :count, section, row_number() OVER (PARTITION BY section ORDER BY keys::text COLLATE "C"), keys, measures FROM (%s) summed""";

    private static final String READ =
            """
            SELECT section, named, measures FROM (SELECT section, keys::text COLLATE "C" AS named, measures::text AS measures FROM (%s) summed) texts
            ORDER BY section, named
            """;

    private static final String KEPT =
            """
            SELECT section || chr(9) || keys::text || chr(9) || measures::text FROM report_figure
            WHERE count_id = :count ORDER BY section COLLATE "C", position""";

    /** A parameter; two colons are a cast. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private static final int FETCHED = 1_000;

    private final Session database;
    private final ObjectMapper json;
    private final Clock clock;

    Counting(Session database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Counts and keeps the figures under the count; months at a time are in memory of the database, none here.
     *
     * @param done is told after each month how many are
     * @return the checksum of the figures
     */
    String keep(UUID count, Question question, IntConsumer done) {
        Recipe recipe = gather(question, done);
        for (String sum : recipe.sums()) {
            var statement = database.createNativeMutationQuery(KEEP.formatted(sum));
            bind(statement, sum, question, question.days());
            statement.setParameter("count", count);
            statement.executeUpdate();
        }
        return checksum(count);
    }

    /** Counts and keeps nothing: for few rows. */
    List<Figure> read(Question question) {
        Recipe recipe = gather(question, month -> {});
        List<Figure> figures = new ArrayList<>();
        for (String sum : recipe.sums()) {
            var query = database.createNativeQuery(READ.formatted(sum), Object[].class);
            bind(query, sum, question, question.days());
            query.getResultList().forEach(row -> figures.add(figure(row)));
        }
        return figures;
    }

    /** Of the figures that are kept, in their order: SHA-256, hexadecimal. */
    String checksum(UUID count) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            try (Stream<Object> rows = database.createNativeQuery(KEPT, Object.class)
                    .setParameter("count", count)
                    .setFetchSize(FETCHED)
                    .getResultStream()) {
                rows.forEach(row -> sha.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Figure figure(Object[] row) {
        return new Figure((String) row[0], object((String) row[1]), object((String) row[2]));
    }

    ObjectNode object(String text) {
        try {
            JsonNode node = json.readTree(text);
            return (ObjectNode) node;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a figure that cannot be read", e);
        }
    }

    private Recipe gather(Question question, IntConsumer done) {
        Recipe recipe = Recipe.of(question.report());
        run("DROP TABLE IF EXISTS pg_temp.counted");
        run(Recipe.TABLE);
        List<Days> months = question.months();
        for (int i = 0; i < months.size(); i++) {
            var statement = database.createNativeMutationQuery(recipe.gather());
            bind(statement, recipe.gather(), question, months.get(i));
            statement.executeUpdate();
            done.accept(i + 1);
        }
        run("ANALYZE counted");
        for (String note : recipe.notes()) {
            var statement = database.createNativeMutationQuery(note);
            bind(statement, note, question, question.days());
            statement.executeUpdate();
        }
        return recipe;
    }

    private void run(String statement) {
        database.createNativeMutationQuery(statement).executeUpdate();
    }

    /** Binds what the statement names, and nothing else. */
    private void bind(CommonQueryContract statement, String sql, Question question, Days month) {
        Map<String, Object> given = new HashMap<>(question.rules().given());
        given.put("begin", month.begin());
        given.put("end", month.end());
        given.put("since", question.days().begin());
        given.put("until", question.days().end());
        given.put("lastDay", question.days().to());
        given.put("asOf", question.asOf());
        given.put("now", clock.instant());
        given.putIfAbsent("tours", false); // definitions older than tours do not say
        for (String name : names(sql)) {
            switch (name) {
                case "count" -> {
                    // who keeps says under which
                }
                case "site" -> statement.setParameter(name, question.site(), UUID.class);
                case "fair" -> statement.setParameter(name, question.fair(), UUID.class);
                case "withinDays" -> statement.setParameter(name, (Integer) given.get(name), Integer.class);
                default ->
                    statement.setParameter(
                            name, Objects.requireNonNull(given.get(name), "the definition does not say " + name));
            }
        }
    }

    private static Set<String> names(String sql) {
        return NAME.matcher(sql).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
