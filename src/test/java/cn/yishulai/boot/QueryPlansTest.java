package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/**
 * What Hibernate has understood of a query is found again when the same is asked again. Of a native query with a simple class
 * ({@code UUID.class}) it is not: the class is wrapped anew each time, so the store of what was understood fills with copies
 * that have one hash, every look into it goes through all of them, and the others fall out. Such queries ask for {@code
 * Object.class} and cast.
 */
@QuarkusTest
class QueryPlansTest {

    private static final int OFTEN = 40;
    private static final Pattern SIMPLE = Pattern.compile(
            "[,\\s](UUID|String|Boolean|Short|Integer|Long|Double|BigDecimal|Instant|LocalDate|LocalTime|OffsetDateTime)\\.class\\)\\s*(\\.|;)");

    @Inject
    Session database;

    @Test
    @Transactional
    void aNativeQueryIsUnderstoodOnce() {
        assertThat(plansOf(Object.class)).isLessThan(OFTEN / 2); // clocks may ask something new meanwhile
        assertThat(plansOf(Object[].class)).isLessThan(OFTEN / 2);
        assertThat(plansOf(Tuple.class)).isLessThan(OFTEN / 2);
    }

    @Test
    void noNativeQueryAsksForASimpleClass() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(1_000);
            assertThat(sources.stream().filter(QueryPlansTest::asksForASimpleClass))
                    .isEmpty();
        }
        assertThat(asks("createNativeQuery(\"SELECT id FROM copy\", UUID.class).getResultList()"))
                .isTrue();
        assertThat(asks("createNativeQuery(\"SELECT id\", Object.class).setParameter(1, id, UUID.class).x()"))
                .isFalse();
    }

    private static boolean asksForASimpleClass(Path source) {
        try {
            return asks(Files.readString(source));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** From each native query to where its first parameter, transformer or answer is asked for. */
    private static boolean asks(String source) {
        return Stream.of(source.split("createNativeQuery\\("))
                .skip(1)
                .map(rest -> rest.split("\\.(set|get|add|execute|unwrap)", 2)[0] + ".")
                .anyMatch(query -> SIMPLE.matcher(query).find());
    }

    private int plansOf(Class<?> answer) {
        var plans = database.getSessionFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache();
        ask(answer);
        int before = plans.getNumberOfCachedQueryPlans();
        for (int i = 0; i < OFTEN; i++) {
            ask(answer);
        }
        return plans.getNumberOfCachedQueryPlans() - before;
    }

    private void ask(Class<?> answer) {
        database.createNativeQuery(
                        "SELECT person_id FROM push_device WHERE token = 'nobody''s' AND person_id IS NOT NULL", answer)
                .getResultList();
    }
}
