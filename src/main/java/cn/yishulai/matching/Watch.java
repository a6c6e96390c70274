package cn.yishulai.matching;

/** Follows a long run, and may end it: {@link #lacking} is called at least once a round and throws to cancel. */
@FunctionalInterface
public interface Watch {

    /** Nobody looks. */
    Watch NONE = traders -> {};

    /**
     * @param traders how many still lack copies in this stage; falls to zero
     * @throws java.util.concurrent.CancellationException to end the run; nothing is kept of it
     */
    void lacking(int traders);

    /** A stage begins. */
    default void stage(TradeStage stage) {}
}
