package cn.yishulai.places;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.yishulai.kernel.Refused;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SitesTest {

    private static final Hours DAY = Hours.of("09:00", "17:30");

    @Inject
    Sites sites;

    @Inject
    OpeningCalendar calendar;

    @Inject
    Shelves shelves;

    @Test
    void aSiteShowsItsComingFortnight() {
        UUID room = sites.add(
                new SiteForm(unique("少儿图书室"), SiteKind.READING_ROOM, null, "丹凤街 1 号", true, SiteForm.daily(DAY)));
        LocalDate tomorrow = calendar.today().plusDays(1);
        sites.close(room, tomorrow, tomorrow, "布展", false);
        given().when()
                .get("/v1/sites/{id}", room)
                .then()
                .statusCode(200)
                .body("kind", equalTo("READING_ROOM"))
                .body("receives", equalTo(true))
                .body("openDays", hasSize(14))
                .body("openDays[0].from", equalTo("09:00"))
                .body("openDays[0].until", equalTo("17:30"))
                .body("openDays[1].open", equalTo(false))
                .body("openDays[1].reason", equalTo("布展"));
    }

    @Test
    void pagesOfTheListMeetWithoutGapOrRepetition() {
        List<String> founded = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            founded.add(aSite(null).toString());
        }
        List<String> listed = new ArrayList<>();
        String after = null;
        do {
            var page = sites.list(after, 2);
            page.items().forEach(site -> listed.add(site.id().toString()));
            after = page.nextAfter();
        } while (after != null);
        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(founded);
    }

    @Test
    void aSiteNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> sites.require(new UUID(0, 7))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Sites.id("centre")).isInstanceOf(Refused.class);
        assertThat(sites.names(List.of(new UUID(0, 7)))).isEmpty();
        assertThat(sites.names(List.of())).isEmpty();
    }

    @Test
    void twoSitesOfOneNameAreRefused() {
        String name = unique("玄武湖公园");
        sites.add(new SiteForm(name, SiteKind.PARK, null, null, false, Map.of()));
        assertThatThrownBy(() -> sites.add(new SiteForm(name, SiteKind.PARK, null, null, false, Map.of())))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(PlaceRefusal.SITE_NAME_TAKEN));
    }

    @Test
    void aClosureOfTheParentClosesItsBranchesOnlyWhenItSaysSo() {
        UUID library = aSite(null);
        UUID branch = aSite(library);
        UUID room = aSite(branch);
        LocalDate friday = LocalDate.parse("2027-02-05");
        sites.close(library, friday, friday, "馆内装修", false);
        sites.close(library, friday.plusDays(1), friday.plusDays(7), "春节", true);
        sites.close(room, friday.plusDays(8), friday.plusDays(8), "停电", true);
        assertThat(calendar.openDay(library, friday.minusDays(1), 1)).isEqualTo(friday.plusDays(8));
        assertThat(calendar.openDay(branch, friday.minusDays(1), 1)).isEqualTo(friday);
        assertThat(calendar.openDay(branch, friday, 1)).isEqualTo(friday.plusDays(8));
        assertThat(calendar.openDay(room, friday, 1)).isEqualTo(friday.plusDays(9));
    }

    @Test
    void shelvesAreWalkedInTheOrderOfThePlan() {
        UUID site = aSite(null);
        shelves.plan(site, List.of("A-01", "A-02", "B-01"));
        shelves.plan(site, List.of("B-01", "A-01"));
        assertThat(shelves.order(site)).containsExactly(Map.entry("B-01", 1), Map.entry("A-01", 2));
        assertThat(shelves.order(site, "A-01")).isEqualTo(2);
        assertThat(shelves.order(site, "A-02")).isEqualTo(Shelves.OFF_THE_PLAN);
        assertThat(shelves.order(site, null)).isEqualTo(Shelves.OFF_THE_PLAN);
    }

    private UUID aSite(@Nullable UUID parent) {
        return sites.add(
                new SiteForm(unique("图书馆"), SiteKind.DISTRICT_LIBRARY, parent, null, true, SiteForm.daily(DAY)));
    }

    private static String unique(String name) {
        return name + " " + UUID.randomUUID();
    }
}
