package cn.yishulai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.OrderRules.Determinant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The city sorts its lines as the library does: the same random lines, sorted here and by the database. */
@QuarkusTest
class LineWeightsTest {

    private static final int READERS = 24;
    private static final Instant LONG_AGO = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<List<Determinant>> ORDERS = List.of(
            List.of(Determinant.TIME),
            List.of(Determinant.FIRST_BOOK, Determinant.TIME),
            List.of(Determinant.WAITED_LONGEST, Determinant.TIME),
            List.of(Determinant.CHILDREN, Determinant.LOCAL_FIRST, Determinant.TIME),
            List.of(Determinant.LOCAL_FIRST, Determinant.FIRST_BOOK, Determinant.CHILDREN, Determinant.TIME),
            List.of(
                    Determinant.CHILDREN,
                    Determinant.FIRST_BOOK,
                    Determinant.LOCAL_FIRST,
                    Determinant.WAITED_LONGEST,
                    Determinant.TIME));

    @Inject
    DataSource database;

    @Inject
    Sites sites;

    private record Reader(
            UUID request, boolean child, boolean received, boolean here, long last, long joined, long placed) {}

    @Test
    void theCityAndTheDatabaseSortTheSameLinesAlike() throws SQLException {
        UUID volume = UUID.fromString(Somebody.aLibrarian()
                .asks()
                .body("{\"title\":\"" + UUID.randomUUID() + "\"}")
                .post("/v1/volumes")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        UUID here = aSite();
        UUID elsewhere = aSite();
        SplittableRandom random = new SplittableRandom(42);
        for (List<Determinant> order : ORDERS) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    sortBy(connection, order);
                    List<Reader> line = new ArrayList<>();
                    for (int i = 0; i < READERS; i++) {
                        line.add(reader(connection, random, volume, random.nextBoolean() ? here : elsewhere, here));
                    }
                    List<UUID> there = sortedThere(connection, volume, here);
                    assertThat(sortedHere(line, order)).as("%s", order).isEqualTo(there);
                    ORDERS.stream().filter(other -> !other.equals(order)).forEach(other -> assertThat(
                                    sortedHere(line, other))
                            .as("%s is not %s", other, order)
                            .isNotEqualTo(there));
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private UUID aSite() {
        return sites.add(new SiteForm(
                "点位 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)))));
    }

    private static List<UUID> sortedHere(List<Reader> line, List<Determinant> order) {
        LineWeights weights = new LineWeights(order);
        return line.stream()
                .sorted(Comparator.<Reader>comparingInt(r -> weights.precedence(r.received(), r.child(), r.here()))
                        .thenComparing(r -> weights.since(r.placed(), r.received(), r.last(), r.joined()))
                        .thenComparing(Reader::placed)
                        .thenComparing(r -> r.request().toString()))
                .map(Reader::request)
                .toList();
    }

    /** As the head of a line is found, for a copy at one site. */
    private static List<UUID> sortedThere(Connection connection, UUID volume, UUID site) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT r.id FROM swap_request r CROSS JOIN (SELECT coalesce(1 << (cardinality(determinants) - array_position(determinants, 'LOCAL_FIRST')), 0) AS far
                    FROM wish_order) o WHERE r.wished_volume = ? AND r.state = 'OPEN'
                ORDER BY r.precedence + CASE WHEN r.pickup_site = ? THEN 0 ELSE o.far END, r.since, r.placed_at, r.id""")) {
            select.setObject(1, volume);
            select.setObject(2, site);
            List<UUID> sorted = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sorted.add(row.getObject(1, UUID.class));
                }
            }
            return sorted;
        }
    }

    private static void sortBy(Connection connection, List<Determinant> order) throws SQLException {
        run(
                connection,
                "UPDATE wish_order SET determinants = ?",
                connection.createArrayOf("text", order.stream().map(Enum::name).toArray()));
    }

    private static Reader reader(Connection connection, SplittableRandom random, UUID volume, UUID site, UUID here)
            throws SQLException {
        UUID family = UUID.randomUUID();
        UUID guardian = UUID.randomUUID();
        UUID child = UUID.randomUUID();
        boolean isChild = random.nextBoolean();
        long joined = random.nextInt(40);
        String code = IntStream.range(0, 8)
                .mapToObj(i -> String.valueOf("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(random.nextInt(32))))
                .reduce("", String::concat);
        run(
                connection,
                "INSERT INTO household (id, family_code, created_at) VALUES (?, ?, ?)",
                family,
                code,
                at(joined));
        String person =
                "INSERT INTO person (id, household_id, nickname, kind, age_band, guardian_id, created_at, band_since)"
                        + " VALUES (?, ?, '某人', ?, ?, ?, ?, ?)";
        run(connection, person, guardian, family, "ADULT", null, null, at(joined), null);
        run(connection, person, child, family, "CHILD", "UNDER_7", guardian, at(joined), at(joined));
        UUID reader = isChild ? child : guardian;
        boolean received = random.nextBoolean();
        long last = 40 + random.nextInt(20);
        if (received) {
            request(connection, "FULFILLED", volume, reader, family, site, at(last));
        }
        long placed = 60 + random.nextInt(10);
        UUID request = request(connection, "OPEN", volume, reader, family, site, at(placed));
        return new Reader(request, isChild, received, site.equals(here), last, joined, placed);
    }

    private static UUID request(
            Connection connection, String state, UUID volume, UUID reader, UUID family, UUID site, OffsetDateTime at)
            throws SQLException {
        UUID id = UUID.randomUUID();
        run(
                connection,
                """
                INSERT INTO swap_request (id, state, volume_id, person_id, household_id, pickup_site, placed_at, auto_accept, rules_version, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, true, 1, ?)""",
                id,
                state,
                volume,
                reader,
                family,
                site,
                at,
                at);
        return id;
    }

    private static OffsetDateTime at(long day) {
        return LONG_AGO.plusSeconds(day * 86_400).atOffset(ZoneOffset.UTC);
    }

    private static void run(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
