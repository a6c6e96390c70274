package cn.yishulai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Nothing of a cheap book is lost, to the fen, whatever comes in which order, also when it is taken back. */
class PooledTest {

    /** The pool as the counter keeps it: what is left, and what was minted. */
    private static final class Pool {
        private long left;
        private long credits;

        Pooled add(long price, int step) {
            Pooled book = new Pooled("GENERAL", price, step, (left + price) / step);
            left += book.added();
            credits += book.credits();
            return book;
        }

        void takeBack(Pooled book) {
            long back = book.creditsToTakeBack(left);
            left += back * book.stepFen() - book.priceFen();
            credits -= back;
        }
    }

    @Property
    void creditsTimesStepAndTheRemainderAreTheSumOfPrices(
            @ForAll @Size(max = 60) List<@LongRange(max = 50_000) Long> prices,
            @ForAll @IntRange(min = 100, max = 5_000) int step) {
        Pool pool = new Pool();
        prices.forEach(price -> pool.add(price, step));
        long sum = prices.stream().mapToLong(Long::longValue).sum();
        assertThat(pool.credits * step + pool.left).isEqualTo(sum);
        assertThat(pool.left).isBetween(0L, step - 1L);
    }

    @Property
    void theOrderOfBooksDoesNotMatter(
            @ForAll @Size(max = 60) List<@LongRange(max = 50_000) Long> prices,
            @ForAll @IntRange(min = 100, max = 5_000) int step,
            @ForAll Random random) {
        Pool one = new Pool();
        prices.forEach(price -> one.add(price, step));
        List<Long> otherwise = new ArrayList<>(prices);
        Collections.shuffle(otherwise, random);
        Pool other = new Pool();
        otherwise.forEach(price -> other.add(price, step));
        assertThat(List.of(other.credits, other.left)).isEqualTo(List.of(one.credits, one.left));
    }

    @Property
    void whatIsTakenBackLeavesThePoolAsIfItHadNeverCome(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(max = 50_000) Long> prices,
            @ForAll @IntRange(min = 100, max = 5_000) int step,
            @ForAll Random random) {
        Pool pool = new Pool();
        List<Pooled> books = new ArrayList<>(
                prices.stream().map(price -> pool.add(price, step)).toList());
        Collections.shuffle(books, random);
        int gone = random.nextInt(books.size() + 1);
        books.subList(0, gone).forEach(pool::takeBack);
        long kept = books.stream().skip(gone).mapToLong(Pooled::priceFen).sum();
        assertThat(pool.credits).isEqualTo(kept / step);
        assertThat(pool.left).isEqualTo(kept % step);
    }

    @Property
    void familiesThatBecomeOneKeepEveryFen(
            @ForAll @Size(max = 30) List<@LongRange(max = 50_000) Long> mine,
            @ForAll @Size(max = 30) List<@LongRange(max = 50_000) Long> theirs,
            @ForAll @IntRange(min = 100, max = 5_000) int step) {
        Pool one = new Pool();
        mine.forEach(price -> one.add(price, step));
        Pool other = new Pool();
        theirs.forEach(price -> other.add(price, step));
        one.left += other.left;
        one.add(0, step);
        long sum = mine.stream().mapToLong(Long::longValue).sum()
                + theirs.stream().mapToLong(Long::longValue).sum();
        assertThat((one.credits + other.credits) * step + one.left).isEqualTo(sum);
        assertThat(one.credits + other.credits).isEqualTo(sum / step);
    }
}
