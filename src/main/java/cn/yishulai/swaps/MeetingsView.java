package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeSummary;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each record, in the order in which they were sent. */
public record MeetingsView(List<Item> items) {

    /** What became of a record when it arrived. */
    public enum Outcome {
        RECORDED,
        /** It was there already: nothing happened. */
        REPEATED,
        /** Another record has its number: the phone counts wrongly. */
        SEQUENCE_USED
    }

    /** @param meeting as it stands now; null when the number was used for another */
    public record Item(long sequence, Outcome outcome, @Nullable MeetingView meeting) {}

    /**
     * A swap face to face as one family sees it: which books, and not whose.
     *
     * @param mine whether this family said it; false when the other family did and this one is asked
     */
    public record MeetingView(
            String id,
            MeetingState state,
            @Nullable MeetingFlaw because,
            boolean mine,
            VolumeSummary gives,
            VolumeSummary takes,
            OffsetDateTime happenedAt) {}
}
