package cn.yishulai.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fairly books go round, for everybody to see. Sums over the days; what counts fewer than {@code smallest} is not said,
 * so that nobody is found in it.
 *
 * @param order who comes first, in words, and the version of the rules that says it
 * @param waiting by how many stood before, when asked; always the same rows
 * @param newcomers null where too few
 * @param received null where too few
 * @param wishes by the month in which they were made, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fairness(
        LocalDate from,
        LocalDate to,
        int smallest,
        Order order,
        List<Waiting> waiting,
        @Nullable Newcomers newcomers,
        @Nullable Received received,
        List<Wishes> wishes) {

    /** Below it a figure could be about somebody. */
    static final int SMALLEST = 10;

    /** The same figures with another order. */
    Fairness ordered(Order now) {
        return new Fairness(from, to, smallest, now, waiting, newcomers, received, wishes);
    }

    public record Order(int version, Words words) {}

    public record Words(String zh, String en) {}

    /**
     * How long it took from asking until a copy was kept. The figures are absent where fewer than the smallest number were
     * served.
     *
     * @param aheadTo absent in the last row
     * @param median days
     * @param ninth of ten were served within so many days
     * @param stillWaiting who asked in these days and has no copy yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Waiting(
            int aheadFrom,
            @Nullable Integer aheadTo,
            @Nullable Long served,
            @Nullable Double median,
            @Nullable Double ninth,
            @Nullable Long stillWaiting) {}

    /**
     * Families that got their first book.
     *
     * @param share of the books that went to them, 0 to 1
     * @param median days they waited for it; absent where too few
     * @param medianOfOthers days the other families waited
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Newcomers(
            long books, long families, double share, @Nullable Double median, @Nullable Double medianOfOthers) {}

    /**
     * How evenly the books went to the families that asked, brought or got one.
     *
     * @param gini 0: all got as many; 1: one got all
     * @param lorenz which share of the books the poorer 0, 10, 20 … 100 % of the families got
     */
    public record Received(long families, long books, double gini, List<Double> lorenz) {}

    /**
     * @param month its first day
     * @param share of them that got a book, 0 to 1; absent, as the counts, where there were too few
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wishes(
            LocalDate month, @Nullable Long made, @Nullable Long met, @Nullable Long open, @Nullable Double share) {}
}
