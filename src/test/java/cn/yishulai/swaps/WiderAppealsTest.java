package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 需配 for wishes wider than a volume: homes are asked for any book that meets the wish. */
@QuarkusTest
@Audited
class WiderAppealsTest {

    @Inject
    SwapFixture given;

    @Inject
    AppealWorld world;

    @Inject
    Requests requests;

    @Inject
    Volumes volumes;

    private UUID site;
    private Caller reader;
    private Caller home;
    private UUID wished;
    private UUID other;

    @BeforeEach
    void twoBooksOfOneAuthor() {
        site = given.aSite();
        reader = given.aFamilyWithCredits(1);
        home = given.aFamily();
        String author = "作者" + UUID.randomUUID();
        wished = by(author);
        other = by(author);
    }

    @ParameterizedTest
    @EnumSource(
            value = WishKind.class,
            names = {"EDITION", "WORK", "LIKE"})
    void aHomeIsAskedForAnotherBookThatMeetsTheWishAndItGoesStraightToWhoeverWaits(WishKind kind) {
        joined(kind);
        UUID wish = aWish(kind, null);
        CopyCode book = given.listed(home, other);
        world.aRound();
        world.aRound();
        assertThat(world.asked(home)).singleElement().satisfies(appeal -> {
            assertThat(appeal.copyCode()).isEqualTo(book.value());
            assertThat(appeal.toString())
                    .doesNotContain(wished.toString(), wish.toString())
                    .doesNotContain(reader.household().toString());
        });
        PromiseView promise = world.promises(home, site);
        assertThat(given.request(reader, wish).promisedUntil()).isEqualTo(promise.bringUntil());
        assertThat(world.told(reader))
                .contains(other.toString())
                .doesNotContain(home.household().toString());
        world.tick();
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.RUNNING);
        assertThat(world.brings(home, book, site, Grade.GOOD).promiseBonus()).isEqualTo(1);
        RequestView served = given.request(reader, wish);
        assertThat(served.state()).isEqualTo(RequestState.READY);
        assertThat(served.copyCode()).isEqualTo(book.value());
    }

    @Test
    void aHomeIsNotAskedForABookInAWorseConditionThanIsWished() {
        CopyCode book = given.listed(home, other);
        world.sql("UPDATE copy SET grade = 'WORN' WHERE code = '%s'".formatted(book.value()));
        aWish(WishKind.LIKE, Grade.GOOD);
        world.aRound();
        assertThat(world.asked(home)).isEmpty();
        aWish(WishKind.LIKE, Grade.WORN);
        world.aRound();
        assertThat(world.asked(home)).hasSize(1);
    }

    @Test
    void aHomeThatWaitsForSuchABookItselfIsNotAsked() {
        given.listed(home, other);
        requests.place(home, form(WishKind.LIKE, null));
        aWish(WishKind.LIKE, null);
        world.aRound();
        assertThat(world.asked(home)).isEmpty();
    }

    @Test
    void nobodyIsAskedWhileABookThatMeetsTheWishIsOnItsWay() {
        given.listed(home, other);
        CopyCode coming = given.brought(given.aFamily(), wished, site);
        world.sql("UPDATE copy SET status = 'IN_TRANSIT' WHERE code = '%s'".formatted(coming.value()));
        aWish(WishKind.LIKE, null);
        world.aRound();
        assertThat(world.asked(home)).isEmpty();
        world.sql("UPDATE copy SET status = 'AVAILABLE' WHERE code = '%s'".formatted(coming.value()));
    }

    @Test
    void homesWithDifferentBooksPromiseNoMoreThanThereAreWishes() {
        given.listed(home, other);
        Caller second = given.aFamily();
        given.listed(second, wished);
        aWish(WishKind.LIKE, null);
        world.aRound();
        assertThat(world.asked(second)).hasSize(1);
        PromiseView promise = world.promises(home, site);
        assertThat(world.asked(second)).as("let off at once").isEmpty();
        requests.cancel(reader, lastWish);
        world.tick();
        assertThat(world.promise(home, promise).state()).isEqualTo(PromiseState.RELEASED);
    }

    private @Nullable UUID lastWish;

    private UUID aWish(WishKind kind, @Nullable Grade worst) {
        Caller asks = lastWish == null ? reader : given.aFamilyWithCredits(1);
        UUID wish = requests.place(asks, form(kind, worst));
        world.grewOld(wish);
        lastWish = wish;
        return wish;
    }

    private RequestForm form(WishKind kind, @Nullable Grade worst) {
        Set<Alike> alike = kind == WishKind.LIKE ? Set.of(Alike.AUTHOR) : Set.of();
        return new RequestForm(wished.toString(), site.toString(), null, null, null, kind, alike, worst, null, null);
    }

    /** A librarian found that they are volumes of one edition, or editions of one work. */
    private void joined(WishKind kind) {
        switch (kind) {
            case EDITION ->
                world.sql(
                        "UPDATE volume SET label = '下', edition_id = (SELECT edition_id FROM volume WHERE id = '%s') WHERE id = '%s'"
                                .formatted(wished, other));
            case WORK ->
                world.sql(
                        """
                    UPDATE edition SET work_id = (SELECT e.work_id FROM volume v JOIN edition e ON e.id = v.edition_id WHERE v.id = '%s')
                    WHERE id = (SELECT edition_id FROM volume WHERE id = '%s')
                    """
                                .formatted(wished, other));
            case VOLUME, LIKE -> {}
        }
    }

    private UUID by(String author) {
        return volumes.add(new VolumeForm("书 " + UUID.randomUUID(), null, author, null, null, null))
                .id();
    }
}
