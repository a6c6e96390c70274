package cn.yishulai.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child, as whoever answers for it sees it.
 *
 * @param offeredTo who has been asked to answer for it and has not said yes yet
 * @param asks what the guardian should say next
 * @param consents all that were ever given, newest first
 */
public record WardView(
        PersonView person,
        PersonView guardian,
        @Nullable PersonView offeredTo,
        List<Ask> asks,
        List<ConsentView> consents) {

    /** What a guardian is asked. */
    public enum Ask {
        /** The child is older by now than was said. */
        AGE_BAND_OVER,
        /** From 14 on the child agrees too. */
        OWN_CONSENT,
        /** There is another notice than the one that was agreed to. */
        NEW_NOTICE
    }

    /** @param own whether the child agreed too */
    public record ConsentView(
            String noticeVersion, String guardian, boolean own, Instant givenAt, @Nullable Instant revokedAt) {}
}
