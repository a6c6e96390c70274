package cn.yishulai.journal;

import java.time.Instant;

/** What a room forgets when its time has come. How long it may be kept is data: the row of that name in {@code retention_rule}. */
public interface Forgetting {

    /** The row of {@code retention_rule}. */
    String rule();

    /** How much would be forgotten now. Changes nothing. */
    long due(Instant before);

    /**
     * Forgets what is older, the oldest first, in transactions of its own.
     *
     * @param most at most so many
     * @return how many; fewer than {@code most} when nothing is left to do
     */
    int forget(Instant before, int most);
}
