package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wishes that are wider than one volume, choosier than any copy, or of a whole family. */
@QuarkusTest
@ClocksStandStill
@Audited
class WishesTest {

    @Inject
    SwapFixture given;

    @Inject
    Households households;

    @Inject
    Requests requests;

    @Inject
    Volumes volumes;

    @Inject
    Deadlines deadlines;

    @Inject
    WishesToFollow following;

    @Inject
    DataSource database;

    @Test
    void aWishForSomethingByTheSameAuthorTakesAnotherBookOfTheAuthor() {
        String author = "作者" + UUID.randomUUID();
        UUID seed = by(author);
        UUID other = by(author);
        UUID site = given.aSite();
        Caller reader = given.aFamilyWithCredits(1);
        UUID wish = wishes(reader, seed, site, WishKind.LIKE, Set.of(Alike.AUTHOR));
        CopyCode copy = given.brought(given.aFamily(), other, site);
        RequestView shown = given.request(reader, wish);
        assertThat(shown.copyCode()).isEqualTo(copy.value());
        assertThat(shown.volume().id()).isEqualTo(other);
        assertThat(shown.wish().book().id()).isEqualTo(seed);
        assertThat(shown.wish().alike()).containsExactly(Alike.AUTHOR);
    }

    @Test
    void aReaderWithAWiderWishTakesWhatStandsFreeAlready() {
        String author = "作者" + UUID.randomUUID();
        UUID seed = by(author);
        UUID other = by(author);
        UUID site = given.aSite();
        CopyCode copy = given.brought(given.aFamily(), other, site);
        Caller reader = given.aFamilyWithCredits(1);
        UUID wish = wishes(reader, seed, site, WishKind.LIKE, Set.of(Alike.AUTHOR));
        assertThat(given.request(reader, wish).copyCode()).isEqualTo(copy.value());
    }

    @Test
    void nothingAlikeIsKnownOfABookWithoutAnAuthor() {
        Caller reader = given.aFamily();
        UUID site = given.aSite();
        UUID nameless = given.aVolume();
        assertRefused(
                SwapRefusal.WISH_UNCLEAR, () -> wishes(reader, nameless, site, WishKind.LIKE, Set.of(Alike.AUTHOR)));
        assertRefused(SwapRefusal.WISH_UNCLEAR, () -> wishes(reader, nameless, site, WishKind.LIKE, Set.of()));
        assertRefused(
                SwapRefusal.WISH_UNCLEAR, () -> wishes(reader, nameless, site, WishKind.WORK, Set.of(Alike.AUTHOR)));
    }

    @Test
    void aLostCopyLeavesAWiderWishAtItsPlaceAndTheNextBookServesIt() {
        String author = "作者" + UUID.randomUUID();
        UUID seed = by(author);
        UUID site = given.aSite();
        Caller reader = given.aFamilyWithCredits(1);
        UUID wish = wishes(reader, seed, site, WishKind.LIKE, Set.of(Alike.AUTHOR));
        CopyCode first = given.brought(given.aFamily(), by(author), site);
        CopyCode second = given.brought(given.aFamily(), by(author), site);
        assertThat(given.request(reader, wish).copyCode()).isEqualTo(first.value());
        removals.miss(given.staffAt(site), first, site, "不在架上");
        assertThat(given.request(reader, wish).copyCode()).isEqualTo(second.value());
    }

    @Inject
    Removals removals;

    @Test
    void aReaderWhoWantsAGoodCopyIsPassedOverByAWornOne() {
        UUID volume = given.aVolume();
        UUID site = given.aSite();
        Caller choosy = given.aFamilyWithCredits(1);
        Caller modest = given.aFamilyWithCredits(1);
        UUID first = requests.place(choosy, form(volume, site, null, null, Grade.LIKE_NEW, null, null));
        UUID second = given.asks(modest, volume, site);
        given.brought(given.aFamily(), volume, site);
        assertThat(given.request(choosy, first).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.request(modest, second).state()).isEqualTo(RequestState.READY);
    }

    @Test
    void aCopyThatStandsAtAnotherAcceptableSiteIsFetchedThere() {
        UUID volume = given.aVolume();
        UUID near = given.aSite();
        UUID also = given.aSite();
        Caller reader = given.aFamilyWithCredits(1);
        UUID wish = requests.place(reader, form(volume, near, null, null, null, List.of(also.toString()), null));
        given.brought(given.aFamily(), volume, also);
        RequestView shown = given.request(reader, wish);
        assertThat(shown.state()).isEqualTo(RequestState.READY);
        assertThat(shown.pickupSite().id()).isEqualTo(also);
        assertThat(shown.wish().preferredSite().id()).isEqualTo(near);
    }

    @Test
    void aFamilyAsksOnceForAllOfIt() {
        UUID volume = given.aVolume();
        UUID site = given.aSite();
        Caller family = given.aFamilyWithCredits(1);
        requests.place(family, form(volume, site, null, null, null, null, true));
        Caller grandmother = new Caller(
                family.role(),
                households
                        .addPerson(family, new PersonForm("奶奶", PersonKind.ELDER, null, null))
                        .id(),
                family.household(),
                Set.of(),
                "奶奶");
        assertRefused(
                SwapRefusal.REQUEST_ALREADY_OPEN,
                () -> requests.place(grandmother, form(volume, site, null, null, null, null, true)));
        requests.place(grandmother, form(volume, site, null, null, null, null, null));
    }

    /** A book by both is promised to one who could take either; who wants just that one gets it when the other comes. */
    @Test
    void aPromiseMovesToAnotherBookOfTheSameWishSoThatOneReaderMoreIsServed() {
        String author = "作者" + UUID.randomUUID();
        UUID wanted = by(author);
        UUID spare = by(author);
        UUID site = given.aSite();
        UUID elsewhere = given.aSite();
        Caller easy = given.aFamilyWithCredits(1);
        Caller exact = given.aFamilyWithCredits(1);
        UUID wide = wishes(easy, wanted, site, WishKind.LIKE, Set.of(Alike.AUTHOR));
        CopyCode first = given.brought(given.aFamily(), wanted, elsewhere);
        UUID narrow = given.asks(exact, wanted, site);
        assertThat(given.request(easy, wide).copyCode()).isEqualTo(first.value());
        assertThat(given.request(exact, narrow).state()).isEqualTo(RequestState.OPEN);
        CopyCode second = given.brought(given.aFamily(), spare, elsewhere);
        assertThat(given.request(easy, wide).copyCode()).isEqualTo(second.value());
        assertThat(given.request(exact, narrow).copyCode()).isEqualTo(first.value());
    }

    /** A desk works on the line of the promised book just then: nobody waits for it, and the clock tries again. */
    @Test
    void aPromiseThatCouldNotMoveBecauseItsLineWasBusyMovesAMinuteLater() throws SQLException {
        String author = "作者" + UUID.randomUUID();
        UUID wanted = by(author);
        UUID spare = by(author);
        UUID site = given.aSite();
        UUID elsewhere = given.aSite();
        Caller exact = given.aFamilyWithCredits(1);
        wishes(given.aFamilyWithCredits(1), wanted, site, WishKind.LIKE, Set.of(Alike.AUTHOR));
        CopyCode first = given.brought(given.aFamily(), wanted, elsewhere);
        UUID narrow = given.asks(exact, wanted, site);
        try (Connection desk = database.getConnection();
                Statement works = desk.createStatement()) {
            desk.setAutoCommit(false);
            works.execute("SELECT pg_advisory_xact_lock(6001, hashtext('%s'))".formatted(wanted));
            given.brought(given.aFamily(), spare, elsewhere);
            deadlines.tick();
            assertThat(given.request(exact, narrow).state()).isEqualTo(RequestState.OPEN);
            desk.rollback();
        }
        deadlines.tick();
        assertThat(given.request(exact, narrow).copyCode()).isEqualTo(first.value());
    }

    /** The family has one credit and two wishes: whichever book serves one reader more is theirs. */
    @Test
    void aCreditMovesToAnotherWishOfTheSameReaderSoThatOneReaderMoreIsServed() {
        UUID one = given.aVolume();
        UUID other = given.aVolume();
        UUID site = given.aSite();
        UUID elsewhere = given.aSite();
        Caller rich = given.aFamilyWithCredits(1);
        Caller exact = given.aFamilyWithCredits(1);
        UUID first = given.asks(rich, one, site);
        UUID second = given.asks(rich, other, site);
        CopyCode copy = given.brought(given.aFamily(), one, elsewhere);
        assertThat(given.request(rich, first).copyCode()).isEqualTo(copy.value());
        UUID waits = given.asks(exact, one, site);
        CopyCode later = given.brought(given.aFamily(), other, elsewhere);
        assertThat(given.request(rich, second).copyCode()).isEqualTo(later.value());
        assertThat(given.request(rich, first).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.request(exact, waits).copyCode()).isEqualTo(copy.value());
    }

    @Test
    void whatIsSetAsideStaysWithItsReader() {
        String author = "作者" + UUID.randomUUID();
        UUID wanted = by(author);
        UUID site = given.aSite();
        Caller easy = given.aFamilyWithCredits(1);
        Caller exact = given.aFamilyWithCredits(1);
        UUID wide = wishes(easy, wanted, site, WishKind.LIKE, Set.of(Alike.AUTHOR));
        CopyCode first = given.brought(given.aFamily(), wanted, site);
        assertThat(given.request(easy, wide).state()).isEqualTo(RequestState.READY);
        UUID narrow = given.asks(exact, wanted, site);
        given.brought(given.aFamily(), by(author), site);
        assertThat(given.request(easy, wide).copyCode()).isEqualTo(first.value());
        assertThat(given.request(exact, narrow).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void aWishForSomethingLikeABookFollowsTheCorrectionOfItsAuthor() throws SQLException {
        String author = "作者" + UUID.randomUUID();
        UUID seed = by("误作" + UUID.randomUUID());
        UUID site = given.aSite();
        Caller reader = given.aFamilyWithCredits(1);
        UUID wish = wishes(reader, seed, site, WishKind.LIKE, Set.of(Alike.AUTHOR));
        CopyCode free = given.brought(given.aFamily(), by(author), site);
        try (Connection connection = database.getConnection();
                Statement corrects = connection.createStatement()) {
            corrects.execute(
                    "UPDATE edition SET author = '%s' WHERE id = (SELECT edition_id FROM volume WHERE id = '%s')"
                            .formatted(author, seed));
        }
        following.tick();
        assertThat(given.request(reader, wish).copyCode()).isEqualTo(free.value());
    }

    private UUID wishes(Caller reader, UUID volume, UUID site, WishKind kind, Set<Alike> alike) {
        return requests.place(reader, form(volume, site, kind, alike, null, null, null));
    }

    private static RequestForm form(
            UUID volume,
            UUID site,
            @Nullable WishKind kind,
            @Nullable Set<Alike> alike,
            @Nullable Grade worst,
            @Nullable List<String> also,
            @Nullable Boolean forFamily) {
        return new RequestForm(
                volume.toString(), site.toString(), null, null, null, kind, alike, worst, also, forFamily);
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }

    private UUID by(String author) {
        return volumes.add(new VolumeForm("书 " + UUID.randomUUID(), null, author, null, null, null))
                .id();
    }
}
