package cn.yishulai.fairs;

import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trade session as everybody may see it; the seed from the opening on. */
public record TradeSessionView(
        UUID id,
        String title,
        TradeState state,
        SiteName site,
        @Nullable UUID fairId,
        OffsetDateTime listFrom,
        OffsetDateTime listUntil,
        LocalDate handOverUntil,
        @Nullable Integer longestLoop,
        int copiesPerFamily,
        int wishesPerFamily,
        int creditsPerCopy,
        @Nullable Long seed,
        Counts counts,
        @Nullable RunView run,
        List<RunCounts> runs) {

    /**
     * @param copies listed and not withdrawn
     * @param withoutBook takers whose book is gone
     */
    public record Counts(int families, int copies, int present, int wishes, int toFetch, int fetched, int withoutBook) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    }

    /** A run that is under way, or waits. */
    public record RunView(
            int number,
            boolean running,
            boolean stopped,
            @Nullable Integer lacking,
            @Nullable OffsetDateTime startedAt) {}

    /** What a run came to. */
    public record RunCounts(
            int number,
            long seed,
            String inputHash,
            int copies,
            int families,
            int trades,
            int served,
            int loops,
            int longestLoop,
            OffsetDateTime madeAt) {}

    static TradeSessionView of(TradeSession session, SiteName site, Counts counts, List<RunCounts> runs) {
        TradeSession.Run run = session.run();
        return new TradeSessionView(
                session.id(),
                session.title(),
                session.state(),
                site,
                session.fair(),
                inCity(session.listFrom()),
                inCity(session.listUntil()),
                session.handOverUntil(),
                session.longest(),
                session.copiesPerFamily(),
                session.wishesPerFamily(),
                session.creditsPerCopy(),
                session.state() == TradeState.DRAFT ? null : session.seed(),
                counts,
                run == null
                        ? null
                        : new RunView(
                                run.number(),
                                run.running(),
                                run.stopped(),
                                run.lacking(),
                                run.startedAt() == null ? null : inCity(run.startedAt())),
                runs);
    }

    static OffsetDateTime inCity(Instant instant) {
        return instant.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
