package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.CountedStatements;
import cn.yishulai.catalog.SearchScope;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.StockFilter;
import cn.yishulai.http.Knock;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a search says about copies, and what it may cost to say so. */
@QuarkusTest
class AvailabilitiesTest {

    /** The rules by which a book costs. Copies by site, readers in line and names of sites are a plain statement each, not counted here. */
    private static final int STATEMENTS_OF_A_PAGE = 1;

    @Inject
    SwapFixture given;

    @Inject
    Volumes volumes;

    @Inject
    Availabilities availabilities;

    @Test
    void onlyVolumesWithAFreeCopyAtTheSiteAndInTheConditionAreShown() {
        UUID here = given.aSite();
        UUID there = given.aSite();
        Caller owner = given.aFamily();
        UUID first = aBook("輶軒使者絕代語釋別國方言");
        UUID second = aBook("輶軒使者絕代語釋別國方言疏證");
        aBook("輶軒使者絕代語釋別國方言箋疏");
        given.brought(owner, first, here);
        given.brought(owner, second, there);
        assertThat(found(null)).hasSize(3);
        assertThat(found(new StockFilter(here, null))).containsExactly(first);
        assertThat(found(new StockFilter(there, Grade.GOOD))).containsExactly(second);
        assertThat(found(new StockFilter(null, Grade.GOOD))).containsExactly(first, second);
        assertThat(found(new StockFilter(null, Grade.LIKE_NEW)))
                .as("they are good, not new")
                .isEmpty();
        assertThat(found(new StockFilter(given.aSite(), null))).isEmpty();
    }

    @Test
    void aPageOfBooksToHaveCostsAsManyStatementsWhetherItIsShortOrLong() {
        Caller owner = given.aFamily();
        UUID site = given.aSite();
        for (int i = 0; i < 24; i++) {
            UUID volume = aBook("駢字類編卷" + i);
            if (i % 3 == 0) {
                given.brought(owner, volume, i % 2 == 0 ? site : given.aSite());
            }
        }
        assertThat(statements(null, 1)).isEqualTo(STATEMENTS_OF_A_PAGE);
        assertThat(statements(null, 24)).isEqualTo(STATEMENTS_OF_A_PAGE);
        StockFilter here = new StockFilter(site, null);
        assertThat(statements(here, 1)).isLessThanOrEqualTo(STATEMENTS_OF_A_PAGE + 3);
        assertThat(statements(here, 24)).isLessThanOrEqualTo(STATEMENTS_OF_A_PAGE + 3);
    }

    @Test
    void aFilterThatIsNoneIsRefusedAndAPartOfTheCatalogueIsAskedFor() {
        for (String wrong : List.of("condition=SHINY", "ageBand=OLD", "topClass=L", "topClass=i", "language=zh")) {
            assertThat(Knock.get("/v1/volumes?query=%E4%B9%A6&" + wrong, null).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        for (String right : List.of("condition=FAIR", "ageBand=ADULT", "topClass=I", "language=chi")) {
            assertThat(Knock.get("/v1/volumes?query=%E4%B9%A6&" + right, null).status())
                    .as(right)
                    .isEqualTo(200);
        }
    }

    private long statements(@Nullable StockFilter stock, int limit) {
        return CountedStatements.of(() -> availabilities.find("骈字类编", SearchScope.EVERYTHING, stock, null, limit));
    }

    private UUID aBook(String title) {
        return volumes.add(VolumeForm.titled(title)).id();
    }

    private List<UUID> found(@Nullable StockFilter stock) {
        List<UUID> found = new ArrayList<>();
        String after = null;
        do {
            Page<ShelvedVolume> page = availabilities.find("輶軒使者絕代語", SearchScope.EVERYTHING, stock, after, 1);
            page.items().forEach(volume -> found.add(volume.volume().id()));
            after = page.nextAfter();
        } while (after != null);
        return found;
    }
}
