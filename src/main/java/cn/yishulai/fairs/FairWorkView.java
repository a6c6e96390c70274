package cn.yishulai.fairs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fair as those see it who work on it.
 *
 * @param steps what happened to it, oldest first
 * @param next what the caller may do now, and what is missing for it
 * @param doubts what speaks against it without forbidding it
 */
public record FairWorkView(
        FairBrief fair,
        @Nullable String about,
        List<FairView.Session> sessions,
        PermitView permit,
        List<NextView> next,
        List<FairDoubt> doubts,
        FiguresView figures,
        List<StepView> steps,
        List<CommentView> comments,
        int version) {

    /** Who did what when. */
    public record StepView(FairVerb verb, String by, OffsetDateTime at, @Nullable String note) {}

    public record CommentView(UUID id, String words, FairSide side, String by, OffsetDateTime at, boolean mine) {}

    /** @param applyBy the last day on which it can be applied for; null for a fair that needs none */
    public record PermitView(boolean needed, @Nullable LocalDate applyBy, List<PermitPaper> papers) {

        boolean inForce() {
            return papers.stream().anyMatch(paper -> paper.voidBecause() == null);
        }
    }

    /** @param voidBecause null for the one in force */
    public record PermitPaper(
            String number,
            @Nullable String authority,
            @Nullable LocalDate grantedOn,
            OffsetDateTime recordedAt,
            @Nullable String voidBecause) {}

    /** @param missing empty when it can be done now */
    public record NextView(FairNext step, List<FairNext.Missing> missing) {}

    /** @param booked places of tickets that were not given back @param admitted people who came in with a ticket */
    public record FiguresView(int capacity, int booked, int admitted) {}
}
