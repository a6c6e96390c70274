package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A van visits three sites and comes home; loads of different pairs ride on one run. */
@QuarkusTest
@Audited
class RunsTest {

    @Inject
    SwapFixture given;

    @Inject
    Circulation circulation;

    @Inject
    CopyReads reads;

    @Inject
    OpeningCalendar calendar;

    private UUID centre;
    private UUID east;
    private UUID west;
    private Somebody librarian;
    private Somebody driver;

    @BeforeEach
    void threeSites() {
        centre = given.aSite();
        east = given.aSite();
        west = given.aSite();
        librarian = Somebody.aLibrarian();
        driver = Somebody.staffAt(given.aSite());
    }

    @Test
    void theDriverUnloadsAndLoadsStopByStopAndNothingIsNowhere() {
        CopyCode toEast = wanted(centre, east);
        CopyCode toWest = wanted(centre, west);
        CopyCode home = wanted(east, centre);
        String run = plan(50, centre, east, west, centre);
        load(run, null, "1,2,10", "1,3,10", "2,4,10").then().statusCode(201);
        assertThat(toLoad(run, 1)).containsExactlyInAnyOrder(toEast.value(), toWest.value());
        assertThat(scan(run, toEast).jsonPath().getString("result")).isEqualTo("PACKED");
        assertThat(scan(run, toEast).jsonPath().getString("result")).isEqualTo("ALREADY");
        assertThat(scan(run, toWest).jsonPath().getString("result")).isEqualTo("PACKED");
        assertRefused(leave(run, 2), 409, "run-stop-left");
        leave(run, 1).then().statusCode(200);
        assertRefused(leave(run, 1), 409, "run-stop-left");

        assertThat(show(run).jsonPath().getInt("here")).isEqualTo(2);
        assertThat(toUnload(run, 2)).containsExactly(toEast.value());
        assertThat(scan(run, toEast).jsonPath().getString("result")).isEqualTo("RECEIVED");
        assertThat(reads.facts(toEast).status()).isEqualTo(CopyStatus.ON_HOLD_SHELF);
        assertRefused(scan(run, toWest), 409, "run-load-meant"); // rides on
        assertThat(scan(run, home).jsonPath().getString("result")).isEqualTo("PACKED");
        Response left = leave(run, 2);
        assertThat(left.jsonPath().getString("loads[0].transfer.state")).isEqualTo("RECEIVED");
        assertThat(left.jsonPath().getInt("stops[1].aboard")).isEqualTo(2);

        assertThat(scan(run, toWest).jsonPath().getString("result")).isEqualTo("RECEIVED");
        leave(run, 3).then().statusCode(200);
        assertThat(scan(run, home).jsonPath().getString("result")).isEqualTo("RECEIVED");
        assertThat(leave(run, 4).jsonPath().getString("state")).isEqualTo("DONE");
        assertThat(reads.facts(home).isAt(centre)).isTrue();
        assertRefused(leave(run, 4), 409, "run-over");
    }

    @Test
    void onNoLegRidesMoreThanTheVanTakesUnlessSomebodySaysWhy() {
        String run = plan(20, centre, east, west);
        load(run, null, "1,3,12").then().statusCode(201);
        load(run, null, "1,2,8").then().statusCode(201);
        Response full = load(run, null, "1,2,1");
        assertRefused(full, 409, "run-full");
        assertThat(full.jsonPath().getInt("stop")).isEqualTo(1);
        assertThat(full.jsonPath().getInt("free")).isZero();
        load(run, null, "2,3,8").then().statusCode(201); // what is unloaded makes room
        assertRefused(load(run, null, "2,3,1", "1,2,1"), 409, "run-full");
        assertThat(show(run).jsonPath().getList("loads")).hasSize(3);
        Response over = load(run, "后座还能放一箱", "2,3,5");
        assertThat(over.statusCode()).isEqualTo(201);
        assertThat(over.jsonPath().getInt("stops[1].free")).isEqualTo(-5);
        assertThat(over.jsonPath().getString("loads.find { it.overBecause != null }.overBecause"))
                .isEqualTo("后座还能放一箱");
    }

    @Test
    void whatNobodyPackedWaitsForAnotherRun() {
        CopyCode late = wanted(centre, east);
        String run = plan(20, centre, east);
        load(run, null, "1,2,5").then().statusCode(201);
        leave(run, 1).then().statusCode(200);
        assertThat(show(run).jsonPath().getList("loads")).isEmpty();
        assertRefused(load(run, null, "1,2,5"), 409, "run-stop-left");
        assertRefused(scan(run, late), 409, "run-load-meant");
        assertThat(reads.facts(late).status()).isEqualTo(CopyStatus.CLAIMED);
    }

    @Test
    void whatDoesNotComeStaysOpenForTheSite() {
        CopyCode lost = wanted(centre, east);
        String run = plan(20, centre, east);
        load(run, null, "1,2,5").then().statusCode(201);
        scan(run, lost).then().statusCode(200);
        leave(run, 1);
        Response done = leave(run, 2);
        assertThat(done.jsonPath().getString("state")).isEqualTo("DONE");
        assertThat(done.jsonPath().getString("loads[0].transfer.state")).isEqualTo("SENT");
        String code = done.jsonPath().getString("loads[0].transfer.code");
        Somebody.staffAt(east)
                .asks()
                .body("{\"missingBecause\":\"车上没有\"}")
                .post("/v1/transfers/" + code + "/close")
                .then()
                .statusCode(200);
        assertThat(reads.facts(lost).status()).isEqualTo(CopyStatus.MISSING);
    }

    @Test
    void freeCopiesThatTheOtherSiteHasNoneOfGoAlong() {
        UUID common = given.aVolume();
        CopyCode there = given.brought(given.aFamily(), common, east);
        CopyCode alike = given.brought(given.aFamily(), common, centre);
        CopyCode rare = given.brought(given.aFamily(), given.aVolume(), centre);
        CopyCode asked = wanted(centre, east);
        String run = plan(20, centre, east);
        load(run, null, "1,2,2,1").then().statusCode(201);
        assertThat(toLoad(run, 1)).containsExactlyInAnyOrder(asked.value(), rare.value());
        assertThat(toLoad(run, 1)).doesNotContain(there.value(), alike.value());
        assertThat(scan(run, rare).jsonPath().getString("result")).isEqualTo("PACKED");
    }

    @Test
    void whoHasNothingToDoWithARunDoesNotTouchIt() {
        CopyCode book = wanted(centre, east);
        String run = plan(20, centre, east);
        load(run, null, "1,2,5").then().statusCode(201);
        Somebody stranger = Somebody.staffAt(west);
        assertRefused(stranger.asks().get("/v1/runs/" + run), 403, "site-not-yours");
        Somebody atEast = Somebody.staffAt(east);
        assertRefused(scan(atEast, run, book), 403, "site-not-yours");
        assertThat(scan(Somebody.staffAt(centre), run, book).statusCode()).isEqualTo(200);
        assertRefused(stranger.asks().body(plan(5, List.of(centre, east))).post("/v1/runs"), 403, "site-not-yours");
        assertRefused(librarian.asks().body(plan(5, List.of(centre, centre))).post("/v1/runs"), 422, "run-malformed");
        assertRefused(librarian.asks().post("/v1/runs/" + run + "/cancel"), 409, "run-over");
    }

    @Test
    void theListOfWhatShouldTravelShrinksAsLoadsArePlanned() {
        wanted(centre, east);
        wanted(centre, east);
        wanted(west, centre);
        assertThat(travel(centre)).containsExactlyInAnyOrder(east + " 2 0", centre + " 1 0");
        String run = plan(20, west, centre, east);
        load(run, null, "1,2,1", "2,3,1").then().statusCode(201);
        assertThat(travel(centre)).containsExactly(east + " 2 1");
    }

    /** Two desks put loads on one van at once: together no more than it takes. */
    @Test
    void twoDesksThatLoadAtOnceDoNotOverfillTheVan() throws Exception {
        String run = plan(10, centre, east);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Integer> answers = new ArrayList<>();
        try {
            List<Future<Integer>> loads = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                loads.add(threads.submit(() -> load(run, null, "1,2,4").statusCode()));
            }
            for (Future<Integer> load : loads) {
                answers.add(load.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).filteredOn(status -> status == 201).hasSize(2);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(4);
    }

    private List<String> travel(UUID site) {
        Response answer = Somebody.staffAt(site).asks().get("/v1/reports/travel?site=" + site);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < answer.jsonPath().getList("items").size(); i++) {
            String pair = "items[" + i + "].";
            pairs.add(answer.jsonPath().getString(pair + "to.id") + " "
                    + answer.jsonPath().getInt(pair + "waiting") + " "
                    + answer.jsonPath().getInt(pair + "planned"));
        }
        return pairs;
    }

    /** A book here for which a reader there waits. */
    private CopyCode wanted(UUID here, UUID there) {
        UUID volume = given.aVolume();
        Caller reader = given.aFamilyWithCredits(1);
        CopyCode code = given.brought(given.aFamily(), volume, here);
        circulation.shelve(given.staffAt(here), code, here, "A-1");
        given.asks(reader, volume, there);
        return code;
    }

    private String plan(int room, UUID... stops) {
        return librarian
                .asks()
                .body(plan(room, List.of(stops)))
                .post("/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String plan(int room, List<UUID> stops) {
        return "{\"day\":\"%s\",\"room\":%d,\"driverId\":\"%s\",\"stops\":[%s]}"
                .formatted(
                        calendar.today(),
                        room,
                        driver.caller().personId(),
                        stops.stream()
                                .map(site -> "{\"siteId\":\"" + site + "\"}")
                                .collect(Collectors.joining(",")));
    }

    /** @param loads from stop, to stop, room, and perhaps how many of these are spare */
    private Response load(String run, String over, String... loads) {
        String listed = Arrays.stream(loads)
                .map(load -> load.split(","))
                .map(load -> "{\"fromStop\":%s,\"toStop\":%s,\"room\":%s,\"spare\":%s}"
                        .formatted(load[0], load[1], load[2], load.length > 3 ? load[3] : "0"))
                .collect(Collectors.joining(","));
        return librarian
                .asks()
                .body("{\"loads\":[%s]%s}".formatted(listed, over == null ? "" : ",\"overBecause\":\"" + over + "\""))
                .post("/v1/runs/" + run + "/loads");
    }

    private Response scan(String run, CopyCode code) {
        return scan(driver, run, code);
    }

    private static Response scan(Somebody who, String run, CopyCode code) {
        return who.asks().body("{\"copyCode\":\"%s\"}".formatted(code)).post("/v1/runs/" + run + "/scans");
    }

    private Response leave(String run, int position) {
        return driver.asks().body("{\"position\":%d}".formatted(position)).post("/v1/runs/" + run + "/leave");
    }

    private Response show(String run) {
        return driver.asks().get("/v1/runs/" + run);
    }

    private List<String> toLoad(String run, int stop) {
        return driver
                .asks()
                .get("/v1/runs/" + run + "/stops/" + stop)
                .jsonPath()
                .<List<String>>getList("load.toPack.copy.code")
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<String> toUnload(String run, int stop) {
        return driver
                .asks()
                .get("/v1/runs/" + run + "/stops/" + stop)
                .jsonPath()
                .<List<String>>getList("unload.lines.copy.code")
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
