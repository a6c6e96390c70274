package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random histories through the ordinary ways of the service, each step compared with the same reference as in memory. */
@QuarkusTest
class DatabaseHistoriesTest {

    /** -Dhistories=200 takes some minutes. */
    private static final int HISTORIES = Integer.getInteger("histories", 12);

    private static final int STEPS = 12;

    @Inject
    SwapFixture given;

    @Inject
    Volumes catalogue;

    @Inject
    Requests requests;

    @Inject
    Circulation circulation;

    @Inject
    Removals removals;

    @Inject
    DataSource database;

    private List<UUID> volumes = List.of();
    private List<Caller> families = List.of();
    private @Nullable UUID pickup;
    private @Nullable UUID shelves;

    @Test
    void inTheDatabaseNobodyIsSkippedAndAsManyAreServedAsCanBe() throws SQLException {
        int promised = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            begin();
            for (int step = 0; step < STEPS; step++) {
                String what = something(random);
                String when = "history %d, step %d: %s".formatted(seed, step, what);
                Stands now = stands();
                assertThat(now.movable()).as(when).isEqualTo(now.most());
                promised += now.movable();
            }
        }
        given.audit();
        System.out.printf("%d histories through the database; %d promises seen%n", HISTORIES, promised);
        assertThat(promised).as("promises, or the test shows nothing").isGreaterThan(HISTORIES);
    }

    private void begin() {
        String one = "作者" + UUID.randomUUID();
        String other = "作者" + UUID.randomUUID();
        volumes = List.of(by(one), by(one), by(other), by(other));
        families = List.of(given.aFamily(), given.aFamily(), given.aFamily());
        pickup = given.aSite();
        shelves = given.aSite();
    }

    private UUID by(String author) {
        return catalogue
                .add(new VolumeForm("书 " + UUID.randomUUID(), null, author, null, null, null))
                .id();
    }

    private String something(Random random) {
        Caller family = families.get(random.nextInt(families.size()));
        UUID volume = volumes.get(random.nextInt(volumes.size()));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                given.brought(family, volume, shelves);
                yield "brought";
            }
            case 3, 4, 5 -> wish(family, volume, random.nextInt(3) == 0);
            case 6 ->
                given.anyRequest(family, random)
                        .filter(id -> given.request(family, id).state().open())
                        .map(id -> step(family, id, random))
                        .orElse("nothing");
            default ->
                given.anyCopy(volume, CopyStatus.CLAIMED, random)
                        .map(code -> goes(code, random))
                        .orElse("nothing");
        };
    }

    private String wish(Caller family, UUID volume, boolean wide) {
        RequestForm form = new RequestForm(
                volume.toString(),
                pickup.toString(),
                null,
                null,
                null,
                wide ? WishKind.LIKE : WishKind.VOLUME,
                wide ? Set.of(Alike.AUTHOR) : null,
                null,
                null,
                null);
        try {
            requests.place(family, form);
            return wide ? "wished for something like it" : "wished";
        } catch (Refused refused) {
            return "refused";
        }
    }

    private String step(Caller family, UUID id, Random random) {
        RequestState state = given.request(family, id).state();
        if (state == RequestState.PAUSED) {
            requests.resume(family, id);
            return "resumed";
        }
        if (state == RequestState.OPEN && random.nextBoolean()) {
            requests.pause(family, id);
            return "paused";
        }
        requests.cancel(family, id);
        return "cancelled";
    }

    private String goes(CopyCode code, Random random) {
        Caller staff = given.staffAt(shelves);
        if (random.nextBoolean()) {
            circulation.send(staff, code, shelves, pickup);
            return "sent to its reader";
        }
        removals.miss(staff, code, shelves, "不在架上");
        return "missed";
    }

    /** What can be promised or exchanged now, by who asks for it. */
    private record Stands(
            List<AllWays.Asking> asking, List<Set<UUID>> meets, List<UUID> copies, Map<Integer, Integer> credits) {

        int movable() {
            return (int) asking.stream().filter(AllWays.Asking::promised).count();
        }

        int most() {
            return AllWays.most(
                    asking,
                    copies.size(),
                    (wish, copy) -> meets.get(wish).contains(copies.get(copy)),
                    family -> credits.getOrDefault(family, 0));
        }
    }

    private Stands stands() throws SQLException {
        List<AllWays.Asking> asking = new ArrayList<>();
        List<Set<UUID>> meets = new ArrayList<>();
        List<UUID> copies = new ArrayList<>();
        Map<Integer, Integer> credits = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            for (int family = 0; family < families.size(); family++) {
                UUID household = families.get(family).household();
                credits.put(family, (int) given.credits(families.get(family)).free());
                for (Row row : rows(connection, ASKING, household)) {
                    asking.add(new AllWays.Asking(family, family, row.said().equals("ACCEPTED")));
                    Set<UUID> volumesMet = new HashSet<>();
                    rows(connection, MEETS, row.id()).forEach(met -> volumesMet.add(met.id()));
                    meets.add(volumesMet);
                }
            }
            for (UUID volume : volumes) {
                rows(connection, MOVABLE, volume).forEach(copy -> copies.add(volume));
            }
        }
        return new Stands(asking, meets, copies, credits);
    }

    private static final String ASKING =
            """
            SELECT r.id, r.state FROM swap_request r LEFT JOIN claim k ON k.request_id = r.id AND k.state = 'ON_ITS_WAY'
            WHERE r.household_id = ? AND r.state IN ('OPEN', 'ACCEPTED') AND k.id IS NULL""";
    private static final String MEETS =
            "SELECT v.volume, '' FROM swap_request r CROSS JOIN LATERAL wish_volumes(r.wish, r.alike, r.wished_volume)"
                    + " AS v (volume) WHERE r.id = ?";
    private static final String MOVABLE =
            "SELECT id, status FROM copy WHERE volume_id = ? AND status IN ('AVAILABLE', 'CLAIMED')";

    private record Row(UUID id, String said) {}

    private static List<Row> rows(Connection connection, String sql, UUID subject) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, subject);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                found.add(new Row(rows.getObject(1, UUID.class), rows.getString(2)));
            }
        }
        return found;
    }
}
